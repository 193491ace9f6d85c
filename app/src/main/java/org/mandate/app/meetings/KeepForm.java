package org.mandate.app.meetings;

import java.util.List;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * A page that is one form about a meeting or a body's meetings.
 *
 * @param intro before the boxes
 * @param told what somebody else changed meanwhile
 * @param stamp the last change that the form was drawn with; -1 where it is about no meeting
 * @param action where it is sent
 * @param other the way on without sending it
 */
public record KeepForm(
    String caption,
    String heading,
    List<Prose> intro,
    List<Prose> told,
    long stamp,
    FormErrors errors,
    String action,
    List<Field> fields,
    Button button,
    Link other) {
  public static final String TEMPLATE = "meetings/form.jte";

  public KeepForm {
    intro = List.copyOf(intro);
    told = List.copyOf(told);
    fields = List.copyOf(fields);
  }

  /** A form; what it is about is added by {@link #about}. */
  static KeepForm of(
      String heading,
      List<Prose> intro,
      String action,
      List<Field> fields,
      Button button,
      Link other) {
    return new KeepForm(
        "", heading, intro, List.of(), -1, FormErrors.none(), action, fields, button, other);
  }

  KeepForm about(String about, long last, FormErrors faults, List<Prose> changes) {
    return new KeepForm(
        about, heading, intro, changes, last, faults, action, fields, button, other);
  }
}
