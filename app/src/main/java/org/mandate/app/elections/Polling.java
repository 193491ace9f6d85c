package org.mandate.app.elections;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.record.Record;
import org.mandate.app.register.Register;
import org.mandate.app.web.Dates;
import org.mandate.count.Question;
import org.mandate.count.RankedQuestion;

/**
 * Casting: one transaction locks the ballot's row against the close, reads the database's clock,
 * then accepts or refuses. At casting only the person's authority for the practice and that the
 * practice still exists are checked (DESIGN section 6).
 */
final class Polling {
  private static final int LONGEST_WORDS = 4000;
  private final Record record;
  private final Register register;
  private final BallotStore ballots;
  private final VoteStore votes;
  private final Counting counting;

  Polling(
      Record record, Register register, BallotStore ballots, VoteStore votes, Counting counting) {
    this.record = record;
    this.register = register;
    this.ballots = ballots;
    this.votes = votes;
    this.counting = counting;
  }

  Casting cast(UUID id, String practice, String choice, String words, Who by) {
    if (words.length() > LONGEST_WORDS) {
      throw new IllegalArgumentException("words of " + words.length() + "; at most 4,000 fit");
    }
    Optional<Ballot> locked = ballots.lockToVote(id);
    if (locked.isEmpty()) {
      return new Casting.NotOnRoll(practice);
    }
    Ballot ballot = locked.get();
    Instant now = record.now();
    if (ballot.state() != Ballot.State.OPEN || !now.isBefore(ballot.closesAt())) {
      return new Casting.NotOpen(ballot.state(), ballot.opensAt(), ballot.closesAt());
    }
    if (!votes.lockLine(id, practice)) {
      return new Casting.NotOnRoll(practice);
    }
    Optional<Casting> refusal = authority(ballot, practice, now);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!mayChoose(ballot, choice)) {
      return new Casting.NoSuchChoice(choice);
    }
    return keep(ballot, practice, choice, words.strip(), by, now);
  }

  private boolean mayChoose(Ballot ballot, String choice) {
    if (choice.equals(Question.ABSTAIN) || ballot.options().contains(choice)) {
      return true;
    }
    return counting.ranked(ballot).isPresent()
        && new RankedQuestion("", 1, ballot.options(), Map.of()).knows(choice);
  }

  private Optional<Casting> authority(Ballot ballot, String practice, Instant now) {
    Map<String, Set<Boolean>> castable = votes.castable();
    Set<Boolean> how = castable.getOrDefault(practice, Set.of());
    if (how.isEmpty()) {
      return Optional.of(new Casting.NoAuthority(practice));
    }
    boolean exists = register.practiceExists(practice, Dates.on(now));
    if (exists) {
      return how.contains(true) ? Optional.empty() : Optional.of(new Casting.NoAuthority(practice));
    }
    return ballot.successorMayCast() && how.contains(false)
        ? Optional.empty()
        : Optional.of(new Casting.PracticeClosed(practice, ballot.successorMayCast()));
  }

  private Casting keep(
      Ballot ballot, String practice, String choice, String words, Who by, Instant now) {
    Optional<Vote> before = votes.standing(ballot.id(), practice);
    if (before.filter(v -> v.choice().equals(choice) && v.words().equals(words)).isPresent()) {
      return new Casting.Recorded(before.get());
    }
    before.ifPresent(v -> votes.supersede(v.id(), now));
    Record.Written written =
        record.append(BallotEntries.cast(ballot.id(), practice, choice, words, person(by)));
    Vote vote =
        new Vote(UUID.randomUUID(), ballot.id(), practice, choice, words, now, written.id());
    votes.cast(vote);
    return new Casting.Recorded(vote);
  }

  private static UUID person(Who by) {
    return switch (by) {
      case Who.Person p -> p.id();
      case Who.BallotLink l -> l.person();
      case Who.Calendar c -> throw new IllegalArgumentException("a calendar casts no vote");
      case Who.Nobody n -> throw new IllegalArgumentException("nobody casts no vote");
      case Who.Job j -> throw new IllegalArgumentException("a job casts no vote: " + j.name());
    };
  }
}
