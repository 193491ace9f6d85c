package org.mandate.constitution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a body as data. A new wording or figure is a new version, never a change of this.
 *
 * @param version 1 or more
 * @param title such as "Constitution of Marlbrook Practices Together"
 * @param clauses in the order of their numbers
 */
public record Constitution(long version, String title, List<Clause> clauses) {

  /**
   * @throws IllegalArgumentException with every problem {@link #parse} would return
   */
  public Constitution {
    var sorted = new ArrayList<>(clauses);
    sorted.sort((a, b) -> Clause.IN_ORDER.compare(a.number(), b.number()));
    clauses = List.copyOf(sorted);
    var problems = ConstitutionRules.problems(version, title, clauses);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(" ", problems.stream().map(Problem::sentence).toList()));
    }
  }

  /**
   * Reads a plain tree of maps, lists, strings, whole numbers and truth values, as any JSON reader
   * gives it. Strict: a missing, unknown or misplaced field is a problem. A round trip through
   * {@link #toMap} is identical.
   */
  public static Parsed parse(Map<?, ?> tree) {
    return ConstitutionReader.read(tree);
  }

  /** As a plain tree of maps, lists, strings, {@code Long}s and {@code Boolean}s. */
  public Map<String, Object> toMap() {
    return ConstitutionWriter.write(this);
  }

  /** The clause of this number. */
  public Optional<Clause> clause(String number) {
    return clauses.stream().filter(clause -> clause.number().equals(number)).findFirst();
  }

  /** The kinds of question there are. */
  public List<Setting.Kind> kinds() {
    return find(Setting.Kinds.class).orElseThrow().setting().kinds();
  }

  /** The only clause with such a setting, for settings that are not per kind. */
  public <S extends Setting> Optional<Cited<S>> find(Class<S> type) {
    return clauses.stream()
        .filter(clause -> type.isInstance(clause.setting()))
        .findFirst()
        .map(clause -> new Cited<>(clause.number(), type.cast(clause.setting())));
  }

  /** The reserved matter of this id. */
  public Optional<Setting.Matter> reservedMatter(String id) {
    return find(Setting.ReservedMatters.class).stream()
        .flatMap(cited -> cited.setting().matters().stream())
        .filter(matter -> matter.id().equals(id))
        .findFirst();
  }

  /** The seat of this id. */
  public Optional<Setting.Seat> seat(String id) {
    return find(Setting.Seats.class).stream()
        .flatMap(cited -> cited.setting().seats().stream())
        .filter(seat -> seat.id().equals(id))
        .findFirst();
  }

  /** Who votes at a meeting of the board and how many must be there; empty where it is not said. */
  public Optional<Cited<Setting.BoardQuorum>> boardQuorum() {
    return find(Setting.BoardQuorum.class);
  }

  /** All rules for one kind of question; empty when the constitution has no such kind. */
  public Optional<BallotRule> ballotRule(String kind) {
    return kinds().stream()
        .filter(known -> known.id().equals(kind))
        .findFirst()
        .map(
            known ->
                new BallotRule(
                    known,
                    rule(Setting.Voters.class, kind),
                    rule(Setting.Deciding.class, kind),
                    rule(Setting.Quorum.class, kind),
                    rule(Setting.Notice.class, kind),
                    rule(Setting.Window.class, kind),
                    rule(Setting.RollRule.class, kind),
                    rule(Setting.ReturningOfficer.class, kind),
                    findFor(Setting.Conflicts.class, kind),
                    findFor(Setting.BoardVoting.class, kind)));
  }

  /** The clauses that differ in {@code newer}, in the order of their numbers. */
  public List<Change> changesTo(Constitution newer) {
    Map<String, Clause> before = byNumber();
    Map<String, Clause> after = newer.byNumber();
    var numbers = new TreeMap<String, Boolean>(Clause.IN_ORDER);
    before.keySet().forEach(number -> numbers.put(number, true));
    after.keySet().forEach(number -> numbers.put(number, true));
    var changes = new ArrayList<Change>();
    for (String number : numbers.keySet()) {
      Clause was = before.get(number);
      Clause is = after.get(number);
      if (was == null || !was.equals(is)) changes.add(new Change(number, was, is));
    }
    return Collections.unmodifiableList(changes);
  }

  private Map<String, Clause> byNumber() {
    var map = new LinkedHashMap<String, Clause>();
    clauses.forEach(clause -> map.put(clause.number(), clause));
    return map;
  }

  private <S extends Setting.PerKind> Cited<S> rule(Class<S> type, String kind) {
    Cited<S> found = findFor(type, kind);
    if (found == null) throw new IllegalStateException("checked when made: " + type + " " + kind);
    return found;
  }

  private <S extends Setting.PerKind> @Nullable Cited<S> findFor(Class<S> type, String kind) {
    for (Clause clause : clauses) {
      if (type.isInstance(clause.setting())) {
        S setting = type.cast(clause.setting());
        if (setting.kinds().contains(kind)) return new Cited<>(clause.number(), setting);
      }
    }
    return null;
  }
}
