package org.mandate.app.decisions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Canonical;

/**
 * What the close of a vote at a meeting said, as the entry {@code meeting.poll} has it
 * (docs/record.md, "Decisions of a board at a meeting").
 *
 * @param question the constitution's kind of question
 * @param reserved id of the reserved matter; empty for none
 * @param constitution version in force when the vote opened
 * @param way show, named or secret
 * @param chair the office of whoever presided; empty where nobody of an office did
 * @param votes by option
 * @param conflicts found and handled; empty where they were not counted
 * @param text the canonical JSON itself
 */
public record PollFacts(
    UUID poll,
    UUID motion,
    UUID item,
    String question,
    String reserved,
    long constitution,
    String way,
    Instant opened,
    Instant closed,
    Optional<UUID> chair,
    Heads members,
    Heads present,
    SortedMap<String, Long> votes,
    long abstained,
    long didNotVote,
    Proxies proxies,
    Optional<Casting> casting,
    Optional<Conflicts> conflicts,
    String text) {

  /** People by number and role. */
  public record Heads(long total, SortedMap<String, Long> roles) {}

  /** Votes of absent members. */
  public record Proxies(long given, long mostHeld, long barred) {}

  /** The casting vote: as whose holder, and for what. */
  public record Casting(String seat, String choice) {}

  /** People on the board conflicted on the matter, and those of them for whom a choice stood. */
  public record Conflicts(long found, long handled) {}

  /**
   * Reads the facts of the entry.
   *
   * @throws IllegalArgumentException where they are not those of a poll
   */
  public static PollFacts read(Map<String, ?> facts) {
    try {
      return of(facts);
    } catch (NullPointerException | ClassCastException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("not the facts of a poll: " + facts, e);
    }
  }

  static PollFacts read(String text) {
    return read(Canonical.parseObject(text));
  }

  private static PollFacts of(Map<String, ?> f) {
    SortedMap<String, Long> votes = new TreeMap<>();
    map(f.get("votes")).forEach((option, n) -> votes.put((String) option, number(n)));
    long abstained = taken(votes, "abstained");
    long didNotVote = taken(votes, "didNotVote");
    return new PollFacts(
        uuid(f.get("poll")),
        uuid(f.get("motion")),
        uuid(f.get("item")),
        text(f.get("question")),
        f.get("reserved") instanceof String reserved ? reserved : "",
        number(f.get("constitution")),
        text(f.get("way")),
        Instant.parse(text(f.get("opened"))),
        Instant.parse(text(f.get("closed"))),
        Optional.ofNullable(f.get("chair")).map(PollFacts::uuid),
        heads(f.get("members")),
        heads(f.get("present")),
        votes,
        abstained,
        didNotVote,
        new Proxies(
            orNone(f.get("proxies")), orNone(f.get("proxiesHeld")), orNone(f.get("proxiesBarred"))),
        Optional.ofNullable(f.get("casting"))
            .map(PollFacts::map)
            .map(c -> new Casting(text(c.get("seat")), text(c.get("choice")))),
        Optional.ofNullable(f.get("conflicts"))
            .map(PollFacts::map)
            .map(c -> new Conflicts(number(c.get("found")), number(c.get("handled")))),
        Canonical.text(f));
  }

  private static long taken(SortedMap<String, Long> votes, String name) {
    Long n = votes.remove(name);
    return n == null ? 0 : n;
  }

  private static Heads heads(@Nullable Object value) {
    Map<?, ?> heads = map(value);
    SortedMap<String, Long> roles = new TreeMap<>();
    map(heads.get("roles")).forEach((role, n) -> roles.put((String) role, number(n)));
    return new Heads(number(heads.get("total")), roles);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) Objects.requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  private static UUID uuid(@Nullable Object value) {
    return UUID.fromString(text(value));
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static long orNone(@Nullable Object value) {
    return value == null ? 0 : number(value);
  }

  /** How many votes were given for an option. */
  public long votesFor(String option) {
    return votes.getOrDefault(option, 0L);
  }
}
