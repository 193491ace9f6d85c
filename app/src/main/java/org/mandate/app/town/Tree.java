package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of one of the town's JSON files. What is not there is a fault of the file. */
record Tree(Map<String, ?> fields) {

  static Tree of(String file) {
    return new Tree(TownFiles.tree(file));
  }

  String text(String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("no text " + name + " in " + fields);
  }

  /** The text, or "" where it is not there. */
  String textIfAny(String name) {
    return fields.containsKey(name) ? text(name) : "";
  }

  Instant time(String name) {
    return TownFiles.instant(text(name));
  }

  Optional<LocalDate> dayIfAny(String name) {
    return Optional.of(textIfAny(name)).filter(day -> !day.isEmpty()).map(LocalDate::parse);
  }

  long number(String name) {
    if (fields.get(name) instanceof Number n) {
      return n.longValue();
    }
    throw new IllegalStateException("no number " + name + " in " + fields);
  }

  Optional<Tree> tree(String name) {
    return fields.get(name) instanceof Map<?, ?> map
        ? Optional.of(new Tree(cast(map)))
        : Optional.empty();
  }

  List<Tree> trees(String name) {
    return list(name).stream().map(one -> new Tree(cast((Map<?, ?>) one))).toList();
  }

  List<String> words(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  /** Lists of texts within a list. */
  List<List<String>> rows(String name) {
    return list(name).stream()
        .map(row -> ((List<?>) row).stream().map(String.class::cast).toList())
        .toList();
  }

  private List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> cast(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }
}
