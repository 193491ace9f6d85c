package org.mandate.app.bodies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.count.rules.Rules;

/**
 * A clause's setting as boxes and back. Boxes are named by the path that the library's problems
 * name ({@code thresholds.0.mark}), so that an error stands where it arose.
 */
final class ClauseForm {
  /** One box, or several, of a setting. */
  sealed interface Part {
    String name();

    record Words(String name, String label) implements Part {}

    record Whole(String name, String label) implements Part {}

    record YesNo(String name, String label) implements Part {}

    record One(String name, String label, List<Field.Option> options) implements Part {}

    record Some(String name, String label, List<Field.Option> options) implements Part {}

    /**
     * "At least 3/5": two boxes.
     *
     * @param optional left out where the box stays empty
     */
    record Share(String name, String label, boolean optional) implements Part {
      Share(String name, String label) {
        this(name, label, false);
      }
    }

    /** Fields of one thing that may be left out: it is when its first box is empty. */
    record Group(String name, List<Part> of) implements Part {}

    /** A list of rows, with one empty row more; a row is empty when its first box is. */
    record Rows(String name, String label, List<Part> of) implements Part {}
  }

  /** Types of setting with their names, for choosing one. */
  static final Map<String, String> TYPES = types();

  private final List<Field.Option> kinds;
  private final List<Field.Option> seats;

  /**
   * @param kinds of question that the draft has
   * @param seats that it has
   */
  ClauseForm(List<Field.Option> kinds, List<Field.Option> seats) {
    this.kinds = kinds;
    this.seats = seats;
  }

