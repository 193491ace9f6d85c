package org.mandate.app.elections.sealed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.CommitRound;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdMessages.Committed;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdPlan;

/**
 * How far the keys of trustees are of whom some are enough: a value, read from what they handed in.
 * Every trustee does a step before anybody does the next.
 *
 * @param plan how many there are and how many are needed
 * @param uuid the election on its board
 * @param steps what was handed in, as far as whoever asks may see it
 */
record SharedRound(ThresholdPlan plan, String uuid, List<Step> steps) {
  static final Form FORM = Form.V3;

  /** Said of whoever is ready. */
  static final String PUBLISHED = "has published a key that holds";

  /** What a trustee hands in. */
  enum Kind {
    /** The keys with which a trustee signs and reads. */
    CERTIFICATE,
    /** The hash that fixes an opening before anybody opens. */
    COMMITMENT,
    /** A polynomial: one share for each trustee, encrypted for it. */
    OPENING,
    /** The public half of an opening. */
    COEFFICIENTS,
    /** The trustee's share of the key, encrypted for itself. */
    SHARE,
    /** The public key of that share. */
    KEY,
    /** The seat whose share does not fit. */
    COMPLAINT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst().orElseThrow();
    }
  }

  /**
   * One thing handed in.
   *
   * @param seat from 1
   * @param salt of an opening
   */
  record Step(int seat, Kind kind, String content, Optional<String> salt) {
    Step(int seat, Kind kind, String content) {
      this(seat, kind, content, Optional.empty());
    }
  }

  SharedRound {
    steps = List.copyOf(steps);
  }

  Optional<Step> of(int seat, Kind kind) {
    return steps.stream().filter(s -> s.seat() == seat && s.kind() == kind).findFirst();
  }

  /** In the order of the seats. */
  List<Step> all(Kind kind) {
    return IntStream.rangeClosed(1, plan.size())
        .boxed()
        .flatMap(seat -> of(seat, kind).stream())
        .toList();
  }

  /** Who complained, and of which seat. */
  Optional<Step> complaint() {
    return all(Kind.COMPLAINT).stream().findFirst();
  }

  /** What every trustee hands in, one after the other. */
  private static final List<Kind> TURNS =
      List.of(Kind.CERTIFICATE, Kind.COMMITMENT, Kind.COEFFICIENTS, Kind.KEY);

  /** What everybody hands in now; empty when all is done, or a complaint ended it. */
  Optional<Kind> turn() {
    return complaint().isPresent()
        ? Optional.empty()
        : TURNS.stream().filter(kind -> all(kind).size() < plan.size()).findFirst();
  }

  /** What a trustee hands in now; empty for one who waits for others. */
  Optional<Kind> turn(int seat) {
    return turn().filter(kind -> of(seat, kind).isEmpty());
  }

  /** How far a trustee is, in words that follow the name. */
  String said(int seat) {
    if (of(seat, Kind.COMPLAINT).isPresent()) {
      return "says that the share from trustee "
          + of(seat, Kind.COMPLAINT).get().content()
          + " does not fit";
    }
    if (of(seat, Kind.CERTIFICATE).isEmpty()) {
      return "has not handed in a certificate";
    }
    if (of(seat, Kind.COMMITMENT).isEmpty()) {
      return "has a certificate, and has yet to commit to the shares";
    }
    if (of(seat, Kind.COEFFICIENTS).isEmpty()) {
      return "has committed to the shares, and has yet to hand them out";
    }
    return of(seat, Kind.KEY).isEmpty()
        ? "has handed out the shares, and has yet to add up theirs"
        : PUBLISHED;
  }

  /** What voting waits for, as a sentence without its full stop. */
  Optional<String> missing() {
    Optional<Step> complaint = complaint();
    if (complaint.isPresent()) {
      return Optional.of(
          "Trustee "
              + complaint.get().seat()
              + " says that the share from trustee "
              + complaint.get().content()
              + " does not fit: the returning officer begins the keys again");
    }
    return waits(Kind.CERTIFICATE, "handed in their certificate")
        .or(() -> waits(Kind.COMMITMENT, "committed to their shares"))
        .or(() -> waits(Kind.COEFFICIENTS, "handed out their shares"))
        .or(() -> waits(Kind.KEY, "published their key"));
  }

  private Optional<String> waits(Kind kind, String what) {
    int done = all(kind).size();
    return done == plan.size()
        ? Optional.empty()
        : Optional.of(done + " of " + plan.size() + " trustees have " + what);
  }

  List<SignedMessage> certificates() {
    return all(Kind.CERTIFICATE).stream()
        .map(s -> ThresholdMessages.readCertificate(plan.group(), s.content()))
        .toList();
  }

  List<Committed> committed() {
    return all(Kind.COEFFICIENTS).stream()
        .map(s -> Committed.read(plan.group(), FORM, s.content()))
        .toList();
  }

  /** Everybody's openings, for one who may see them. */
  List<Polynomial> polynomials() {
    return all(Kind.OPENING).stream()
        .map(s -> Polynomial.read(plan.group(), FORM, s.content()))
        .toList();
  }

  /** The round of commitments so far, as the library keeps it. */
  CommitRound commitments() {
    CommitRound round = CommitRound.start(uuid, plan.size());
    for (Step step : all(Kind.COMMITMENT)) {
      round = taken(((CommitRound.Committing) round).commit(step.seat(), hash(step.content())));
    }
    for (Step step : all(Kind.OPENING)) {
      KeyCommitment.Opening opening =
          new KeyCommitment.Opening(step.salt().orElseThrow(), step.content());
      round = taken(((CommitRound.Opening) round).open(step.seat(), opening));
    }
    return round;
  }

  static KeyCommitment hash(String commitment) {
    return new KeyCommitment(commitment);
  }

  private static CommitRound taken(CommitRound.Step step) {
    return switch (step) {
      case CommitRound.Next(CommitRound next) -> next;
      case CommitRound.Refused(String reason) -> throw new IllegalStateException(reason);
    };
  }

  /** The trustees' part of the board, once every key is published. */
  Trustees trustees() {
    List<TrusteeKey> keys =
        all(Kind.KEY).stream().map(s -> TrusteeKey.read(s.content(), plan.group())).toList();
    return new Trustees(List.of(plan.assemble(certificates(), committed(), keys)));
  }
}
