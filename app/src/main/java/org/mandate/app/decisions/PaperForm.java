package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Ballot;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;

/** What the form of a paper holds: as the paper stands, or as it was typed. */
sealed interface PaperForm {
  /** The boxes of one option. */
  int OPTIONS = 6;

  String box(String name);

  Field dated(Field field);

  DecisionPaper paper();

  /** A paper that stands. */
  record OfPaper(DecisionPaper paper) implements PaperForm {
    @Override
    public String box(String name) {
      return switch (name) {
        case "criteria" -> String.join("\n", paper.criteria());
        case "evidence" ->
            String.join(
                "\n",
                paper.evidence().stream()
                    .map(e -> e.link().isEmpty() ? e.words() : e.words() + " " + e.link())
                    .toList());
        case "reasons" -> paper.reasons();
        case "clause" -> paper.clause();
        case "capacity" -> paper.capacity().map(Capacity::code).orElse("");
        case "effect-words" -> paper.plan().effectWords();
        default -> option(name);
      };
    }

    private String option(String name) {
      int at = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)) - 1;
      if (at >= paper.options().size()) {
        return "";
      }
      DecisionPaper.Choice o = paper.options().get(at);
      return name.startsWith("option-")
          ? o.words()
          : name.startsWith("why-not-") ? o.whyNot() : o.why();
    }

    @Override
    public Field dated(Field field) {
      return (field.name().equals("effect") ? paper.plan().effectOn() : paper.plan().reviewOn())
          .map(
              day ->
                  field.dated(
                      String.valueOf(day.getDayOfMonth()),
                      String.valueOf(day.getMonthValue()),
                      String.valueOf(day.getYear())))
          .orElse(field);
    }
  }

  /** What was typed. */
  record OfForm(Ask ask) implements PaperForm {
    @Override
    public String box(String name) {
      return ask.typed(name);
    }

    @Override
    public Field dated(Field field) {
      return field.dated(ask);
    }

    @Override
    public DecisionPaper paper() {
      List<DecisionPaper.Choice> options = new ArrayList<>();
      for (int i = 1; i <= OPTIONS; i++) {
        DecisionPaper.Choice o =
            new DecisionPaper.Choice(box("option-" + i), box("why-" + i), box("why-not-" + i));
        if (!(o.words() + o.why() + o.whyNot()).isBlank()) {
          options.add(o);
        }
      }
      return new DecisionPaper(
          options,
          lines("criteria"),
          lines("evidence").stream().map(OfForm::evidence).toList(),
          box("reasons"),
          box("clause"),
          Capacity.of(box("capacity")),
          new Ballot.Plan(ask.dateBoxes("effect"), box("effect-words"), ask.dateBoxes("review")));
    }

    private List<String> lines(String name) {
      return ask.typed(name).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** Words, then perhaps a link at the end. */
    private static DecisionPaper.Evidence evidence(String line) {
      int at = line.lastIndexOf(' ');
      String last = line.substring(at + 1);
      boolean link = last.startsWith("/") || last.contains("://");
      return link
          ? new DecisionPaper.Evidence(at < 0 ? "" : line.substring(0, at).strip(), last)
          : new DecisionPaper.Evidence(line, "");
    }
  }

  /** Three boxes an option, and one option more than there are. */
  default List<Field> options() {
    int filled = 0;
    for (int i = 1; i <= OPTIONS; i++) {
      filled = (box("option-" + i) + box("why-" + i) + box("why-not-" + i)).isBlank() ? filled : i;
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i <= Math.clamp(filled + 1L, 2, OPTIONS); i++) {
      fields.add(Field.text("option-" + i, "Option " + i).value(box("option-" + i)));
      fields.add(Field.area("why-" + i, "Why option " + i).rows(2).value(box("why-" + i)));
      fields.add(
          Field.area("why-not-" + i, "Why not option " + i).rows(2).value(box("why-not-" + i)));
    }
    return fields;
  }

  default List<Field> fields(Body body, List<Field.Option> clauses) {
    List<Field.Option> capacities = new ArrayList<>();
    for (Capacity c : Capacity.values()) {
      if (c.isFor(body.source())) {
        capacities.add(Field.Option.of(c.code(), c.words()));
      }
    }
    return List.of(
        Field.area("criteria", "By what are they held against each other?")
            .hint("One on each line")
            .rows(3)
            .value(box("criteria")),
        Field.area("evidence", "Evidence")
            .hint("One on each line: what it is, then its link if it has one")
            .rows(3)
            .value(box("evidence")),
        Field.area("reasons", "Reasons").rows(5).value(box("reasons")),
        Field.select("clause", "Which clause allows it?", clauses).value(box("clause")),
        Field.radios("capacity", "In which capacity is it taken?", capacities)
            .value(box("capacity")),
        Field.area("effect-words", "What follows if it carries, and who does it?")
            .rows(2)
            .value(box("effect-words")),
        dated(Field.date("effect", "From which day? (optional)")),
        dated(Field.date("review", "When is it looked at again? (optional)")));
  }
}
