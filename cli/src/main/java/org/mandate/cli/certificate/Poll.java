package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Setting.Way;

/**
 * What the close of a vote at a meeting says (docs/record.md, "Decisions of a board at a meeting").
 *
 * @param votes without the casting vote
 */
record Poll(
    Way way,
    String question,
    Optional<String> reserved,
    Instant opened,
    Instant closed,
    Optional<String> chair,
    Headcount members,
    Headcount present,
    Votes votes,
    Proxies proxies,
    @Nullable CastingVote casting,
    Optional<ConflictsFound> conflicts) {
  private static final Map<String, Way> WAYS =
      Map.of("show", Way.SHOW, "named", Way.NAMED, "secret", Way.SECRET);
  private static final Set<String> NO_OPTIONS = Set.of("abstained", "didNotVote");

  private static final String[] FACTS = {
    "casting",
    "chair",
    "closed",
    "conflicts",
    "constitution",
    "item",
    "matter",
    "members",
    "motion",
    "opened",
    "poll",
    "present",
    "proxies",
    "proxiesBarred",
    "proxiesHeld",
    "question",
    "reserved",
    "votes",
    "way"
  };

  static Poll read(Entry entry) {
    Fields f = entry.facts().only(FACTS);
    List.of("item", "motion").forEach(f::text);
    Way way = WAYS.get(f.text("way"));
    if (way == null) throw f.fault("way", "is neither show, named nor secret");
    try {
      return new Poll(
          way,
          f.text("question"),
          f.maybe("reserved", f::text),
          f.time("opened"),
          f.time("closed"),
          f.maybe("chair", f::text),
          heads(f.object("members")),
          heads(f.object("present")),
          votes(f.object("votes")),
          proxies(f),
          f.maybe("casting", f::object).map(Poll::casting).orElse(null),
          f.maybe("conflicts", f::object).map(Poll::conflicts));
    } catch (IllegalArgumentException e) {
      throw entry.fault("its figures cannot be: " + e.getMessage());
    }
  }

  /** The options there were votes for, or could have been. */
  static SortedSet<String> options(Entry poll) {
    var options = new TreeSet<>(poll.facts().object("votes").members().keySet());
    options.removeAll(NO_OPTIONS);
    return options;
  }

  private static Headcount heads(Fields f) {
    Fields roles = f.only("roles", "total").object("roles");
    SortedMap<String, Long> byRole = new TreeMap<>();
    roles.members().keySet().forEach(role -> byRole.put(role, roles.whole(role)));
    return new Headcount(f.whole("total"), byRole);
  }

  private static Votes votes(Fields f) {
    Map<String, Long> byOption = new LinkedHashMap<>();
    f.members().keySet().stream()
        .filter(name -> !NO_OPTIONS.contains(name))
        .sorted()
        .forEach(option -> byOption.put(option, f.whole(option)));
    return new Votes(byOption, f.whole("abstained"), f.whole("didNotVote"));
  }

  private static Proxies proxies(Fields f) {
    long given = f.whole("proxies");
    return new Proxies(
        given,
        f.maybe("proxiesHeld", f::whole).orElse(0L),
        f.maybe("proxiesBarred", f::whole).orElse(0L));
  }

  private static CastingVote casting(Fields f) {
    f.only("choice", "seat");
    return new CastingVote(f.text("seat"), f.text("choice"));
  }

  private static ConflictsFound conflicts(Fields f) {
    f.only("found", "handled");
    ConflictsFound figures = new ConflictsFound(f.whole("found"), f.whole("handled"));
    if (figures.handled() < 0 || figures.handled() > figures.found()) {
      throw f.fault("handled", "is not among those found");
    }
    return figures;
  }
}
