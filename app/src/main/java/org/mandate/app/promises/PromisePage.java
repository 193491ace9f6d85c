package org.mandate.app.promises;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Button;
import org.mandate.app.web.KeyFigure;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/**
 * One promise: its words first, then its arithmetic, what both sides say, and its life.
 *
 * @param stopped why it stands still; empty while it does not
 * @param quote the words of the promise, and by whom
 * @param dues what is due to each practice; null where nothing is
 * @param cannotTell what is uncertain about the figures
 * @param next what to do next
 */
public record PromisePage(
    String caption,
    String heading,
    Prose asAt,
    List<KeyFigure> figures,
    Prose stopped,
    Quote quote,
    Summary terms,
    List<String> arithmetic,
    List<String> cannotTell,
    @Nullable Table dues,
    List<Reading> readings,
    @Nullable Table answers,
    @Nullable Table deliveries,
    @Nullable Table beneficiaries,
    List<Table> besides,
    List<Told> life,
    List<Prose> next,
    List<Button> buttons,
    List<Link> links) {
  public static final String TEMPLATE = "promises/promise.jte";

  /** Quoted words, whole, and who said them where. */
  public record Quote(String words, Prose by) {}

  /** The terms of one number as both sides read them. */
  public record Reading(String heading, Quote ours, Summary terms, List<Quote> theirs) {}

  /** A step of its life. */
  public record Told(Step step, List<Prose> words) {}
}
