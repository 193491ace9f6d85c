package org.mandate.app.register;

import java.util.List;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * One form of the register: one thing to record.
 *
 * @param heading the question, with whom or what it is about
 * @param paragraphs what the reader must know before
 * @param once an id drawn with the form: sending it a second time records nothing more
 * @param fields the boxes with what was typed
 * @param button verb and object
 * @param back where the form was reached from
 */
public record FormPage(
    String heading,
    List<Prose> paragraphs,
    String action,
    String once,
    List<Field> fields,
    String button,
    Link back,
    FormErrors errors) {

  public FormPage {
    paragraphs = List.copyOf(paragraphs);
    fields = List.copyOf(fields);
  }

  /** The page; refused when something has to be mended. */
  Reply reply() {
    Reply.Html page = Reply.page("register/form.jte", heading, this);
    return errors.isEmpty() ? page : page.refused();
  }

  /** A field of three boxes with what was typed into them. */
  static Field date(Ask ask, String name, String label) {
    return Field.date(name, label).dated(ask);
  }
}
