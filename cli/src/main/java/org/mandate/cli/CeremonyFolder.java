package org.mandate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.CommitRound;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;

/**
 * The folder in which trustees exchange what they make: certificate-N.json, commitment-N.json,
 * opening-N.json and key-N.json for each seat N. Nothing in it is secret; all of it is checked.
 */
record CeremonyFolder(Path path) {
  static final Form FORM = Form.V3;

  /** A certificate of each seat, and what they agree on. */
  record Certified(ThresholdPlan plan, List<SignedMessage> certs) {

    /** The trustee with this seed, and its seat. */
    Self self(TrusteeSeed seed) {
      int seat =
          ThresholdTrustee.seat(plan.group(), seed, certs)
              .orElseThrow(
                  () -> new Refusal("No certificate in the folder was made with this key."));
      return new Self(seat, new ThresholdTrustee(plan, seat, seed));
    }
  }

  /** Who is at work. */
  record Self(int seat, ThresholdTrustee trustee) {}

  Path file(String what, int seat) {
    return path.resolve(what + "-" + seat + ".json");
  }

  private String text(String what, int seat) {
    Path file = file(what, seat);
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "'" + file + "' is missing: every trustee does one step before anybody does the next.");
    }
    return String.join("\n", RollFile.lines(file)).strip();
  }

  private <T> List<T> all(String what, int size, Function<String, T> reader) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(
            seat -> {
              try {
                return reader.apply(text(what, seat));
              } catch (BoardException | IllegalArgumentException fault) {
                throw new Refusal("'" + file(what, seat) + "': " + fault.getMessage() + ".");
              }
            })
        .toList();
  }

  /** Every certificate, checked. */
  Certified certified() {
    SignedMessage.Context first = all("certificate", 1, this::context).getFirst();
    Group group = GroupChoice.named(first.group());
    if (first.size() < 1 || first.size() > 100) {
      throw new Refusal("'" + file("certificate", 1) + "' names " + first.size() + " trustees.");
    }
    ThresholdPlan plan = new ThresholdPlan(group, FORM, first.size(), first.threshold());
    List<SignedMessage> certs =
        all("certificate", first.size(), one -> ThresholdMessages.readCertificate(group, one));
    plan.requireCerts(certs);
    return new Certified(plan, certs);
  }

  /** What a certificate says of itself, before it is known in which group its numbers are. */
  private SignedMessage.Context context(String text) {
    String name =
        text.contains("Ed25519")
            ? "Ed25519"
            : text.contains("BELENIOS-2048") ? "BELENIOS-2048" : "RFC-3526-2048";
    Group group = GroupChoice.named(name);
    return ThresholdMessages.readCertificate(group, text)
        .certificate(group)
        .context()
        .orElseThrow(() -> new Refusal("The certificate names no ceremony."));
  }

  // Commitments and openings

  /** Which election a commitment is for, and the commitment. */
  record Committed(String election, KeyCommitment commitment) {
    String text() {
      return new Json.Obj(
              List.of(
                  Map.entry("election", new Json.Str(election)),
                  Map.entry("commitment", new Json.Str(commitment.hash()))))
          .text();
    }

    static Committed read(String text) {
      return new Committed(member(text, "election"), new KeyCommitment(member(text, "commitment")));
    }
  }

  /** What opens a commitment, as a text. */
  static String text(KeyCommitment.Opening opening) {
    return new Json.Obj(
            List.of(
                Map.entry("salt", new Json.Str(opening.salt())),
                Map.entry("material", new Json.Str(opening.material()))))
        .text();
  }

  static KeyCommitment.Opening opening(String text) {
    return new KeyCommitment.Opening(member(text, "salt"), member(text, "material"));
  }

  private static String member(String text, String name) {
    if (Json.read(text) instanceof Json.Obj(List<Map.Entry<String, Json>> members)) {
      for (Map.Entry<String, Json> member : members) {
        if (member.getKey().equals(name) && member.getValue() instanceof Json.Str(String value)) {
          return value;
        }
      }
    }
    throw new IllegalArgumentException("there is no " + name);
  }

  /** Every commitment, all for one election. */
  CommitRound committed(ThresholdPlan plan) {
    List<Committed> all = all("commitment", plan.size(), Committed::read);
    String election = all.getFirst().election();
    CommitRound round = CommitRound.start(election, plan.size());
    for (int seat = 1; seat <= plan.size(); seat++) {
      if (!all.get(seat - 1).election().equals(election)) {
        throw new Refusal("Seat " + seat + " committed for another election than seat 1.");
      }
      round = next(((CommitRound.Committing) round).commit(seat, all.get(seat - 1).commitment()));
    }
    return round;
  }

  /**
   * A checksum of all that fixes the keys, for trustees to compare by telephone: the same for each
   * of them, and 160 bits long, so that nobody finds two ceremonies with the same one.
   */
  String checksum(Certified certified) {
    List<Committed> all = all("commitment", certified.plan().size(), Committed::read);
    String text =
        String.join(
            "|",
            "mandate-shared-keys",
            "1",
            all.getFirst().election(),
            "" + certified.plan().size(),
            "" + certified.plan().threshold(),
            certified.certs().stream()
                .map(SignedMessage::text)
                .collect(Collectors.joining(",", "[", "]")),
            all.stream()
                .map(one -> new Json.Str(one.commitment().hash()).text())
                .collect(Collectors.joining(",", "[", "]")));
    return Digest.hex(text).substring(0, 40).replaceAll("(....)(?=.)", "$1 ");
  }

  /** Every polynomial, as it was committed to. */
  List<Polynomial> opened(Certified certified) {
    CommitRound round = committed(certified.plan());
    List<KeyCommitment.Opening> openings =
        all("opening", certified.plan().size(), CeremonyFolder::opening);
    List<Polynomial> polynomials = new ArrayList<>();
    for (int seat = 1; seat <= openings.size(); seat++) {
      KeyCommitment.Opening one = openings.get(seat - 1);
      round = next(((CommitRound.Opening) round).open(seat, one));
      Polynomial polynomial = Polynomial.read(certified.plan().group(), FORM, one.material());
      certified.plan().requirePolynomial(certified.certs(), seat, polynomial);
      polynomials.add(polynomial);
    }
    return polynomials;
  }

  List<TrusteeKey> keys(ThresholdPlan plan) {
    return all("key", plan.size(), text -> TrusteeKey.read(text, plan.group()));
  }

  private static CommitRound next(CommitRound.Step step) {
    return switch (step) {
      case CommitRound.Next(CommitRound round) -> round;
      case CommitRound.Refused(String reason) -> throw new Refusal("Refused: " + reason + ".");
    };
  }
}
