package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Setting;

/**
 * The figures of a vote, as its entry says them (docs/record.md, {@code meeting.poll}).
 *
 * @param members all with a vote, there or not, by role
 * @param present those of them who were there for this vote
 * @param votes one for each present and one for each proxy; without the casting vote
 * @param casting empty where none was given
 * @param conflicts empty where the item hangs on no matter
 */
public record Counted(
    Headcount members,
    Headcount present,
    Votes votes,
    Proxies proxies,
    Optional<CastingVote> casting,
    Optional<ConflictsFound> conflicts) {

  /** The same with a casting vote. */
  public Counted with(CastingVote given) {
    return new Counted(members, present, votes, proxies, Optional.of(given), conflicts);
  }

  /** What the constitution's judge is given. */
  public Meeting judged(MeetingKind kind, Instant starts, Setting.Way way) {
    return new Meeting(kind, starts, way, members, present, votes, proxies, casting.orElse(null));
  }

  /** As the entry writes it. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("members", headcount(members));
    facts.put("present", headcount(present));
    Map<String, Object> figures = new TreeMap<>(votes.byOption());
    figures.put("abstained", votes.abstained());
    figures.put("didNotVote", votes.didNotVote());
    facts.put("votes", figures);
    facts.put("proxies", proxies.given());
    if (proxies.given() > 0) {
      facts.put("proxiesHeld", proxies.mostHeld());
    }
    if (proxies.barred() > 0) {
      facts.put("proxiesBarred", proxies.barred());
    }
    casting.ifPresent(
        c -> facts.put("casting", new TreeMap<>(Map.of("seat", c.seat(), "choice", c.choice()))));
    conflicts.ifPresent(
        c ->
            facts.put(
                "conflicts", new TreeMap<>(Map.of("found", c.found(), "handled", c.handled()))));
    return facts;
  }

  static Map<String, Object> headcount(Headcount count) {
    return new TreeMap<>(Map.of("total", count.total(), "roles", new TreeMap<>(count.byRole())));
  }

  /** Reads what {@link #facts} wrote. */
  static Counted of(Map<String, Object> facts) {
    Map<String, Object> figures = new TreeMap<>(map(facts.get("votes")));
    long abstained = number(figures.remove("abstained"));
    long didNotVote = number(figures.remove("didNotVote"));
    SortedMap<String, Long> byOption = new TreeMap<>();
    figures.forEach((option, n) -> byOption.put(option, number(n)));
    Map<String, Object> casting = map(facts.get("casting"));
    Map<String, Object> conflicts = map(facts.get("conflicts"));
    return new Counted(
        headcount(map(facts.get("members"))),
        headcount(map(facts.get("present"))),
        new Votes(byOption, abstained, didNotVote),
        new Proxies(
            number(facts.get("proxies")),
            number(facts.get("proxiesHeld")),
            number(facts.get("proxiesBarred"))),
        casting.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new CastingVote(
                    String.valueOf(casting.get("seat")), String.valueOf(casting.get("choice")))),
        conflicts.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ConflictsFound(
                    number(conflicts.get("found")), number(conflicts.get("handled")))));
  }

  private static Headcount headcount(Map<String, Object> told) {
    SortedMap<String, Long> roles = new TreeMap<>();
    map(told.get("roles")).forEach((role, n) -> roles.put(role, number(n)));
    return new Headcount(number(told.get("total")), roles);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
  }

  private static long number(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Number n ? n.longValue() : 0;
  }
}
