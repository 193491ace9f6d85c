package org.mandate.conflicts.file;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Mark;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Words;

/**
 * One group of fields while it is read. Every fault is noted with its place and reading goes on
 * with a stand-in, so that all faults are seen at once; nothing is judged from stand-ins.
 */
final class Node {
  private static final int LONGEST_TEXT = 2_000;
  private static final LocalDate STAND_IN = LocalDate.EPOCH;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2999;

  private final Map<String, Json> members;
  private final int line;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new HashSet<>();

  Node(Json.Obj object, String path, Problems problems) {
    this(object.members(), object.line(), path, problems);
  }

  private Node(Map<String, Json> members, int line, String path, Problems problems) {
    this.members = members;
    this.line = line;
    this.path = path;
    this.problems = problems;
  }

  /** The same without one field, which was read before. */
  boolean has(String key) {
    return members.containsKey(key);
  }

  String text(String key) {
    Json value = take(key);
    if (value instanceof Json.Text text
        && text.value().length() <= LONGEST_TEXT
        && JsonText.shown(text.value()).indexOf('?') == shownMark(text.value())) {
      return text.value();
    }
    wrong(key, "words", "Write at most " + LONGEST_TEXT + " characters, none of them invisible.");
    return "";
  }

  private static int shownMark(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) : text;
    return cut.indexOf('?');
  }

  String textOr(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** A name for a fact: letters, digits, dot, dash and underscore. */
  String id(String key) {
    Json value = take(key);
    if (value instanceof Json.Text text
        && text.value().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      return text.value();
    }
    wrong(key, "an id", "Write 1 to 64 letters, digits, dots, dashes or underscores.");
    return "?" + key;
  }

  List<String> ids(String key) {
    var all = new ArrayList<String>();
    for (Json item : items(key)) {
      if (item instanceof Json.Text text
          && text.value().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
        all.add(text.value());
      } else {
        wrong(key, "a list of ids", "Write ids of 1 to 64 letters, digits, dots or dashes.");
      }
    }
    return all;
  }

  int whole(String key, int least, int most) {
    if (take(key) instanceof Json.Whole whole && whole.value() >= least && whole.value() <= most) {
      return (int) whole.value();
    }
    wrong(key, "a whole number", "Write a whole number from " + least + " to " + most + ".");
    return least;
  }

  int wholeOr(String key, int otherwise, int least, int most) {
    return has(key) ? whole(key, least, most) : otherwise;
  }

  LocalDate day(String key) {
    if (take(key) instanceof Json.Text text && text.value().length() == 10) {
      try {
        LocalDate day = LocalDate.parse(text.value());
        if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
          return day;
        }
      } catch (DateTimeParseException e) {
        // told below
      }
    }
    wrong(key, "a day", "Write it as 2026-04-01.");
    return STAND_IN;
  }

  @Nullable LocalDate dayOrNull(String key) {
    return has(key) ? day(key) : null;
  }

  /** The fields {@code since} and {@code until}; either may be absent. */
  Period period() {
    LocalDate since = dayOrNull("since");
    LocalDate until = dayOrNull("until");
    if (since != null && until != null && !until.isAfter(since)) {
      add(
          "until",
          "It ends on " + until + " and begins on " + since + ".",
          "Write the first day on which it no longer holds, after the first on which it does.");
      return Period.ALWAYS;
    }
    return new Period(since, until);
  }

  Optional<Share> share(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    Node node = node(key);
    Share share = node.shareHere();
    node.nothingElse();
    return Optional.of(share);
  }

  private Share shareHere() {
    String key = has("perMille") ? "perMille" : "percent";
    String written =
        switch (take(key)) {
          case Json.Whole whole -> Long.toString(whole.value());
          case Json.Text text -> text.value();
          case null, default -> "";
        };
    try {
      return key.equals("percent") ? Share.percent(written) : Share.perMille(written);
    } catch (IllegalArgumentException e) {
      wrong(key, "a share", "Write a whole number or such as \"12.5\", at most the whole.");
      return new Share(0);
    }
  }

  /** A mark under {@code atLeast} or {@code moreThan}; null when neither stands here. */
  @Nullable Mark mark() {
    boolean moreThan = has("moreThan");
    return share(moreThan ? "moreThan" : "atLeast").map(s -> new Mark(s, moreThan)).orElse(null);
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    return constant(key, take(key), type).orElse(type.getEnumConstants()[0]);
  }

  <E extends Enum<E>> @Nullable E oneOfOrNull(String key, Class<E> type) {
    return has(key) ? oneOf(key, type) : null;
  }

  <E extends Enum<E>> Set<E> someOf(String key, Class<E> type) {
    var some = EnumSet.noneOf(type);
    for (Json item : items(key)) {
      constant(key, item, type).ifPresent(some::add);
    }
    return some;
  }

  <E extends Enum<E>> Set<E> someOrNone(String key, Class<E> type) {
    return has(key) ? someOf(key, type) : Set.of();
  }

  <T> List<T> nodes(String key, Function<Node, T> read) {
    var list = new ArrayList<T>();
    int at = 0;
    for (Json item : items(key)) {
      String inner = path + key + "[" + at++ + "].";
      if (item instanceof Json.Obj object) {
        var node = new Node(object, inner, problems);
        list.add(read.apply(node));
        node.nothingElse();
      } else {
        wrong(key, "a list of groups of fields", "Give each entry its named fields.");
      }
    }
    return list;
  }

  <T> List<T> nodesOrNone(String key, Function<Node, T> read) {
    return has(key) ? nodes(key, read) : List.of();
  }

  Node node(String key) {
    if (take(key) instanceof Json.Obj object) {
      return new Node(object, path + key + ".", problems);
    }
    wrong(key, "a group of fields", "Give it its named fields.");
    return new Node(Map.of(), line, path + key + ".", new Problems());
  }

  /** Builds a value whose own rules may refuse it; the refusal becomes a problem. */
  <T> Optional<T> built(java.util.function.Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (IllegalArgumentException e) {
      add("", "This cannot be: " + e.getMessage() + ".", "Change one of the fields named.");
      return Optional.empty();
    }
  }

  /** Notes every field that was not asked for. */
  void nothingElse() {
    members.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String name = JsonText.shown(key);
            problems.add(
                path + name, value.line(), "There is no field '" + name + "' here.", "Remove it.");
          }
        });
  }

  void add(String field, String what, String mend) {
    Json value = members.get(field);
    String place = field.isEmpty() && !path.isEmpty() ? path.substring(0, path.length() - 1) : path;
    problems.add(place + field, value == null ? line : value.line(), what, mend);
  }

  private List<Json> items(String key) {
    if (take(key) instanceof Json.Arr array) {
      return array.items();
    }
    wrong(key, "a list", "Write it in square brackets.");
    return List.of();
  }

  private <E extends Enum<E>> Optional<E> constant(
      String key, @Nullable Json value, Class<E> type) {
    String said = value instanceof Json.Text text ? text.value() : "";
    for (E constant : type.getEnumConstants()) {
      if (Words.of(constant).equals(said)) {
        return Optional.of(constant);
      }
    }
    String words = String.join(", ", Stream.of(type.getEnumConstants()).map(Words::of).toList());
    add(
        key,
        has(key)
            ? "'" + JsonText.shown(said) + "' is not known here."
            : "'" + key + "' is missing.",
        "Use one of: " + words + ".");
    return Optional.empty();
  }

  private @Nullable Json take(String key) {
    known.add(key);
    return members.get(key);
  }

  private void wrong(String key, String expected, String mend) {
    add(key, "'" + key + "'" + (has(key) ? " is not " + expected + "." : " is missing."), mend);
  }
}
