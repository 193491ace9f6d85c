package org.mandate.app.decisions;

import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Button;
import org.mandate.app.web.Check;
import org.mandate.app.web.Figure;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/**
 * A decision told as a story.
 *
 * @param lede the answer in one or two sentences
 * @param toRecord terms that an election gave and nobody recorded, for who may do it
 * @param mayDo what the reader may do with it
 * @param put the question and its reasons
 * @param whose by which authority
 * @param options and {@code evidence} that stood open
 * @param conflicts what was found and handled when the papers went out; empty where not recorded
 * @param asked who was asked, and challenges to the roll
 * @param vote the act
 * @param words dissent and other words for the record
 * @param validity the checks
 * @param ahead what follows: effect, review
 * @param certificates to download
 */
public record Story(
    String caption,
    String heading,
    Prose asAt,
    Prose lede,
    List<Button> toRecord,
    List<Button> mayDo,
    Told put,
    Told whose,
    Told options,
    Told evidence,
    Optional<Told> conflicts,
    Told asked,
    Voted vote,
    Words words,
    Validity validity,
    List<Told> ahead,
    Certificate certificates) {

  /** A step with its paragraphs. */
  public record Told(Step step, List<Prose> paragraphs) {}

  /** The vote: figures under each franchise and every practice's vote. */
  public record Voted(
      Step step,
      List<Prose> paragraphs,
      Optional<Figure> figure,
      List<Table> tables,
      Prose leftOut,
      Summary sides,
      String allLabel,
      Table all) {}

  /** Words for the record, each with who said them. */
  public record Words(Step step, List<Said> said) {
    /** One practice's words. */
    public record Said(String words, Prose by) {}
  }

  /** Whether it stands. */
  public record Validity(Step step, Prose answer, List<Check> checks, List<Prose> notApplied) {}

  /** The certificate's cuts; an empty size means that it is still being made. */
  public record Certificate(
      Optional<Long> publicBytes,
      Optional<Long> fullBytes,
      String address,
      String votesAddress,
      boolean mayTakeFull) {}
}
