package org.mandate.app.matters;

import java.util.List;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * A page that is one form.
 *
 * @param intro before the boxes
 * @param action where it is sent
 * @param other the way on without sending it
 * @param upload whether a file is sent
 */
public record FormPage(
    String caption,
    String heading,
    List<Prose> intro,
    FormErrors errors,
    String action,
    List<Field> fields,
    Button button,
    Link other,
    boolean upload) {
  public static final String TEMPLATE = "matters/form.jte";

  /** A form of words. */
  public FormPage(
      String caption,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String action,
      List<Field> fields,
      Button button,
      Link other) {
    this(caption, heading, intro, errors, action, fields, button, other, false);
  }

  public FormPage {
    intro = List.copyOf(intro);
    fields = List.copyOf(fields);
  }
}
