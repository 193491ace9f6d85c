package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.sealed.SharedRound.Kind;
import org.mandate.app.elections.sealed.SharedRound.Step;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.ceremony.CeremonyException;
import org.mandate.ballot.ceremony.CommitRound;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdMessages.KeyShare;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdPlan;

/**
 * Takes the steps of trustees of whom some are enough: certificate, commitment, opening, key. The
 * library checks each before it is kept; the shares inside an opening only their readers can check,
 * who complain if one does not fit.
 */
final class SharedKeys {
  private static final int LONGEST = 200_000;
  private final KeyStore store;
  private final Record record;

  SharedKeys(KeyStore store, Record record) {
    this.store = store;
    this.record = record;
  }

  /** A trustee of an election, before its voting. */
  record Seated(SecretElection e, UUID role, int seat, int seats) {}

  SharedRound round(SecretElection e, int seats) {
    return new SharedRound(
        new ThresholdPlan(SealedRules.group(), SharedRound.FORM, seats, e.rules().trusteesNeeded()),
        SealedRules.uuid(e.id()),
        store.steps(e.id()));
  }

  /** What a step does once it is its turn; throws what the library holds against it. */
  private interface Taking {
    Optional<String> take(SharedRound round);
  }

  private Outcome<Integer> step(Seated who, Kind kind, String field, String text, Taking taking) {
    if (text.length() > LONGEST) {
      return Outcome.refused(field, "This is longer than anything that a trustee makes");
    }
    store.hold(who.e().id());
    SharedRound round = round(who.e(), who.seats());
    if (!round.turn(who.seat()).equals(Optional.of(kind))) {
      return Outcome.refused(field, early(round, who.seat(), kind));
    }
    try {
      return taking
          .take(round)
          .<Outcome<Integer>>map(fault -> Outcome.refused(field, fault))
          .orElseGet(() -> new Outcome.Done<>(who.seat()));
    } catch (CeremonyException | BoardException | IllegalArgumentException fault) {
      return Outcome.refused(
          field,
          "This does not hold: "
              + fault.getMessage()
              + ". Load this page again and do it again with your own file");
    }
  }

  private static String early(SharedRound round, int seat, Kind kind) {
    if (round.of(seat, kind).isPresent()) {
      return "You have done this already; it cannot be changed";
    }
    return round.complaint().isPresent()
        ? round.missing().orElseThrow()
        : "Every trustee does one step before anybody does the next, and this is not its turn: "
            + round.missing().orElseThrow();
  }

  Outcome<Integer> certify(Seated who, String text) {
    return step(
        who,
        Kind.CERTIFICATE,
        "certificate",
        text,
        round -> {
          SignedMessage mine = ThresholdMessages.readCertificate(round.plan().group(), text);
          List<SignedMessage> others = new ArrayList<>(round.certificates());
          store.givenUpCertificates(who.e().id()).stream()
              .map(given -> ThresholdMessages.readCertificate(round.plan().group(), given))
              .forEach(others::add);
          round.plan().requireCertificate(who.seat(), mine, others);
          if (!mine.text().equals(text)) {
            return Optional.of("A certificate has one spelling, and this is another");
          }
          keep(
              who,
              SealedEntries.certificate(who.e(), who.seat(), text),
              List.of(new Step(who.seat(), Kind.CERTIFICATE, text)));
          return Optional.empty();
        });
  }

  Outcome<Integer> commit(Seated who, String commitment) {
    return step(
        who,
        Kind.COMMITMENT,
        "commitment",
        commitment,
        round -> {
          CommitRound.Committing committing = (CommitRound.Committing) round.commitments();
          if (committing.commit(who.seat(), SharedRound.hash(commitment))
              instanceof CommitRound.Refused(String reason)) {
            return Optional.of("This does not hold: " + reason);
          }
          keep(
              who,
              SealedEntries.committed(who.e(), who.seat(), commitment),
              List.of(new Step(who.seat(), Kind.COMMITMENT, commitment)));
          return Optional.empty();
        });
  }

  Outcome<Integer> open(Seated who, String salt, String material) {
    return step(
        who,
        Kind.COEFFICIENTS,
        "material",
        material,
        round -> {
          CommitRound.Opening opening = (CommitRound.Opening) round.commitments();
          if (opening.open(who.seat(), new KeyCommitment.Opening(salt, material))
              instanceof CommitRound.Refused) {
            return Optional.of(
                "These are not the shares that you committed to. Use the file that you saved then");
          }
          Polynomial mine = Polynomial.read(round.plan().group(), SharedRound.FORM, material);
          round.plan().requirePolynomial(round.certificates(), who.seat(), mine);
          if (!mine.text().equals(material)) {
            return Optional.of("Shares have one spelling, and this is another");
          }
          String half = mine.committed().text();
          keep(
              who,
              SealedEntries.dealt(who.e(), who.seat(), material, half),
              List.of(
                  new Step(who.seat(), Kind.OPENING, material, Optional.of(salt)),
                  new Step(who.seat(), Kind.COEFFICIENTS, half)));
          return Optional.empty();
        });
  }

  Outcome<Integer> publish(Seated who, String text) {
    return step(
        who,
        Kind.KEY,
        "share",
        text,
        round -> {
          KeyShare mine = KeyShare.read(round.plan().group(), text);
          if (mine.key().name().isPresent() || !mine.text().equals(text)) {
            return Optional.of("A key has one spelling and no name, and this is another");
          }
          round.plan().requireKey(round.certificates(), round.committed(), who.seat(), mine.key());
          String key = mine.key().text();
          keep(
              who,
              SealedEntries.published(who.e(), who.seat(), mine.encryptedKey(), key),
              List.of(
                  new Step(who.seat(), Kind.SHARE, mine.encryptedKey()),
                  new Step(who.seat(), Kind.KEY, key)));
          return Optional.empty();
        });
  }

  /** A trustee cannot use the share of another: keys are then begun again. */
  Outcome<Integer> complain(Seated who, String against, String attempt) {
    return step(
        who,
        Kind.KEY,
        "against",
        against,
        round -> {
          if (!attempt.equals(String.valueOf(store.restarts(who.e().id()).size() + 1))) {
            return Optional.of(
                "This complaint is about shares that were given up when the keys were begun again");
          }
          boolean another =
              against.matches("[1-9][0-9]?|100")
                  && Integer.parseInt(against) <= who.seats()
                  && Integer.parseInt(against) != who.seat();
          if (!another) {
            return Optional.of("A complaint names the seat of another trustee");
          }
          keep(
              who,
              SealedEntries.complained(who.e(), who.seat(), Integer.parseInt(against)),
              List.of(new Step(who.seat(), Kind.COMPLAINT, against)));
          return Optional.empty();
        });
  }

  private void keep(Seated who, Draft entry, List<Step> steps) {
    long id = record.append(entry).id();
    steps.forEach(step -> store.keep(who.e().id(), who.role(), step, record.now(), id));
  }
}
