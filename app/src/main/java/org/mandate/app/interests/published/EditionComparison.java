package org.mandate.app.interests.published;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between two editions of a published register, category by category. An entry is the
 * same entry in both when it has the same id in the same category; one without an id when it says
 * the very same. Equal ones without an id are told apart by number, so that none is lost.
 *
 * <p>Where neither edition gives an id twice, an id that left one category and came into another is
 * an entry that moved. It counts as added here and removed there, as the categories' own tables
 * show it, and as moved.
 *
 * @param categories of both editions, in the order of their numbers and names
 */
public record EditionComparison(List<CategoryChange> categories) {

  /** An entry that stands in both editions and says something else now, or stands elsewhere. */
  public record Pair(EditionLine before, EditionLine now) {}

  /**
   * What changed in a category.
   *
   * @param then entries in the earlier edition
   * @param now entries in the later one
   * @param added by id, those that came from another category among them
   * @param removed by id, those that went to another category among them
   * @param changed the same id, other words
   * @param unchanged how many
   * @param movedIn of the added, those from another category
   * @param movedOut of the removed, those to another category
   */
  public record CategoryChange(
      Category category,
      int then,
      int now,
      List<EditionLine> added,
      List<EditionLine> removed,
      List<Pair> changed,
      int unchanged,
      List<Pair> movedIn,
      List<Pair> movedOut) {

    public CategoryChange {
      if (then - removed.size() != now - added.size()
          || then - removed.size() != changed.size() + unchanged) {
        throw new IllegalArgumentException(category.title() + " does not add up");
      }
    }
  }

  /** Compares two editions, each of them in its own order. */
  public static EditionComparison between(
      Collection<EditionLine> earlier, Collection<EditionLine> later) {
    Map<String, Map<String, EditionLine>> then = byCategory(earlier);
    Map<String, Map<String, EditionLine>> now = byCategory(later);
    Moves moves = new Moves(earlier, later);
    Map<String, Category> all = new LinkedHashMap<>();
    // a category is shown under its later name
    later.forEach(line -> all.putIfAbsent(line.category().key(), line.category()));
    earlier.forEach(line -> all.putIfAbsent(line.category().key(), line.category()));
    Set<Category> ordered = new TreeSet<>(Category.ORDER);
    ordered.addAll(all.values());
    return new EditionComparison(
        ordered.stream()
            .map(
                c ->
                    category(
                        c,
                        then.getOrDefault(c.key(), Map.of()),
                        now.getOrDefault(c.key(), Map.of()),
                        moves))
            .toList());
  }

  private static CategoryChange category(
      Category category, Map<String, EditionLine> then, Map<String, EditionLine> now, Moves moves) {
    List<EditionLine> added = new ArrayList<>();
    List<EditionLine> removed = new ArrayList<>();
    List<Pair> changed = new ArrayList<>();
    List<Pair> movedIn = new ArrayList<>();
    List<Pair> movedOut = new ArrayList<>();
    int unchanged = 0;
    for (EditionLine line : now.values()) {
      EditionLine before = then.get(line.key());
      if (before == null) {
        added.add(line);
        moves.from(line).ifPresent(from -> movedIn.add(new Pair(from, line)));
      } else if (before.hash().equals(line.hash())) {
        unchanged++;
      } else {
        changed.add(new Pair(before, line));
      }
    }
    for (EditionLine line : then.values()) {
      if (!now.containsKey(line.key())) {
        removed.add(line);
        moves.to(line).ifPresent(to -> movedOut.add(new Pair(line, to)));
      }
    }
    return new CategoryChange(
        category,
        then.size(),
        now.size(),
        List.copyOf(added),
        List.copyOf(removed),
        List.copyOf(changed),
        unchanged,
        List.copyOf(movedIn),
        List.copyOf(movedOut));
  }

  private static Map<String, Map<String, EditionLine>> byCategory(Collection<EditionLine> lines) {
    Map<String, Map<String, EditionLine>> all = new HashMap<>();
    for (EditionLine line : lines) {
      EditionLine first =
          all.computeIfAbsent(line.category().key(), k -> new LinkedHashMap<>())
              .putIfAbsent(line.key(), line);
      if (first != null) {
        throw new IllegalArgumentException("the key stands twice in its category: " + line.key());
      }
    }
    return all;
  }

  /** Entries by id over a whole edition, where ids are unique in both. */
  private static final class Moves {
    private final Map<String, EditionLine> then;
    private final Map<String, EditionLine> now;

    Moves(Collection<EditionLine> earlier, Collection<EditionLine> later) {
      Map<String, EditionLine> before = byId(earlier);
      Map<String, EditionLine> after = byId(later);
      boolean told = before.size() == ids(earlier) && after.size() == ids(later);
      this.then = told ? before : Map.of();
      this.now = told ? after : Map.of();
    }

    java.util.Optional<EditionLine> from(EditionLine line) {
      return java.util.Optional.ofNullable(then.get(line.key()));
    }

    java.util.Optional<EditionLine> to(EditionLine line) {
      return java.util.Optional.ofNullable(now.get(line.key()));
    }

    private static long ids(Collection<EditionLine> lines) {
      return lines.stream().filter(EditionLine::hasId).count();
    }

    private static Map<String, EditionLine> byId(Collection<EditionLine> lines) {
      Map<String, EditionLine> all = new HashMap<>();
      lines.stream().filter(EditionLine::hasId).forEach(line -> all.put(line.key(), line));
      return all;
    }
  }

  /** Entries that are new to the register: what was added, but for what moved. */
  public int added() {
    return categories.stream().mapToInt(c -> c.added().size() - c.movedIn().size()).sum();
  }

  /** Entries that left the register: what was removed, but for what moved. */
  public int removed() {
    return categories.stream().mapToInt(c -> c.removed().size() - c.movedOut().size()).sum();
  }

  /** Entries that stand in another category than before. */
  public int moved() {
    return categories.stream().mapToInt(c -> c.movedIn().size()).sum();
  }

  public int changed() {
    return categories.stream().mapToInt(c -> c.changed().size()).sum();
  }

  public int unchanged() {
    return categories.stream().mapToInt(CategoryChange::unchanged).sum();
  }

  public int then() {
    return categories.stream().mapToInt(CategoryChange::then).sum();
  }

  public int now() {
    return categories.stream().mapToInt(CategoryChange::now).sum();
  }
}
