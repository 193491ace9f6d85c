package org.mandate.cli.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.VotingSeat;

/** Who held which seat when, from the entries of offices. */
final class Offices {
  private Offices() {}

  /**
   * The office of this id, which began before the vote. In the record {@code to} is the first day
   * no longer held; the judge wants the last day held.
   */
  static Officer held(Chain chain, String office) {
    Entry began =
        of(chain, Kinds.OFFICE_BEGAN, office, chain.opened()).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    chain
                        .opened()
                        .fault("no office.began of its officer stands before it in this file"));
    LocalDate to = end(chain, began, chain.decision());
    return new Officer(
        began.facts().text("seat"),
        began.facts().date("from"),
        to == null ? null : to.minusDays(1));
  }

  static String words(Officer officer) {
    LocalDate last = officer.to();
    return "the seat '%s' was held from %s %s"
        .formatted(
            officer.seat(),
            Words.date(officer.from()),
            last == null ? "without an end" : "to " + Words.date(last));
  }

  /** The first day on which it is no longer held, as far as was told before an entry. */
  private static @Nullable LocalDate end(Chain chain, Entry began, Entry before) {
    Fields facts = began.facts();
    LocalDate to = facts.maybe("to", facts::date).orElse(null);
    for (Entry ended : of(chain, Kinds.OFFICE_ENDED, facts.text("office"), before)) {
      LocalDate end = ended.facts().date("to");
      to = to == null || end.isBefore(to) ? end : to;
    }
    return to;
  }

  private static List<Entry> of(Chain chain, String kind, String office, Entry before) {
    return chain.before(kind, before).stream()
        .filter(e -> e.facts().text("office").equals(office))
        .toList();
  }

  /**
   * Who voted on the board on the day of the vote.
   *
   * @param offices voting seats held, a person as often as they hold one
   * @param people each with the role of the first of their seats; empty where the cut does not open
   *     who held them
   */
  record Board(Headcount offices, Optional<Map<String, String>> people) {

    Optional<Headcount> members() {
      return people.map(p -> count(p.values()));
    }
  }

  static Board board(Chain chain, BoardQuorum quorum) {
    LocalDate day = Words.day(chain.begins());
    List<Entry> sitting =
        chain.before(Kinds.OFFICE_BEGAN, chain.opened()).stream()
            .filter(e -> !e.facts().date("from").isAfter(day))
            .filter(e -> lasts(end(chain, e, chain.opened()), day))
            .toList();
    Map<String, String> people = new LinkedHashMap<>();
    List<String> roles = new ArrayList<>();
    boolean open = true;
    for (VotingSeat seat : quorum.seats()) {
      for (Entry office : sitting) {
        if (office.facts().text("seat").equals(seat.seat())) {
          roles.add(seat.role());
          open &= office.opened().containsKey("person");
          if (open) people.putIfAbsent(office.openedText("person"), seat.role());
        }
      }
    }
    return new Board(count(roles), open ? Optional.of(people) : Optional.empty());
  }

  private static boolean lasts(@Nullable LocalDate end, LocalDate day) {
    return end == null || end.isAfter(day);
  }

  private static Headcount count(Iterable<String> roles) {
    SortedMap<String, Long> byRole = new TreeMap<>();
    long total = 0;
    for (String role : roles) {
      byRole.merge(role, 1L, Long::sum);
      total++;
    }
    return new Headcount(total, byRole);
  }
}
