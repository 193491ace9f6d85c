package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretResult.Elected;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Judgement;
import org.mandate.count.rules.Count;

/** From the opened result to its certification: declaration, complaints, offices taken. */
final class Declaring {
  private final SecretElections elections;
  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final ResultStore results;
  private final Moves moves;
  private final Voting.Boxes boxes;
  private final Counts counts;

  Declaring(
      SecretElections elections,
      SecretStore store,
      ResultStore results,
      Moves moves,
      Voting.Boxes boxes) {
    this.elections = elections;
    this.ground = elections.ground();
    this.store = store;
    this.results = results;
    this.moves = moves;
    this.boxes = boxes;
    this.counts = new Counts(elections, store);
  }

  Counts counts() {
    return counts;
  }

  /** Takes the result out of the box, counts it, and declares it. */
  Outcome<SecretElection> declare(UUID election, Who by) {
    SecretElection e = store.lock(election).orElseThrow();
    if (e.state() != State.CLOSED) {
      return Outcome.refused("election", "A result is declared once, after the close.");
    }
    if (boxes.box().isEmpty()) {
      return Outcome.refused("election", Voting.NOT_SET_UP + ".");
    }
    return switch (boxes.box().get().result(e)) {
      case SealedBox.Opening.NotYet(String waits) -> Outcome.refused("election", waits + ".");
      case SealedBox.Opening.Totals t -> motion(e, t, by);
      case SealedBox.Opening.Rankings r -> seats(e, r, by);
    };
  }

  private Outcome<SecretElection> motion(SecretElection e, SealedBox.Opening.Totals t, Who by) {
    if (e.rules().kind() == SecretElection.Kind.SEATS || t.votes().size() != 2) {
      throw new IllegalStateException("no totals of a motion: " + t + " for election " + e.id());
    }
    Counts.Motion read = counts.read(e, t);
    Judgement judgement = counts.judge(e, read);
    SecretResult.Outcome outcome =
        switch (judgement.outcome()) {
          case Judgement.Outcome.Carried _ -> SecretResult.Outcome.CARRIED;
          case Judgement.Outcome.Fallen _ -> SecretResult.Outcome.FALLEN;
          default -> SecretResult.Outcome.NO_DECISION;
        };
    SecretResult result =
        new SecretResult(
            e.id(),
            read.votes(),
            Optional.empty(),
            read.cast(),
            read.blank(),
            read.patients(),
            outcome,
            Instant.EPOCH,
            0);
    return declared(e, result, List.of(), by);
  }

  private Outcome<SecretElection> seats(SecretElection e, SealedBox.Opening.Rankings r, Who by) {
    if (e.rules().kind() != SecretElection.Kind.SEATS) {
      throw new IllegalStateException("rankings of a motion: election " + e.id());
    }
    List<Nomination> candidates = elections.candidates(e.id());
    Optional<Count> count = counts.count(e, r.rankings(), List.of());
    List<Elected> elected = new ArrayList<>();
    for (int index : count.map(Count::elected).orElse(List.of())) {
      elected.add(
          new Elected(
              e.id(),
              elected.size() + 1,
              candidates.get(index).id(),
              "ballot",
              "",
              Optional.empty(),
              Optional.empty(),
              0));
    }
    long blank = r.rankings().stream().filter(List::isEmpty).count();
    SecretResult.Outcome outcome =
        elected.isEmpty() ? SecretResult.Outcome.NOBODY : SecretResult.Outcome.ELECTED;
    SecretResult result =
        new SecretResult(
            e.id(),
            List.of(),
            Optional.of(r.rankings()),
            r.rankings().size(),
            blank,
            Optional.empty(),
            outcome,
            Instant.EPOCH,
            0);
    return declared(e, result, elected, by);
  }

  private Outcome<SecretElection> declared(
      SecretElection e, SecretResult r, List<Elected> elected, Who by) {
    SecretElection moved =
        moves.make(e, ElectionMove.DECLARE, "", ResultEntries.declared(e, r, elected).by(by));
    SecretStore.Moved move = store.moves(e.id()).getLast();
    results.keep(
        new SecretResult(
            r.election(),
            r.votes(),
            r.rankings(),
            r.cast(),
            r.blank(),
            r.patients(),
            r.outcome(),
            move.at(),
            move.entry()));
    for (Elected x : elected) {
      results.elect(with(x, move.entry()));
    }
    return new Outcome.Done<>(moved);
  }

  private static Elected with(Elected x, long entry) {
    return new Elected(
        x.election(),
        x.number(),
        x.nomination(),
        x.how(),
        x.constituency(),
        x.office(),
        x.follows(),
        entry);
  }

