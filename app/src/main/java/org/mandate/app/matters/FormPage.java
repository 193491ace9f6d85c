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
 */
public record FormPage(
    String caption,
    String heading,
    List<Prose> intro,
    FormErrors errors,
    String action,
    List<Field> fields,
    Button button,
    Link other) {
  public static final String TEMPLATE = "matters/form.jte";

  public FormPage {
    intro = List.copyOf(intro);
    fields = List.copyOf(fields);
  }
}
