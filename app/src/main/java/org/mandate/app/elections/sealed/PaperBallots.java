package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.Channels;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.record.Record;

/**
 * Ballots on paper and by telephone: one clerk seals what the voter wrote or said, with the voter's
 * credential; it waits until another clerk says that it is so. Both see the vote; the page says it,
 * and how many there are is shown.
 */
final class PaperBallots {
  /**
   * One that was entered.
   *
   * @param line of the roll, for which it is
   */
  record Paper(
      UUID id,
      int line,
      String channel,
      String ballot,
      String sidecar,
      String tracker,
      UUID enteredBy) {}

  private final Channels channels;
  private final PaperStore store;
  private final Record record;
  private final BallotBox box;

  PaperBallots(Channels channels, PaperStore store, Record record, BallotBox box) {
    this.channels = channels;
    this.store = store;
    this.record = record;
    this.box = box;
  }

  /** Keeps what a clerk sealed; nothing is on the board yet. */
  BallotBox.Cast enter(SecretElection e, BallotBox.Coming coming, Who by) {
    if (!(by instanceof Who.Person person)) {
      return new BallotBox.Cast.Refused("Only a clerk of this election enters ballots");
    }
    Outcome<String> looked = box.look(e, coming);
    if (looked instanceof Outcome.Refused<String>(List<Outcome.Fault> faults)) {
      return new BallotBox.Cast.Refused(faults.getFirst().words());
    }
    String tracker = looked.orElseThrow();
    Outcome<Channels.Vote> entered =
        channels.enter(e.id(), coming.line(), coming.channel(), person);
    if (entered instanceof Outcome.Refused<Channels.Vote>(List<Outcome.Fault> faults)) {
      return new BallotBox.Cast.Refused(faults.getFirst().words());
    }
    UUID id = entered.orElseThrow().id();
    store.enter(
        e.id(),
        new Paper(
            id,
            coming.line(),
            coming.channel(),
            coming.ballot(),
            coming.sidecar(),
            tracker,
            person.id()),
        record.now());
    return new BallotBox.Cast.Recorded(tracker, record.now());
  }

  /** What waits for a second clerk. */
  List<Paper> waiting(UUID election) {
    return store.papers(election);
  }

  /** The second clerk's word: the ballot goes on the board, or is dropped. */
  Outcome<String> settle(SecretElection e, UUID paper, boolean right, Who by) {
    Optional<Paper> found = waiting(e.id()).stream().filter(p -> p.id().equals(paper)).findFirst();
    if (found.isEmpty()) {
      return Outcome.refused("paper", "This ballot is settled already");
    }
    if (!(by instanceof Who.Person person)) {
      return Outcome.refused("paper", "Only a clerk of this election settles ballots");
    }
    if (!right) {
      store.drop(paper, record.now());
      return new Outcome.Done<>(found.get().tracker());
    }
    if (channels.confirm(paper, person)
        instanceof Outcome.Refused<Channels.Vote>(List<Outcome.Fault> faults)) {
      return Outcome.refused("paper", faults.getFirst().words());
    }
    store.confirm(paper, person.id(), record.now());
    Paper p = found.get();
    return switch (box.cast(
        e, new BallotBox.Coming(p.line(), p.ballot(), p.sidecar(), p.channel()))) {
      case BallotBox.Cast.Recorded recorded -> new Outcome.Done<>(recorded.tracker());
      case BallotBox.Cast.Refused refused -> Outcome.refused("paper", refused.words());
    };
  }
}
