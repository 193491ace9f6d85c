package org.mandate.app.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Audited;

/**
 * Holds every fact that no official file states against the statement it names, whose root an entry
 * holds ({@link StatementAudit}); superseded ones too. What is held now must be what the statements
 * leave when they are told again in their order, so that an end brought forward, a row put away and
 * a row taken out are found as well as a changed word.
 */
final class LocalAudit {
  private final LocalStore store;
  private final Statements statements;

  LocalAudit(LocalStore store, Statements statements) {
    this.store = store;
    this.statements = statements;
  }

  /** Every statement's lines of one table that no row has yet told. */
  private static final class Told {
    final Map<Long, Long> entries = new HashMap<>();
    final Map<Long, Set<String>> lines = new TreeMap<>();
    final Map<Long, Set<String>> seen = new TreeMap<>();

    boolean says(long statement, String line) {
      seen.computeIfAbsent(statement, s -> new HashSet<>()).add(line);
      return lines.getOrDefault(statement, Set.of()).contains(line);
    }

    Audited.Row row(String key, long statement) {
      return new Audited.Row(key, entries.getOrDefault(statement, 0L), Map.of(), Map.of());
    }

    Audited.Row wrong(String key, long statement, String what) {
      return new Audited.Row(
          key, entries.getOrDefault(statement, 0L), Map.of("held", what), Map.of());
    }
  }

  private Told told(FactTable table) {
    Told told = new Told();
    statements.each(
        s -> {
          told.entries.put(s.id(), s.entry());
          Set<String> own = new HashSet<>();
          s.lines().stream().filter(line -> table(line) == table).forEach(own::add);
          told.lines.put(s.id(), own);
        });
    return told;
  }

  /** By the kind that {@link LocalFact#line} names. */
  private static FactTable table(String line) {
    return line.contains("\"kind\":\"organisation\"")
        ? FactTable.ORGANISATION
        : line.contains("\"kind\":\"list-sizes\"") ? FactTable.LIST : FactTable.RELATION;
  }

  void rows(FactTable table, Consumer<Audited.Row> each) {
    Told told = told(table);
    switch (table) {
      case ORGANISATION -> organisations(told, each);
      case RELATION -> stated(store.relations(), told, each);
      case LIST -> stated(store.listSizes(), told, each);
    }
    told.lines.forEach(
        (statement, lines) -> {
          Set<String> missing = new HashSet<>(lines);
          missing.removeAll(told.seen.getOrDefault(statement, Set.of()));
          missing.stream()
              .sorted()
              .forEach(
                  line ->
                      each.accept(
                          told.wrong(
                              "of statement " + statement, statement, "no row says " + line)));
        });
  }

  /** A period as held, or as the statements make it. */
  private record Period(long statement, LocalDate from, @Nullable LocalDate until) {
    boolean endsAfter(LocalDate day) {
      return until == null || until.isAfter(day);
    }
  }

  private void organisations(Told told, Consumer<Audited.Row> each) {
    Map<String, List<LocalStore.OrganisationRow>> byCode = new LinkedHashMap<>();
    for (LocalStore.OrganisationRow row : store.organisations()) {
      String code = row.said().code();
      each.accept(
          !told.says(row.statement(), row.said().line())
              ? told.wrong(code, row.statement(), "other words than were stated")
              : !row.plain()
                  ? told.wrong(code, row.statement(), "a state that does not follow")
                  : told.row(code, row.statement()));
      byCode.computeIfAbsent(code, c -> new ArrayList<>()).add(row);
    }
    byCode.forEach((code, rows) -> periods(code, rows, told, each));
  }

  private static void periods(
      String code, List<LocalStore.OrganisationRow> rows, Told told, Consumer<Audited.Row> each) {
    Map<Long, LocalDate> statements = new TreeMap<>();
    Set<Period> held = new HashSet<>();
    for (LocalStore.OrganisationRow row : rows) {
      statements.putIfAbsent(row.statement(), row.said().from());
      if (row.held()) {
        held.add(new Period(row.statement(), row.said().from(), row.until()));
      }
    }
    Set<Period> due = replayed(statements);
    for (Period p : held) {
      if (!due.contains(p)) {
        each.accept(told.wrong(code, p.statement(), "until " + p.until()));
      }
    }
    for (Period p : due) {
      if (!held.contains(p)) {
        each.accept(told.wrong(code, p.statement(), "no row for the period until " + p.until()));
      }
    }
  }

  /** As {@link LocalStore#organisation} does: a later word ends earlier ones on its day. */
  private static Set<Period> replayed(Map<Long, LocalDate> statements) {
    List<Period> all = new ArrayList<>();
    statements.forEach(
        (statement, from) -> {
          List<Period> next = new ArrayList<>();
          for (Period p : all) {
            if (!p.endsAfter(from)) {
              next.add(p);
            } else if (p.from().isBefore(from)) {
              next.add(new Period(p.statement(), p.from(), from));
            }
          }
          next.add(new Period(statement, from, null));
          all.clear();
          all.addAll(next);
        });
    return new HashSet<>(all);
  }

  /** Of one fact the last statement is held, and no other. */
  private static void stated(List<LocalStore.Stated> rows, Told told, Consumer<Audited.Row> each) {
    Map<String, Long> last = new HashMap<>();
    rows.forEach(row -> last.merge(row.key(), row.statement(), Math::max));
    for (LocalStore.Stated row : rows) {
      boolean due = row.statement() == last.getOrDefault(row.key(), 0L);
      each.accept(
          !told.says(row.statement(), row.line())
              ? told.wrong(row.key(), row.statement(), "other words than were stated")
              : row.held() != due
                  ? told.wrong(row.key(), row.statement(), row.held() ? "after its end" : "no more")
                  : !row.whole()
                      ? told.wrong(row.key(), row.statement(), "for another period")
                      : told.row(row.key(), row.statement()));
    }
  }
}