  private static Map<String, String> types() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("words", "Words only");
    all.put("voters", "Who decides");
    all.put("deciding", "What carries");
    all.put("quorum-share", "Quorum as a share");
    all.put("quorum-number", "Quorum as a number");
    all.put("notice", "Notice");
    all.put("window", "How long a ballot is open");
    all.put("roll", "The roll");
    all.put("returning-officer", "Returning officer");
    all.put("conflicts", "Conflicts");
    all.put("seats", "Seats");
    all.put("board-quorum", "Who votes on the board, and its quorum");
    all.put("board-voting", "How the board votes");
    all.put("meeting-notice", "Notice of meetings");
    all.put("reserved-matters", "Reserved matters");
    all.put("kinds", "Kinds of question");
    all.put("recall", "Recall");
    all.put("clocks", "Publication and replies");
    return all;
  }

  private List<Part> parts(String type) {
    Part forKinds = new Part.Some("kinds", "Kinds of question it holds for", kinds);
    return switch (type) {
      case "kinds" ->
          List.of(
              new Part.Rows(
                  "kinds",
                  "Kind",
                  List.of(new Part.Words("id", "Id"), new Part.Words("title", "Title"))));
      case "reserved-matters" ->
          List.of(
              new Part.Rows(
                  "matters",
                  "Matter",
                  List.of(
                      new Part.Words("id", "Id"),
                      new Part.Words("words", "Words"),
                      new Part.One("kind", "Put as", kinds))));
      case "voters" ->
          List.of(
              forKinds,
              new Part.Some(
                  "electorates",
                  "Who may decide",
                  options("member-practices", "The practices", "board", "The board")));
      case "deciding" ->
          List.of(
              forKinds,
              new Part.One(
                  "form",
                  "What is put",
                  options(
                      "motion",
                      "A motion, for or against",
                      "options",
                      "Several options, one chosen for all",
                      "per-practice-choice",
                      "Each practice chooses for itself",
                      "ranked",
                      "Candidates that are ranked")),
              new Part.Rows("thresholds", "Threshold", thresholds()),
              new Part.One(
                  "tie", "A tie", options("falls", "Falls", "lot", "Is drawn by lot (rankings)")),
              new Part.Group("counting", counting()));
      case "quorum-share" ->
          List.of(forKinds, new Part.Share("mark", "Share of the practices that must vote"));
      case "quorum-number" ->
          List.of(forKinds, new Part.Whole("practices", "Practices that must vote"));
      case "notice" ->
          List.of(
              forKinds,
              new Part.Whole("days", "Days of notice"),
              new Part.One(
                  "before", "Counted to", options("opening", "The opening", "close", "The close")));
      case "window" ->
          List.of(
              forKinds,
              new Part.Whole("days", "Least days open"),
              new Part.YesNo(
                  "runningTurnout", "May the number that voted be shown before the close?"));
      case "roll" ->
          List.of(
              forKinds,
              new Part.One(
                  "basis",
                  "Patients counted",
                  options(
                      "registered", "Registered", "weighted", "Weighted", "adjusted", "Adjusted")),
              new Part.Whole("challengeDays", "Days to challenge the roll"),
              new Part.One(
                  "afterClosure",
                  "For a practice that closes meanwhile",
                  options(
                      "nobody-may-cast",
                      "Nobody may cast",
                      "successor-may-cast",
                      "Its successor may cast")));
      case "returning-officer" -> List.of(forKinds, new Part.One("seat", "Seat", seats));
      case "conflicts" -> List.of(forKinds);
      case "seats" -> List.of(new Part.Rows("seats", "Seat", seatParts()));
      case "board-quorum", "board-voting", "meeting-notice" ->
          BoardClauses.parts(type, forKinds, seats);
      case "recall" -> List.of(new Part.Share("petition", "Share of the practices that must sign"));
      case "clocks" ->
          List.of(
              new Part.Whole("publicationDays", "Days to publish a decision"),
              new Part.Whole("replyDays", "Days to answer a concern"));
      default -> List.of();
    };
  }

  private static List<Part> seatParts() {
    return List.of(
        new Part.Words("id", "Id"),
        new Part.Words("title", "Title"),
        new Part.Words("constituency", "Who fills it"),
        new Part.Whole("termMonths", "Months of a term"),
        new Part.One(
            "filled", "Filled by", options("elected", "Election", "appointed", "Appointment")));
  }

  private static List<Part> thresholds() {
    return List.of(
        new Part.Share("mark", "How much is enough"),
        new Part.One(
            "franchise",
            "Counted",
            options(
                "one-practice-one-vote",
                "One practice, one vote",
                "weighted-by-list",
                "Weighted by list")),
        new Part.One(
            "scope",
            "Where",
            options("whole-roll", "Over the whole roll", "each-area", "In each area by itself")),
        new Part.One(
            "base",
            "Of what",
            options(
                "of-roll",
                "Of the whole roll",
                "of-votes-cast",
                "Of votes cast",
                "of-votes-cast-and-abstentions",
                "Of votes cast and abstentions")));
  }

  /** Rules for papers that rank nobody: figures for each candidate, and for or against. */
  private static final Set<String> NOT_OF_RANKINGS = Set.of("score", "yes-no");

  /** Only rules that this program counts can be named, and of them those that count rankings. */
  private static List<Part> counting() {
    List<Field.Option> rules = new ArrayList<>(List.of(Field.Option.of("", "Nothing is ranked")));
    Rules.all().stream()
        .filter(r -> !NOT_OF_RANKINGS.contains(r.id()))
        .forEach(r -> rules.add(Field.Option.of(r.id(), r.title() + " (" + r.id() + ")")));
    return List.of(
        new Part.One("rule", "Counting rule, where candidates are ranked", rules),
        new Part.One(
            "weigh",
            "What a ranking counts",
            options(
                "one-practice-one-vote",
                "One practice, one vote",
                "weighted-by-list",
                "Weighted by list")));
  }

  static List<Field.Option> options(String... valuesAndTexts) {
    List<Field.Option> all = new ArrayList<>();
    for (int i = 0; i < valuesAndTexts.length; i += 2) {
      all.add(Field.Option.of(valuesAndTexts[i], valuesAndTexts[i + 1]));
    }
    return all;
  }

  // To boxes

  List<Field> fields(Map<?, ?> setting, Ask ask, FormErrors errors) {
    List<Field> all = new ArrayList<>();
    for (Part part : parts(String.valueOf(setting.get("type")))) {
      add(all, "", part, setting);
    }
    return all.stream().map(f -> FormView.kept(f, ask).with(errors)).toList();
  }

  private void add(List<Field> all, String path, Part part, Map<?, ?> from) {
    String name = "f." + path + part.name();
    Object value = from.get(part.name());
    String text = value == null ? "" : String.valueOf(value);
    switch (part) {
      case Part.Words p -> all.add(Field.text(name, p.label()).value(text));
      case Part.Whole p -> all.add(Field.number(name, p.label()).value(text));
      case Part.YesNo p ->
          all.add(
              Field.radios(name, p.label(), options("true", "Yes", "false", "No"))
                  .value(text.isEmpty() ? "false" : text));
      case Part.One p -> all.add(Field.select(name, p.label(), p.options()).value(text));
      case Part.Some p ->
          all.add(Field.checkboxes(name, p.label(), p.options()).values(texts(value)));
      case Part.Share p -> {
        Map<?, ?> mark = value instanceof Map<?, ?> m ? m : Map.of();
        boolean more = mark.containsKey("moreThan");
        all.add(
            Field.select(
                    name + ".how",
                    p.label(),
                    options("atLeast", "At least", "moreThan", "More than"))
                .value(more ? "moreThan" : "atLeast"));
        Object share = more ? mark.get("moreThan") : mark.get("atLeast");
        all.add(
            Field.text(name, p.label() + ": the share")
                .hint(
                    "As a fraction, such as 3/5"
                        + (p.optional() ? "; empty where it asks for none" : ""))
                .value(share == null ? "" : share.toString())
                .width(5));
      }
      case Part.Group p -> {
        Map<?, ?> fields = value instanceof Map<?, ?> m ? m : Map.of();
        p.of().forEach(inner -> add(all, path + p.name() + ".", inner, fields));
      }
      case Part.Rows p -> {
        List<?> rows = value instanceof List<?> list ? list : List.of();
        for (int i = 0; i <= rows.size(); i++) {
          Map<?, ?> row = i < rows.size() && rows.get(i) instanceof Map<?, ?> m ? m : Map.of();
          for (Part inner : p.of()) {
            add(
                all,
                path + p.name() + "." + i + ".",
                labelled(inner, p.label() + " " + (i + 1)),
                row);
          }
        }
      }
    }
  }

  private static Part labelled(Part part, String before) {
    return switch (part) {
      case Part.Words p -> new Part.Words(p.name(), before + ": " + p.label());
      case Part.Whole p -> new Part.Whole(p.name(), before + ": " + p.label());
      case Part.One p -> new Part.One(p.name(), before + ": " + p.label(), p.options());
      case Part.Share p -> new Part.Share(p.name(), before + ": " + p.label(), p.optional());
      case Part.YesNo p -> p;
      case Part.Some p -> p;
      case Part.Rows p -> p;
      case Part.Group p -> p;
    };
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(Objects::toString).toList()
        : List.of();
  }

  // And back

  Map<String, Object> read(String type, Ask ask) {
    Map<String, Object> setting = new LinkedHashMap<>();
    setting.put("type", type);
    parts(type).forEach(part -> read(setting, "f.", part, ask));
    return setting;
  }

  private void read(Map<String, Object> into, String path, Part part, Ask ask) {
    String name = path + part.name();
    Object value =
        switch (part) {
          case Part.Words p -> ask.typed(name).strip();
          case Part.Whole p -> whole(ask.typed(name).strip());
          case Part.YesNo p -> ask.typed(name).equals("true");
          case Part.One p -> ask.typed(name);
          case Part.Some p -> ask.all(name);
          case Part.Share p ->
              Map.of(
                  ask.typed(name + ".how").equals("moreThan") ? "moreThan" : "atLeast",
                  ask.typed(name).strip());
          case Part.Rows p -> rows(name, p, ask);
          case Part.Group p -> group(name, p, ask);
        };
    boolean leftOut =
        (part instanceof Part.Group && value.equals(Map.of()))
            || (part instanceof Part.Share share && share.optional() && ask.typed(name).isBlank());
    if (!leftOut) {
      into.put(part.name(), value);
    }
  }

  private Map<String, Object> group(String name, Part.Group group, Ask ask) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!ask.typed(name + "." + group.of().getFirst().name()).isBlank()) {
      group.of().forEach(part -> read(fields, name + ".", part, ask));
    }
    return fields;
  }

  private List<Object> rows(String name, Part.Rows rows, Ask ask) {
    List<Object> all = new ArrayList<>();
    String first = rows.of().getFirst().name();
    for (int i = 0; ask.fields().containsKey(name + "." + i + "." + first); i++) {
      if (!ask.typed(name + "." + i + "." + first).isBlank()) {
        Map<String, Object> row = new LinkedHashMap<>();
        String path = name + "." + i + ".";
        rows.of().forEach(part -> read(row, path, part, ask));
        all.add(row);
      }
    }
    return all;
  }

  /** A whole number, or what was typed: the library then says what it must be. */
  private static Object whole(String typed) {
    return typed.matches("\\d{1,9}") ? (Object) Long.parseLong(typed) : typed;
  }
}
