package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.conflicts.Facts.Proxy;

/** Proxies on an item, and declarations at it. */
public final class ItemRules {
  private ItemRules() {}

  /** Whether a proxy holds. */
  public sealed interface ProxyAnswer {
    /** It holds. */
    record Holds(Proxy proxy) implements ProxyAnswer {}

    /** It does not, and why. */
    record Refused(Proxy proxy, String clause, String why) implements ProxyAnswer {}
  }

  /** Every proxy given on the matter by this day: nobody conflicted may give or hold one. */
  public static List<ProxyAnswer> proxies(Conflicts conflicts, Matter matter) {
    var answers = new ArrayList<ProxyAnswer>();
    for (Proxy proxy : conflicts.facts().proxies()) {
      if (proxy.matter().equals(matter.id()) && !proxy.on().isAfter(conflicts.day())) {
        answers.add(proxy(conflicts, matter, proxy));
      }
    }
    return answers;
  }

  private static ProxyAnswer proxy(Conflicts conflicts, Matter matter, Proxy proxy) {
    String clause = conflicts.policy(matter).map(p -> p.proxy().clause()).orElse("");
    for (Conflicts then : List.of(conflicts.on(proxy.on()), conflicts)) {
      for (String who : List.of(proxy.giver(), proxy.holder())) {
        if (then.conflicted(who, matter)) {
          String does = who.equals(proxy.giver()) ? " may not give" : " may not hold";
          return new ProxyAnswer.Refused(
              proxy,
              clause,
              conflicts.sentences().name(who) + does + " a proxy: conflicted on the matter.");
        }
      }
    }
    return new ProxyAnswer.Holds(proxy);
  }

  /** How far a conflict was told by the person before the day. */
  public enum Told {
    /** Declared at this item. */
    AT_THE_ITEM,
    /** It stands on the register and was not declared at this item. */
    ON_THE_REGISTER_ONLY,
    /** Neither. */
    NOWHERE
  }

  /** How far the person told of a conflict. */
  public static Told told(Conflicts conflicts, Conflict conflict, Matter matter) {
    LocalDate day = conflicts.day();
    boolean atTheItem =
        conflicts.facts().declarations().stream()
            .anyMatch(
                d ->
                    d.person().equals(conflict.person())
                        && d.matter().equals(matter.id())
                        && !d.on().isAfter(day));
    if (atTheItem) {
      return Told.AT_THE_ITEM;
    }
    Optional<LocalDate> declared =
        conflict.steps().stream()
            .findFirst()
            .flatMap(s -> Optional.ofNullable(s.link().declared()));
    return declared.isPresent() && !declared.get().isAfter(day)
        ? Told.ON_THE_REGISTER_ONLY
        : Told.NOWHERE;
  }
}
