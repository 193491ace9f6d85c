package org.mandate.cli.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.constitution.Setting.ListBasis;
import org.mandate.count.Roll;
import org.mandate.count.Voter;

/**
 * The roll as frozen: who may vote, with what weight.
 *
 * @param asAt the day of the list sizes; empty where the entry tells none
 * @param challenged practices whose line is what an upheld challenge made it
 */
record FrozenRoll(
    Roll roll, ListBasis basis, Optional<LocalDate> asAt, Instant frozen, List<String> challenged) {

  static FrozenRoll read(Chain chain, Findings found) {
    Entry opened = chain.opened();
    Fields weights = opened.facts().object("weights").only("asAt", "basis");
    FrozenRoll frozen =
        new FrozenRoll(
            roll(opened),
            basis(opened, weights.text("basis")),
            weights.maybe("asAt", weights::date),
            opened.facts().time("frozen"),
            settled(chain, found));
    if (frozen.asAt().filter(day -> day.isAfter(frozen.day())).isPresent()) {
      throw opened.fault("its list sizes are of a later day than the freeze");
    }
    found.recomputed(
        "roll",
        "Roll: %s, %s (%s%s), frozen %s."
            .formatted(
                Words.counted(frozen.roll().size(), "practice"),
                Words.counted(frozen.roll().weight(), "patient"),
                weights.text("basis"),
                frozen.asAt().map(day -> ", as at " + Words.date(day)).orElse(", no date told"),
                Words.date(frozen.frozen())));
    return frozen;
  }

  LocalDate day() {
    return Words.day(frozen);
  }

  private static Roll roll(Entry entry) {
    List<Voter> voters = new ArrayList<>();
    String last = "";
    for (Fields line : entry.facts().objects("roll")) {
      Voter voter = voter(entry, line.only("area", "patients", "practice"));
      if (voter.id().compareTo(last) <= 0) {
        throw line.fault("practice", "is twice or not in the order of codes: " + voter.id());
      }
      last = voter.id();
      voters.add(voter);
    }
    try {
      return new Roll(voters);
    } catch (IllegalArgumentException e) {
      throw entry.fault(String.valueOf(e.getMessage()));
    }
  }

  private static Voter voter(Entry entry, Fields line) {
    try {
      return new Voter(
          line.text("practice"),
          line.whole("patients"),
          line.maybe("area", line::text).orElse(null));
    } catch (IllegalArgumentException e) {
      throw entry.fault(String.valueOf(e.getMessage()));
    }
  }

  private static ListBasis basis(Entry entry, String word) {
    return switch (word) {
      case "registered" -> ListBasis.REGISTERED;
      case "weighted" -> ListBasis.WEIGHTED;
      case "adjusted" -> ListBasis.ADJUSTED;
      default -> throw entry.fault("weighs by '" + word + "', a basis not known");
    };
  }

  /** The roll as published, with every challenge upheld since, must be the roll as opened. */
  private static List<String> settled(Chain chain, Findings found) {
    Entry opened = chain.opened();
    List<String> changed = new ArrayList<>();
    Map<String, Voter> lines = new TreeMap<>();
    var published = chain.first(Kinds.PUBLISHED);
    published.ifPresent(p -> roll(p).voters().forEach(v -> lines.put(v.id(), v)));
    for (Entry settled : chain.before(Kinds.SETTLED, opened)) {
      if (settled.facts().has("change")) {
        Fields change = settled.facts().object("change");
        String practice = change.text("practice");
        changed.add(practice);
        if (change.has("removed")) {
          lines.remove(practice);
        } else {
          lines.put(practice, voter(settled, change.only("area", "patients", "practice")));
        }
      }
    }
    if (published.isEmpty()) {
      found.notChecked("the roll as first published: it is not in this file");
      return changed;
    }
    Founding.requireBefore(published.get(), opened);
    Map<String, Voter> due = new TreeMap<>();
    roll(opened).voters().forEach(v -> due.put(v.id(), v));
    if (!lines.equals(due)) {
      throw opened.fault(
          "its roll is not the one published with the challenges upheld: " + differing(lines, due));
    }
    found.recomputed(
        "published",
        "Published roll: the same, with %s upheld."
            .formatted(Words.counted(changed.size(), "challenge")));
    return changed;
  }

  private static String differing(Map<String, Voter> published, Map<String, Voter> opened) {
    var codes = new TreeMap<>(published);
    codes.putAll(opened);
    return Words.list(
        codes.keySet().stream()
            .filter(code -> !java.util.Objects.equals(published.get(code), opened.get(code)))
            .toList());
  }
}
