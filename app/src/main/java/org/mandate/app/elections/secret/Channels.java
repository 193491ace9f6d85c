package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection.State;

/**
 * Votes on paper or by telephone: one clerk enters that a line of the roll votes so, a second
 * confirms. Both see that vote, and it is sealed like every other; here stands only that it came.
 * Where the rules do not show how many voted, its entries are written with the close.
 */
public final class Channels {
  private static final Set<String> KNOWN = Set.of("paper", "telephone");

  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final ChannelStore votes;

  Channels(SecretElections.Ground ground, SecretStore store) {
    this.ground = ground;
    this.store = store;
    this.votes = new ChannelStore(ground.db());
  }

  /**
   * A vote that came through clerks.
   *
   * @param position line of the roll
   * @param channel "paper" or "telephone"
   * @param entry that it came; empty until the close where the rules do not show how many voted
   */
  public record Vote(
      UUID id,
      UUID election,
      int position,
      String channel,
      Instant enteredAt,
      Optional<Long> entry,
      Optional<Instant> confirmedAt,
      Optional<Long> confirmedEntry) {}

  private Optional<String> shut(SecretElection e) {
    Instant now = ground.record().now();
    return e.state() == State.OPEN && now.isBefore(e.timetable().closes())
        ? Optional.empty()
        : Optional.of("Voting is not open");
  }

  /** The first clerk enters that a line votes so. */
  public Outcome<Vote> enter(UUID election, int position, String channel, Who.Person by) {
    SecretElection e = store.share(election).orElseThrow();
    Optional<String> shut = shut(e);
    if (shut.isPresent()) {
      return Outcome.refused("position", shut.get());
    }
    if (!KNOWN.contains(channel)) {
      return Outcome.refused("channel", "Say how the vote came");
    }
    if (!votes.onRoll(election, position)) {
      return Outcome.refused("position", "Give the number of a line of the roll");
    }
    if (of(election).stream()
        .anyMatch(v -> v.position() == position && v.confirmedAt().isPresent())) {
      return Outcome.refused("position", "A vote of this line was entered already");
    }
    Vote v =
        new Vote(
            UUID.randomUUID(),
            election,
            position,
            channel,
            ground.record().now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    votes.enter(v, entry(e, ResultEntries.channel(e, v), by), by.id());
    return new Outcome.Done<>(votes.byId(v.id()).orElseThrow());
  }

  /** The second clerk confirms. */
  public Outcome<Vote> confirm(UUID vote, Who.Person by) {
    Vote v = votes.byId(vote).orElseThrow();
    SecretElection e = store.share(v.election()).orElseThrow();
    Optional<String> shut = shut(e);
    if (shut.isPresent()) {
      return Outcome.refused("vote", shut.get());
    }
    if (v.confirmedAt().isPresent() || votes.isFirst(vote, by.id())) {
      return Outcome.refused(
          "vote", "A second clerk confirms, once: the two of you enter a vote together");
    }
    Optional<Long> entry =
        v.entry().flatMap(x -> entry(e, ResultEntries.channelConfirmed(e, v), by));
    votes.confirm(v, ground.record().now(), entry, by.id());
    return new Outcome.Done<>(votes.byId(vote).orElseThrow());
  }

  /** The entry of what was done, where it may be told while voting is open. */
  private Optional<Long> entry(SecretElection e, SecretEntries.Told told, Who by) {
    return e.rules().turnoutShown() ? Optional.of(told(told, by)) : Optional.empty();
  }

  private long told(SecretEntries.Told told, Who by) {
    return ground.record().append(told.by(by)).id();
  }

  private Who clerk(Vote v, boolean first) {
    return votes.clerk(v.id(), first).<Who>map(Who.Person::new).orElse(new Who.Nobody());
  }

  /** Writes the entries that could not be written before; when voting has closed. */
  void record(SecretElection e) {
    for (Vote v : votes.of(e.id())) {
      if (v.entry().isEmpty()) {
        long entered = told(ResultEntries.channel(e, v), clerk(v, true));
        Optional<Long> confirmed =
            v.confirmedAt().map(at -> told(ResultEntries.channelConfirmed(e, v), clerk(v, false)));
        votes.recorded(v.id(), entered, confirmed);
      }
    }
  }

  /** Those that whoever asks may see. */
  public List<Vote> of(UUID election) {
    return votes.of(election);
  }

  public Optional<Vote> find(UUID vote) {
    return votes.byId(vote);
  }

  /** How many came by each channel and were confirmed; empty while that is not shown. */
  public Map<String, Long> counts(UUID election) {
    return votes.counts(election);
  }

  List<Vote> all() {
    return votes.all();
  }
}
