package org.mandate.app.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of words with links, bold words and states in it, for cells, hints and sentences. Every
 * word is escaped when it is written, so a feature hands over what a person typed as it is.
 *
 * <p>Immutable; each method returns a longer run. In a template: {@code ${prose}}.
 */
public record Prose(List<Piece> pieces) implements Content {
  /** One piece of a run. */
  public sealed interface Piece {
    record Words(String text) implements Piece {}

    record Bold(String text) implements Piece {}

    record Quiet(String text) implements Piece {}

    record Going(Link link) implements Piece {}

    record State(Status status) implements Piece {}

    record Rule(String text, @Nullable Link link) implements Piece {}

    record Break() implements Piece {}
  }

  private static final Prose NOTHING = new Prose(List.of());

  public Prose {
    pieces = List.copyOf(pieces);
  }

  public static Prose empty() {
    return NOTHING;
  }

  public static Prose of(String text) {
    return NOTHING.text(text);
  }

  /**
   * Words from whatever a cell holds: text, a whole number (with commas), a link, a state, a run;
   * null is an empty cell.
   */
  public static Prose from(@Nullable Object cell) {
    return switch (cell) {
      case null -> NOTHING;
      case Prose prose -> prose;
      case String text -> of(text);
      case Integer number -> of(Numbers.whole(number));
      case Long number -> of(Numbers.whole(number));
      case Link link -> NOTHING.link(link);
      case Status status -> NOTHING.status(status);
      default ->
          throw new IllegalArgumentException(
              "a cell holds text, a number, a link or a state, not " + cell.getClass());
    };
  }

  public Prose text(String text) {
    return text.isEmpty() ? this : with(new Piece.Words(text));
  }

  public Prose bold(String text) {
    return with(new Piece.Bold(text));
  }

  public Prose quiet(String text) {
    return with(new Piece.Quiet(text));
  }

  public Prose link(Link link) {
    return with(new Piece.Going(link));
  }

  public Prose link(String text, String href) {
    return link(new Link(text, href));
  }

  public Prose status(Status status) {
    return with(new Piece.State(status));
  }

  /** "Rule 9.3", linked to the adopted text. */
  public Prose rule(String number, String href) {
    return with(new Piece.Rule("Rule " + number, new Link("Rule " + number, href)));
  }

  /** "Rule 9.3", where the adopted text has no page. */
  public Prose rule(String number) {
    return with(new Piece.Rule("Rule " + number, null));
  }

  public Prose newLine() {
    return with(new Piece.Break());
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** The words alone, for a title or a label. */
  public String plain() {
    var out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(
          switch (piece) {
            case Piece.Words p -> p.text();
            case Piece.Bold p -> p.text();
            case Piece.Quiet p -> p.text();
            case Piece.Going p -> p.link().text();
            case Piece.State p -> p.status().word();
            case Piece.Rule p -> p.text();
            case Piece.Break p -> " ";
          });
    }
    return out.toString();
  }

  private Prose with(Piece piece) {
    var longer = new ArrayList<>(pieces);
    longer.add(piece);
    return new Prose(longer);
  }

  @Override
  public void writeTo(TemplateOutput out) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Words p -> Escape.htmlContent(p.text(), out);
        case Piece.Bold p -> element(out, "<b>", p.text(), "</b>");
        case Piece.Quiet p -> element(out, "<span class=\"mnd-quiet\">", p.text(), "</span>");
        case Piece.Going p -> anchor(out, p.link());
        case Piece.State p ->
            element(
                out, "<span class=\"" + p.status().classes() + "\">", p.status().word(), "</span>");
        case Piece.Rule p -> rule(out, p);
        case Piece.Break p -> out.writeContent("<br>");
      }
    }
  }

  private static void rule(TemplateOutput out, Piece.Rule rule) {
    out.writeContent("<span class=\"mnd-rule\">");
    if (rule.link() == null) {
      Escape.htmlContent(rule.text(), out);
    } else {
      anchor(out, rule.link());
    }
    out.writeContent("</span>");
  }

  private static void anchor(TemplateOutput out, Link link) {
    out.writeContent("<a href=\"");
    Escape.htmlAttribute(link.href(), out);
    element(out, "\">", link.text(), "</a>");
  }

  private static void element(TemplateOutput out, String open, String text, String close) {
    out.writeContent(open);
    Escape.htmlContent(text, out);
    out.writeContent(close);
  }
}
