package org.mandate.app.interests.published;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.app.interests.published.EditionComparison.CategoryChange;
import org.mandate.app.interests.published.EditionComparison.Pair;

/** A comparison as a tree of maps and lists, for JSON: everything but the words that stayed. */
public final class Said {
  private final EditionComparison compared;
  private final Words before;
  private final Words now;

  /** Gives what the entries at some places of an edition say, by place. */
  @FunctionalInterface
  public interface Words {
    Map<Integer, Map<String, String>> at(Collection<Integer> places);
  }

  /**
   * @param before what the earlier edition's entries say
   * @param now what the later one's say
   */
  public Said(EditionComparison compared, Words before, Words now) {
    this.compared = compared;
    this.before = before;
    this.now = now;
  }

  /** Counts for the whole, then each category with the ids of what changed in it. */
  public Map<String, Object> tree() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("then", compared.then());
    all.put("now", compared.now());
    all.put("added", compared.added());
    all.put("removed", compared.removed());
    all.put("changed", compared.changed());
    all.put("moved", compared.moved());
    all.put("unchanged", compared.unchanged());
    all.put("categories", compared.categories().stream().map(this::category).toList());
    return all;
  }

  private Map<String, Object> category(CategoryChange c) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("code", c.category().code());
    all.put("category", c.category().name());
    all.put("then", c.then());
    all.put("now", c.now());
    all.put("unchanged", c.unchanged());
    all.put("added", c.added().stream().map(EditionLine::called).toList());
    all.put("removed", c.removed().stream().map(EditionLine::called).toList());
    all.put("changed", changed(c.changed()));
    all.put("movedIn", moved(c.movedIn(), "from", true));
    all.put("movedOut", moved(c.movedOut(), "to", false));
    return all;
  }

  private List<Map<String, Object>> changed(List<Pair> pairs) {
    var was = before.at(pairs.stream().map(p -> p.before().place()).toList());
    var is = now.at(pairs.stream().map(p -> p.now().place()).toList());
    List<Map<String, Object>> all = new ArrayList<>();
    for (Pair pair : pairs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", pair.now().called());
      one.put(
          "fields",
          EntryFields.differences(
                  was.getOrDefault(pair.before().place(), Map.of()),
                  is.getOrDefault(pair.now().place(), Map.of()))
              .stream()
              .map(Said::field)
              .toList());
      all.add(one);
    }
    return all;
  }

  private static Map<String, String> field(EntryFields.Difference d) {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("field", d.name());
    one.put("before", d.before());
    one.put("now", d.now());
    return one;
  }

  private static List<Map<String, String>> moved(List<Pair> pairs, String word, boolean came) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Pair pair : pairs) {
      Map<String, String> one = new LinkedHashMap<>();
      one.put("id", pair.now().called());
      one.put(word, (came ? pair.before() : pair.now()).category().name());
      all.add(one);
    }
    return all;
  }
}
