package org.mandate.app.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.bodies.Amending;
import org.mandate.app.record.Canonical;

/**
 * A whole strategy.
 *
 * @param version 0 for none yet
 * @param clauses by number
 */
public record StrategyText(int version, List<Clause> clauses) {
  public static final StrategyText NONE = new StrategyText(0, List.of());

  public StrategyText {
    clauses = clauses.stream().sorted(Clause.BY_NUMBER).toList();
  }

  public Optional<Clause> clause(UUID id) {
    return clauses.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** With one clause put in, or in the place of its older self. */
  StrategyText with(Clause clause) {
    List<Clause> all = new ArrayList<>(without(clause.id()).clauses());
    all.add(clause);
    return new StrategyText(version, all);
  }

  StrategyText without(UUID clause) {
    return new StrategyText(version, clauses.stream().filter(c -> !c.id().equals(clause)).toList());
  }

  StrategyText as(int otherVersion) {
    return new StrategyText(otherVersion, clauses);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put("version", version);
    map.put("clauses", clauses.stream().map(Clause::toMap).toList());
    return map;
  }

  /** Canonical JSON, as it is fixed in a matter. */
  public String canonical() {
    return Canonical.text(toMap());
  }

  /** SHA-256 of the canonical text, 64 hex digits. */
  public String hash() {
    return Amending.hash(toMap());
  }

  static StrategyText parse(String canonical) {
    Map<String, Object> map = Canonical.parseObject(canonical);
    List<Clause> clauses = new ArrayList<>();
    if (map.get("clauses") instanceof List<?> list) {
      list.forEach(c -> clauses.add(Clause.of((Map<?, ?>) java.util.Objects.requireNonNull(c))));
    }
    return new StrategyText(
        ((Number) java.util.Objects.requireNonNull(map.get("version"))).intValue(), clauses);
  }

  /** What a text does to one clause of another. */
  public sealed interface Change {
    Clause clause();

    /** It was not there before. */
    record Added(Clause clause) implements Change {}

    /** It says something else. */
    record Changed(Clause before, Clause clause) implements Change {}

    /** It is no longer there. */
    record Removed(Clause clause) implements Change {}
  }

  /** What this text changes in an earlier one, by number. */
  public List<Change> changesFrom(StrategyText before) {
    List<Change> changes = new ArrayList<>();
    for (Clause c : clauses) {
      Optional<Clause> old = before.clause(c.id());
      if (old.isEmpty()) {
        changes.add(new Change.Added(c));
      } else if (!old.get().saysAs(c)) {
        changes.add(new Change.Changed(old.get(), c));
      }
    }
    before.clauses().stream()
        .filter(c -> clause(c.id()).isEmpty())
        .forEach(c -> changes.add(new Change.Removed(c)));
    changes.sort((a, b) -> Clause.BY_NUMBER.compare(a.clause(), b.clause()));
    return changes;
  }
}
