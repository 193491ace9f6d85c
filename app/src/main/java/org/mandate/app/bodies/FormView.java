package org.mandate.app.bodies;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/**
 * A page with one form: what is so now, the questions, one button. Drawn by bodies/form.jte.
 *
 * @param tables what is so now, above the questions
 * @param hidden sent with the form without being shown
 */
public record FormView(
    String heading,
    String caption,
    List<Prose> intro,
    List<Table> tables,
    String action,
    FormErrors errors,
    List<Group> groups,
    Map<String, String> hidden,
    String button,
    Link other) {

  /** Questions under one legend; an empty legend shows none. */
  public record Group(String legend, List<Field> fields) {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  public FormView {
    intro = List.copyOf(intro);
    tables = List.copyOf(tables);
    groups = List.copyOf(groups);
    hidden = new TreeMap<>(hidden);
  }

  /** The questions with what was typed and what is to mend. */
  public static Group group(String legend, Ask ask, FormErrors errors, Field... fields) {
    return new Group(
        legend, java.util.Arrays.stream(fields).map(f -> kept(f, ask).with(errors)).toList());
  }

  /** A question with what was typed; where nothing was sent, with the value it has. */
  public static Field kept(Field field, Ask ask) {
    if (field.kind() == Field.Kind.DATE) {
      return ask.fields().containsKey(field.name() + "-day") ? field.dated(ask) : field;
    }
    return ask.fields().containsKey(field.name()) ? field.values(ask.all(field.name())) : field;
  }

  /** Faults as a form shows them. */
  public static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }
}
