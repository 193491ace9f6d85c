package org.mandate.ledger.read;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which number is the day, decided from every row before any row is read. A merged file is decided
 * for each file it was merged from: by a date there that can only be read one way; else by the
 * month in that file's name, where one order puts all its dates into it; else by the whole file,
 * where it holds proof of one order only; else by what the person says. A file with proof of both
 * orders and nothing to tell its open rows apart is refused; a file with no proof at all is read
 * day first, as the country writes, and says that this is assumed.
 */
final class DateOrders {
  private static final int MOST_PARTS = 5_000;

  private static final class Evidence {
    int dayProof;
    int monthProof;
    int open;
    final Set<Month> asDayFirst = EnumSet.noneOf(Month.class);
    final Set<Month> asMonthFirst = EnumSet.noneOf(Month.class);
  }

  private final Map<String, Evidence> parts = new LinkedHashMap<>();
  private final Set<Days.Form> forms = new TreeSet<>();
  private final Map<String, DayOrder> decided = new LinkedHashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private int dayProof;
  private int monthProof;

  /** Takes note of the date of one row. */
  void see(String part, int line, Days.Written day) {
    forms.add(day.form());
    if (day.same()) {
      return;
    }
    Evidence evidence = parts.computeIfAbsent(key(part), k -> new Evidence());
    if (day.provesDayFirst()) {
      evidence.dayProof = first(evidence.dayProof, line);
      dayProof = first(dayProof, line);
    } else if (day.provesMonthFirst()) {
      evidence.monthProof = first(evidence.monthProof, line);
      monthProof = first(monthProof, line);
    } else {
      evidence.open = first(evidence.open, line);
      evidence.asDayFirst.add(month(day.dayFirst()));
      evidence.asMonthFirst.add(month(day.monthFirst()));
    }
  }

  private String key(String part) {
    return parts.containsKey(part) || parts.size() < MOST_PARTS ? part : "";
  }

  private static int first(int known, int line) {
    return known == 0 ? line : known;
  }

  private static Month month(@Nullable LocalDate day) {
    return day == null ? Month.JANUARY : day.getMonth();
  }

  /** Decides every part; throws the refusal where the file cannot be decided. */
  void decide(Optional<DayOrder> told) {
    boolean assumed = false;
    for (var part : parts.entrySet()) {
      Optional<DayOrder> order = order(part.getKey(), part.getValue(), told);
      assumed |= order.isEmpty();
      decided.put(part.getKey(), order.orElse(DayOrder.DAY_FIRST));
    }
    say(assumed, told);
  }

  private Optional<DayOrder> order(String part, Evidence e, Optional<DayOrder> told) {
    if (e.dayProof > 0 != e.monthProof > 0) {
      return Optional.of(e.dayProof > 0 ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
    }
    if (e.open == 0) {
      return Optional.of(DayOrder.DAY_FIRST);
    }
    Optional<DayOrder> named = e.dayProof == 0 ? named(part, e) : Optional.empty();
    if (named.isPresent()) {
      return named;
    }
    if (dayProof > 0 != monthProof > 0) {
      return Optional.of(dayProof > 0 ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
    }
    if (told.isEmpty() && dayProof > 0) {
      throw both(e.open);
    }
    return told;
  }

  private Unreadable both(int open) {
    return new Unreadable(
        open,
        "The dates are written in two orders (day first on line "
            + dayProof
            + ", month first on line "
            + monthProof
            + "), and nothing tells which one line "
            + open
            + " follows.",
        "Say whether day or month comes first in the dates that can be read both ways, or bring the file in parts"
            + " that each keep one order.");
  }

  private static Optional<DayOrder> named(String part, Evidence e) {
    Optional<Month> month = monthNamed(part);
    boolean dayFirst = month.isPresent() && e.asDayFirst.equals(EnumSet.of(month.get()));
    boolean monthFirst = month.isPresent() && e.asMonthFirst.equals(EnumSet.of(month.get()));
    if (dayFirst == monthFirst) {
      return Optional.empty();
    }
    return Optional.of(dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST);
  }

  /** The one month that a file's name names, if it names exactly one. */
  static Optional<Month> monthNamed(String name) {
    var found = EnumSet.noneOf(Month.class);
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      Days.month(word).ifPresent(m -> found.add(Month.of(m)));
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  private void say(boolean assumed, Optional<DayOrder> told) {
    String written = String.join("; ", forms.stream().map(f -> f.words).toList());
    if (!written.isEmpty()) {
      remarks.add(new Remark(Remark.Kind.DATES, 0, "Dates are written as " + written + "."));
    }
    if (assumed) {
      remarks.add(
          new Remark(
              Remark.Kind.DATES_ASSUMED,
              0,
              "No date shows whether the day or the month comes first; they are read day first. Say if that is"
                  + " wrong."));
    } else if (dayProof > 0 && monthProof > 0) {
      long months = decided.values().stream().filter(o -> o == DayOrder.MONTH_FIRST).count();
      remarks.add(
          new Remark(
              Remark.Kind.DATES,
              monthProof,
              "Day first in "
                  + (decided.size() - months)
                  + " and month first in "
                  + months
                  + " of the files that this one was merged from, each shown by its own dates or its name."));
    } else if (dayProof > 0 || monthProof > 0) {
      DayOrder order = dayProof > 0 ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
      String shown =
          "Read " + order.words() + ", as line " + Math.max(dayProof, monthProof) + " shows.";
      remarks.add(new Remark(Remark.Kind.DATES, Math.max(dayProof, monthProof), shown));
    } else {
      told.ifPresent(
          o ->
              remarks.add(
                  new Remark(Remark.Kind.DATES, 0, "Read " + o.words() + ", as you said.")));
    }
  }

  /** The day of a row; every row was seen before. */
  Optional<LocalDate> day(String part, Days.Written day) {
    if (day.provesDayFirst() || day.same()) {
      return Optional.ofNullable(day.dayFirst());
    }
    DayOrder order =
        day.provesMonthFirst()
            ? DayOrder.MONTH_FIRST
            : decided.getOrDefault(parts.containsKey(part) ? part : "", DayOrder.DAY_FIRST);
    return Optional.ofNullable(day.day(order));
  }

  List<Remark> remarks() {
    return List.copyOf(remarks);
  }
}