  // Complaints

  /** Until when complaints are heard; empty before the declaration. */
  Optional<Instant> complaintsUntil(SecretElection e) {
    return store.moves(e.id()).stream()
        .filter(m -> m.to(State.DECLARED))
        .findFirst()
        .map(
            m ->
                m.at()
                    .atZone(Dates.LONDON)
                    .plus(e.timetable().complaintDays(), ChronoUnit.DAYS)
                    .toInstant());
  }

  boolean hearsComplaints(SecretElection e, Instant now) {
    return e.state() == State.DECLARED && complaintsUntil(e).filter(now::isBefore).isPresent();
  }

  /**
   * Complains. What is about the returning officer, or by them, is for somebody else to settle.
   *
   * @param aboutOfficer whether it is about what the returning officer did or left undone
   */
  Outcome<Complaint> complain(UUID election, String words, boolean aboutOfficer, Who.Person by) {
    SecretElection e = store.share(election).orElseThrow();
    if (!hearsComplaints(e, ground.record().now())) {
      return Outcome.refused("words", "Complaints about this election are not heard now");
    }
    if (words.isBlank() || words.length() > 4000) {
      return Outcome.refused("words", "Say what went wrong, in at most 4,000 letters");
    }
    boolean apart = aboutOfficer || elections.has(by, election, Part.RETURNING_OFFICER);
    Complaint c = Complaint.raised(election, by.id(), words.strip(), apart, ground.record().now());
    results.complain(c, ground.record().append(ResultEntries.complained(e, c).draft()));
    return new Outcome.Done<>(results.complaintById(c.id()).orElseThrow());
  }

  /** Settles a complaint with a reason; one that makes the election void ends it. */
  Outcome<Complaint> settle(UUID complaint, String outcome, String answer, Who by) {
    UUID election = results.complaintById(complaint).orElseThrow().election();
    SecretElection e = store.lock(election).orElseThrow();
    Complaint c = results.complaintById(complaint).orElseThrow();
    if (e.state() != State.DECLARED || !c.undecided()) {
      return Outcome.refused("answer", "This complaint is settled already. Nothing was changed");
    }
    if (!results.settles(complaint)) {
      return Outcome.refused(
          "answer",
          "You do not settle this complaint: nobody settles their own, and one about the returning"
              + " officer is for the auditor");
    }
    if (!List.of("rejected", "upheld", "void").contains(outcome)) {
      return Outcome.refused("outcome", "Choose how it is settled");
    }
    if (answer.isBlank() || answer.length() > 4000) {
      return Outcome.refused("answer", "Give the reason, in at most 4,000 letters");
    }
    results.settle(
        complaint,
        outcome,
        answer.strip(),
        ground.record().append(ResultEntries.settled(e, c, outcome, answer.strip()).by(by)));
    if (outcome.equals("void")) {
      moves.make(
          e, ElectionMove.VOID, answer.strip(), ResultEntries.voided(e, c, answer.strip()).by(by));
    }
    return new Outcome.Done<>(results.complaintById(complaint).orElseThrow());
  }

  // Certification

  /** Why a declared result cannot be certified yet; empty where it can. */
  Optional<String> uncertified(SecretElection e) {
    Optional<Instant> until = complaintsUntil(e);
    if (e.state() != State.DECLARED || until.isEmpty()) {
      return Optional.of("Only a declared result is certified");
    }
    if (ground.record().now().isBefore(until.get())) {
      return Optional.of("Complaints are heard until " + Dates.weekdayTime(until.get()));
    }
    long undecided = results.counts(e.id()).undecided();
    return undecided > 0
        ? Optional.of(
            undecided == 1
                ? "A complaint is not settled yet"
                : undecided + " complaints are not settled yet")
        : Optional.empty();
  }

  /** Certifies, and puts those elected into their seats, all or nothing. */
  Outcome<SecretElection> certify(UUID election, Who by) {
    SecretElection e = store.lock(election).orElseThrow();
    Optional<String> obstacle = uncertified(e);
    if (obstacle.isPresent()) {
      return Outcome.refused("election", obstacle.get() + ".");
    }
    Outcome<List<Elected>> seated = new Seating(elections, results).seat(e);
    return switch (seated) {
      case Outcome.Refused<List<Elected>>(List<Outcome.Fault> faults) ->
          new Outcome.Refused<>(faults);
      case Outcome.Done<List<Elected>>(List<Elected> all) ->
          new Outcome.Done<>(
              moves.make(
                  e,
                  ElectionMove.CERTIFY,
                  "",
                  ResultEntries.certified(e, all, results.counts(e.id()).raised()).by(by)));
    };
  }
}
