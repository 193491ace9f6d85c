package org.mandate.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;

/** A trustee's secret exponent, out of what the trustee kept. */
final class SecretKeys {
  private SecretKeys() {}

  /** A decimal number, in quotation marks or not, as other programs keep it too. */
  static BigInteger mandatory(String text, Path file) {
    String digits = text.replaceAll("^\"(.*)\"$", "$1");
    if (!digits.matches("[0-9]{1,700}")) {
      throw new Refusal("'" + file + "' holds no private key: a decimal number.");
    }
    return new BigInteger(digits);
  }

  /**
   * From the seed and the share that was kept encrypted for it, if the board has the certificate of
   * this seed. Whoever verifies the board then knows the rest to be this trustee's: that key signed
   * the commitments that stand there, and over which certificates.
   */
  static BigInteger threshold(
      String seed, String share, Group group, Trustees trustees, int owner) {
    int first = 1;
    for (Trustees.Share one : trustees.shares()) {
      int last = first + one.keys().size() - 1;
      if (one instanceof Trustees.Pedersen pedersen && owner >= first && owner <= last) {
        return threshold(seed, share, group, pedersen, owner - first + 1);
      }
      first = last + 1;
    }
    throw new Refusal("Trustee " + owner + " is not a threshold trustee of this election.");
  }

  private static BigInteger threshold(
      String seed, String share, Group group, Trustees.Pedersen pedersen, int seat) {
    Form form = pedersen.signatures().isPresent() ? Form.V3 : Form.V2_0;
    try {
      ThresholdPlan plan =
          new ThresholdPlan(group, form, pedersen.certs().size(), pedersen.threshold());
      ThresholdTrustee trustee =
          new ThresholdTrustee(plan, seat, new TrusteeSeed(seed.replace("\"", "")));
      if (!trustee.isIn(pedersen.certs())) {
        throw new Refusal(
            "The board has another certificate under this trustee's number than this seed made. If"
                + " it is the seed of this election, open nothing, and tell the auditor.");
      }
      return trustee
          .secret(share)
          .orElseThrow(() -> new Refusal("The share is not for this trustee."));
    } catch (IllegalArgumentException e) {
      throw new Refusal("These are not a threshold trustee's 22 characters and share.");
    }
  }
}
