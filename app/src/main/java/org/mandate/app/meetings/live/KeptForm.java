package org.mandate.app.meetings.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.TextCompare;
import org.mandate.app.web.TypedWords;

/**
 * A page that is one form, whose boxes the phone keeps until they were taken.
 *
 * @param key under which the phone keeps them: another for each person and address
 * @param seen what its writer had before their eyes, sent along
 * @param compared what somebody else changed meanwhile; null for nothing
 */
public record KeptForm(
    String caption,
    String heading,
    List<Prose> intro,
    FormErrors errors,
    String action,
    String key,
    String seen,
    List<Field> fields,
    @Nullable TextCompare compared,
    Button button,
    Link other) {
  static final String TEMPLATE = "meetings/kept.jte";

  /** Copies the lists. */
  public KeptForm {
    intro = List.copyOf(intro);
    fields = List.copyOf(fields);
  }

  /** Of whoever asks, for an address. */
  static String key(Ask ask, String address) {
    return TypedWords.key(ask.who(), address);
  }
}
