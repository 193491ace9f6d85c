package org.mandate.app.meetings.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Outcome;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;

/**
 * Figures of a vote, ties and what follows. Whether it was enough, the constitution judges. Pure.
 */
final class PollRules {
  static final String FOR = "for";
  static final String AGAINST = "against";
  static final String ABSTAIN = "abstain";

  private PollRules() {}

  /**
   * The figures.
   *
   * @param entitled everybody present and every proxy held
   * @param cast how many chose what
   */
  static Votes votes(List<String> options, long entitled, Map<String, Long> cast) {
    Map<String, Long> byOption = new LinkedHashMap<>();
    options.forEach(o -> byOption.put(o, cast.getOrDefault(o, 0L)));
    long abstained = cast.getOrDefault(ABSTAIN, 0L);
    long voted = byOption.values().stream().mapToLong(Long::longValue).sum() + abstained;
    return new Votes(byOption, abstained, Math.max(0, entitled - voted));
  }

  /** The options that share the lead; empty where there is no tie, or nobody took a side. */
  static Set<String> tied(Votes votes) {
    long most = votes.byOption().values().stream().mapToLong(Long::longValue).max().orElse(0);
    Set<String> lead =
        votes.byOption().entrySet().stream()
            .filter(e -> e.getValue() == most)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return most > 0 && lead.size() > 1 ? lead : Set.of();
  }

  /** Why counts by show cannot be; empty where they can. */
  static Optional<String> impossible(Map<String, Long> show, long entitled) {
    if (show.values().stream().anyMatch(n -> n < 0)) {
      return Optional.of("A count is 0 or more");
    }
    long sum = show.values().stream().mapToLong(Long::longValue).sum();
    return sum > entitled
        ? Optional.of(
            sum
                + " were counted and "
                + entitled
                + (entitled == 1 ? " person" : " people")
                + " in the room may vote. Count again, or note who came")
        : Optional.empty();
  }

  /** Why a vote cannot be abandoned for this reason; empty where it can. */
  static Optional<String> noReason(String why) {
    return why.isBlank() || why.strip().length() > 1000
        ? Optional.of("Say why it is abandoned, in at most 1,000 letters. Everybody reads it")
        : Optional.empty();
  }

  /** What a casting vote may be given for. */
  static Set<String> castable(Casting casting, Set<String> tied) {
    return casting.use() == CastingUse.AS_THINGS_STAND
        ? tied.stream().filter(AGAINST::equals).collect(Collectors.toSet())
        : tied;
  }

  /** Where the motion came to; where the constitution does not judge, more for than against. */
  static Motion.State state(Outcome outcome, Votes votes) {
    return switch (outcome) {
      case Outcome.Carried _, Outcome.Choice _, Outcome.Elected _, Outcome.Levels _ ->
          Motion.State.CARRIED;
      case Outcome.Fallen _ -> Motion.State.FALLEN;
      case Outcome.NoDecision _ -> Motion.State.LAPSED;
      case Outcome.NotJudged _ -> simply(votes);
    };
  }

  /** More for than against, or one option ahead of every other. */
  static Motion.State simply(Votes votes) {
    boolean carried =
        votes.byOption().containsKey(FOR)
            ? votes.of(FOR) > votes.of(AGAINST)
            : votes.tookASide() > 0 && tied(votes).isEmpty();
    return carried ? Motion.State.CARRIED : Motion.State.FALLEN;
  }

  static Headcount headcount(Iterable<String> roles) {
    Map<String, Long> byRole = new TreeMap<>();
    roles.forEach(role -> byRole.merge(role, 1L, Long::sum));
    return new Headcount(
        byRole.values().stream().mapToLong(Long::longValue).sum(), new TreeMap<>(byRole));
  }

  /** How a vote may be taken where the constitution does not say. */
  static final List<Setting.Way> EVERY_WAY = List.of(Setting.Way.values());
}
