package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mandate.ledger.Balance;

/**
 * What was promised to one organisation (or all), and where it is, on a day. All figures in pence.
 *
 * @param organisation its code; empty for all together
 * @param promisedPence in all, due or not
 * @param duePence fallen due by the day
 * @param releasedPence said to be paid, seen to come by nobody
 * @param receivedByPayeePence came to the payee, passed on or not, less what was taken back
 * @param receivedByPracticePence came to the practice, spent or not
 * @param recoveredPence taken back by the promiser after it had come; it does not fall due again
 * @param outstandingPence due, and come to nobody; below nought where more came than was due
 * @param oldestDue day of the oldest instalment that the practice does not wholly have
 * @param oldestUnpaid day of the oldest instalment that the promiser has not wholly paid
 * @param cannotTell why figures are uncertain or missing; each reason once
 */
public record Gap(
    String organisation,
    long promisedPence,
    long duePence,
    long releasedPence,
    long receivedByPayeePence,
    long receivedByPracticePence,
    long recoveredPence,
    long waivedPence,
    long disputedPence,
    long outstandingPence,
    Optional<LocalDate> oldestDue,
    Optional<LocalDate> oldestUnpaid,
    List<String> cannotTell) {

  public Gap {
    cannotTell = List.copyOf(cannotTell);
  }

  static Gap of(
      String organisation,
      Balance b,
      Optional<LocalDate> oldestDue,
      Optional<LocalDate> oldestUnpaid,
      List<String> cannotTell) {
    return new Gap(
        organisation,
        b.promised(),
        b.due(),
        b.released(),
        b.received(),
        b.receivedByBeneficiary(),
        b.recovered(),
        b.waived(),
        b.disputed(),
        b.outstanding(),
        oldestDue,
        oldestUnpaid,
        cannotTell);
  }

  /** All of these together. */
  public static Gap total(Collection<Gap> all) {
    List<String> reasons = new ArrayList<>();
    long[] f = new long[9];
    for (Gap g : all) {
      long[] one = g.figures();
      for (int i = 0; i < f.length; i++) {
        f[i] = Math.addExact(f[i], one[i]);
      }
      g.cannotTell().stream().filter(r -> !reasons.contains(r)).forEach(reasons::add);
    }
    return new Gap(
        "",
        f[0],
        f[1],
        f[2],
        f[3],
        f[4],
        f[5],
        f[6],
        f[7],
        f[8],
        all.stream().flatMap(g -> g.oldestDue().stream()).min(Comparator.naturalOrder()),
        all.stream().flatMap(g -> g.oldestUnpaid().stream()).min(Comparator.naturalOrder()),
        reasons);
  }

  private long[] figures() {
    return new long[] {
      promisedPence,
      duePence,
      releasedPence,
      receivedByPayeePence,
      receivedByPracticePence,
      recoveredPence,
      waivedPence,
      disputedPence,
      outstandingPence
    };
  }

  /** Came to the payee and was not passed on. */
  public long withPayeePence() {
    return receivedByPayeePence - receivedByPracticePence;
  }

  /** Due and not with the practice: not paid by the promiser, or held by a payee. */
  public long missingPence() {
    return outstandingPence + withPayeePence();
  }

  /** Promised and not due yet. */
  public long notYetDuePence() {
    return promisedPence - duePence;
  }
}
