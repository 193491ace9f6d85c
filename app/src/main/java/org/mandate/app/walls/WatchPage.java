package org.mandate.app.walls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/**
 * A page that says what is so: words, a question that a GET answers, tables, and where to go next.
 *
 * @param question null where nothing is asked
 */
public record WatchPage(
    String caption,
    String heading,
    Prose asAt,
    List<Prose> words,
    @Nullable Question question,
    List<Part> parts,
    List<Button> buttons,
    List<Link> links) {
  static final String TEMPLATE = "walls/watch.jte";

  /** A form that only asks. */
  public record Question(String action, Field field, String button) {}

  /**
   * A heading and what stands under it.
   *
   * @param table null where there is nothing yet
   * @param none said in its place
   */
  public record Part(String heading, @Nullable Table table, String none) {}

  public WatchPage {
    words = List.copyOf(words);
    parts = List.copyOf(parts);
    buttons = List.copyOf(buttons);
    links = List.copyOf(links);
  }
}
