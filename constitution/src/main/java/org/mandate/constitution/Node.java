package org.mandate.constitution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One map of the tree while it is read. Every fault is noted and reading goes on with a stand-in,
 * so that a person sees all faults of a form at once; nothing is built from stand-ins.
 */
final class Node {

  private static final int MOST_ITEMS = 1000;
  private static final int LONGEST_TEXT = 20_000;

  private final Map<?, ?> map;
  private String clause;
  private String path;
  private final List<Problem> problems;
  private final Set<Object> known = new HashSet<>();

  /**
   * @param path what stands before a field's name, such as "thresholds.0."
   */
  Node(Map<?, ?> map, String clause, String path, List<Problem> problems) {
    this.map = map;
    this.clause = clause;
    this.path = path;
    this.problems = problems;
  }

  /** From here on, problems name this clause, and fields as from its setting. */
  void standsIn(String clauseNumber) {
    clause = clauseNumber;
    path = "";
  }

  String text(String key) {
    Object value = take(key);
    if (value instanceof String text && text.length() <= LONGEST_TEXT) return text;
    wrong(key, "words", "Write words of at most " + LONGEST_TEXT + " characters.");
    return "";
  }

  long whole(String key) {
    Object value = take(key);
    if (value instanceof Long || value instanceof Integer) return ((Number) value).longValue();
    wrong(key, "a whole number", "Write a whole number, without a decimal point.");
    return 0;
  }

  boolean flag(String key) {
    Object value = take(key);
    if (value instanceof Boolean flag) return flag;
    wrong(key, "true or false", "Write true or false.");
    return false;
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    return constant(key, take(key), type);
  }

  <E extends Enum<E>> List<E> someOf(String key, Class<E> type) {
    return items(key).stream().map(item -> constant(key, item, type)).distinct().toList();
  }

  List<String> texts(String key) {
    var texts = new ArrayList<String>();
    for (Object item : items(key)) {
      if (item instanceof String text) texts.add(text);
      else wrong(key, "a list of words", "Write words only.");
    }
    return texts;
  }

  <T> List<T> nodes(String key, Function<Node, T> read) {
    var list = new ArrayList<T>();
    int at = 0;
    for (Object item : items(key)) {
      String path = this.path + key + "." + at++ + ".";
      if (item instanceof Map<?, ?> fields) list.add(readOne(fields, path, read));
      else wrong(key, "a list of groups of fields", "Give each entry its named fields.");
    }
    return list;
  }

  Node node(String key) {
    if (take(key) instanceof Map<?, ?> fields)
      return new Node(fields, clause, path + key + ".", problems);
    wrong(key, "a group of fields", "Give it its named fields.");
    return new Node(Map.of(), clause, path, new ArrayList<>());
  }

  /** Whether there is such a field at all: for one that may be left out. */
  boolean has(String key) {
    return map.containsKey(key);
  }

  Mark mark(String key) {
    Node node = node(key);
    boolean moreThan = node.map.containsKey("moreThan");
    String written = moreThan ? node.text("moreThan") : node.text("atLeast");
    node.nothingElse();
    var share = Fraction.read(written);
    if (share.isEmpty()) {
      add(key, "'" + written + "' is not a share.", "Write a fraction of at most 1, such as 3/5.");
    } else if (moreThan ? share.get().written().equals("1/1") : share.get().part() == 0) {
      String said = (moreThan ? "more than " : "at least ") + written;
      add(key, "'" + said + "' is never met or always met.", "Use a share between 0 and 1.");
    } else {
      return new Mark(share.get(), moreThan);
    }
    return Mark.moreThan(1, 2);
  }

  /** Notes every field that was not asked for. */
  void nothingElse() {
    for (Object key : map.keySet()) {
      if (!known.contains(key)) {
        add(String.valueOf(key), "There is no field '" + key + "' here.", "Remove it.");
      }
    }
  }

  void add(String field, String what, String mend) {
    problems.add(new Problem(clause, path + field, what, mend));
  }

  private <T> T readOne(Map<?, ?> fields, String path, Function<Node, T> read) {
    var node = new Node(fields, clause, path, problems);
    T value = read.apply(node);
    node.nothingElse();
    return value;
  }

  private List<?> items(String key) {
    if (take(key) instanceof List<?> list && list.size() <= MOST_ITEMS) return list;
    wrong(key, "a list", "Write a list of at most " + MOST_ITEMS + " entries.");
    return List.of();
  }

  private <E extends Enum<E>> E constant(String key, Object value, Class<E> type) {
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (ConstitutionWriter.word(constant).equals(value)) return constant;
    }
    String words = String.join(", ", Stream.of(constants).map(ConstitutionWriter::word).toList());
    add(key, "'" + value + "' is not known here.", "Use one of: " + words + ".");
    return constants[0];
  }

  private Object take(String key) {
    known.add(key);
    Object value = map.get(key);
    return value == null ? "" : value;
  }

  private void wrong(String key, String expected, String mend) {
    String what = map.containsKey(key) ? " is not " + expected + "." : " is missing.";
    add(key, "'" + key + "'" + what, mend);
  }
}
