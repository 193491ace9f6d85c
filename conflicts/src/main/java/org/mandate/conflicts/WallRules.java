package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Policy.AfterPapers;
import org.mandate.conflicts.Policy.PathRule;

/**
 * The walls of one matter for all days ahead and behind, as runs of days. Between two days on which
 * some fact begins, ends or lapses nothing can change, so each run is judged on its first day; a
 * wall then needs no clock to fall, and is never stale because a night has passed.
 */
public final class WallRules {
  private WallRules() {}

  /**
   * Every wall of the matter, by person and day.
   *
   * @param facts with everything that bears on the matter
   */
  public static List<Wall> of(Facts facts, Matter matter) {
    List<LocalDate> days = new ArrayList<>(days(facts, matter));
    if (days.isEmpty()) {
      return List.of();
    }
    Conflicts all = new Conflicts(facts, days.getFirst());
    List<Wall> walls = new ArrayList<>();
    for (Facts.Named person : facts.people()) {
      walls.addAll(of(all, matter, person.id(), days));
    }
    return walls;
  }

  private static List<Wall> of(Conflicts all, Matter matter, String person, List<LocalDate> days) {
    List<Wall> walls = new ArrayList<>();
    @Nullable Wall open = null;
    for (LocalDate day : days) {
      Optional<Wall> now =
          HandlingRules.inForce(all.on(day), person, matter)
              .map(f -> Wall.of(person, Period.since(day), f));
      if (open != null && (now.isEmpty() || !open.sameAs(now.get()))) {
        walls.add(open.until(day));
        open = null;
      }
      if (open == null && now.isPresent()) {
        open = now.get();
      }
    }
    if (open != null) {
      walls.add(open);
    }
    return walls;
  }

  /** The days on which something may change, from the first day of the first party on. */
  static NavigableSet<LocalDate> days(Facts facts, Matter matter) {
    var days = new TreeSet<LocalDate>();
    var months = months(facts);
    matter.parties().forEach(p -> period(days, p.period(), List.of(0)));
    Optional<LocalDate> first =
        matter.parties().stream()
            .map(p -> p.period().from() == null ? LocalDate.EPOCH : p.period().from())
            .min(LocalDate::compareTo);
    if (first.isEmpty()) {
      return new TreeSet<>();
    }
    facts.links().forEach(l -> period(days, l.period(), months));
    matter.stages().forEach(s -> days.add(s.from()));
    add(days, matter.ends());
    facts.body(matter.body()).ifPresent(b -> b.adoptions().forEach(a -> days.add(a.on())));
    for (Disclosure one : facts.disclosures()) {
      days.add(one.on());
      papers(facts).forEach(m -> days.add(one.on().plusMonths(m)));
    }
    for (Facts.Choice choice : facts.choices()) {
      days.add(choice.on());
      add(days, choice.until());
    }
    days.add(first.get());
    return new TreeSet<>(days.tailSet(first.get(), true));
  }

  private static void period(TreeSet<LocalDate> days, Period period, List<Integer> months) {
    add(days, period.from());
    LocalDate until = period.until();
    if (until != null) {
      months.forEach(m -> days.add(until.plusMonths(m)));
    }
  }

  private static void add(TreeSet<LocalDate> days, @Nullable LocalDate day) {
    if (day != null) {
      days.add(day);
    }
  }

  /** For how many months after its end a first link may count; 0 for all other links. */
  private static List<Integer> months(Facts facts) {
    var months = new TreeSet<>(List.of(0));
    facts.policies().forEach(p -> p.paths().forEach(r -> months.add(r.monthsAfterEnd())));
    return List.copyOf(months);
  }

  private static List<Integer> papers(Facts facts) {
    var months = new TreeSet<Integer>();
    for (Policy policy : facts.policies()) {
      for (PathRule rule : policy.paths()) {
        AfterPapers after = rule.afterPapers();
        if (after != null && after.months() > 0) {
          months.add(after.months());
        }
      }
    }
    return List.copyOf(months);
  }
}
