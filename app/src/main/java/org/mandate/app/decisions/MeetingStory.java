package org.mandate.app.decisions;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.decisions.Story.Told;
import org.mandate.app.web.Button;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;
import org.mandate.app.web.Table;

/**
 * A decision taken at a meeting, told as a story.
 *
 * @param lede the answer in one or two sentences
 * @param mayDo what the reader may do with it
 * @param before the question, whose decision it was
 * @param options considered, with why and why not; the table is null where none were written down
 * @param evidence that stood open
 * @param conflicts and what was done; who was in the room; the vote
 * @param dissent word for word
 * @param reasons as written
 * @param validity the checks
 * @param ahead what follows: effect, review
 * @param certificate empty where none is made
 */
public record MeetingStory(
    String caption,
    String heading,
    Prose asAt,
    Prose sealed,
    Prose lede,
    List<Button> mayDo,
    List<Told> before,
    Tabled options,
    Told evidence,
    Tabled conflicts,
    Tabled room,
    Tabled vote,
    String motion,
    Story.Words dissent,
    Told reasons,
    Story.Validity validity,
    List<Told> ahead,
    Optional<Story.Certificate> certificate) {

  /** A step with its paragraphs and perhaps tables. */
  public record Tabled(Step step, List<Prose> paragraphs, List<Table> tables) {
    static Tabled of(Step step, List<Prose> paragraphs, @Nullable Table table) {
      return new Tabled(step, paragraphs, table == null ? List.of() : List.of(table));
    }
  }
}
