package org.mandate.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing and what to do next: check your e-mail, not found, not allowed, our
 * fault, and the one-button page behind a link. Never a dead end.
 *
 * @param heading the answer
 * @param paragraphs the fact, then what to do
 * @param action where a one-button form is sent, or null for no form
 * @param button the one main action, or null
 * @param links other ways on
 */
public record Message(
    String heading,
    List<Prose> paragraphs,
    @Nullable String action,
    @Nullable Button button,
    List<Link> links) {

  public Message {
    paragraphs = List.copyOf(paragraphs);
    links = List.copyOf(links);
  }

  /** A page with a button that is a link. */
  public static Message of(String heading, List<Prose> paragraphs, Button next) {
    return new Message(heading, paragraphs, null, next, List.of());
  }

  /** The page behind a one-time link: looking changes nothing, its button's POST does. */
  public static Message oneButton(
      String heading, List<Prose> paragraphs, String action, String verb) {
    return new Message(heading, paragraphs, action, Button.submit(verb), List.of());
  }

  /** 404; the same words whether a thing is absent or closed to the reader. */
  public static Message notFound() {
    return new Message(
        "We cannot show this page",
        List.of(
            Prose.of("There is nothing at this address that we can show you."),
            Prose.of(
                "If you typed it, check it. If you followed a link, tell who gave it to you.")),
        null,
        Button.link("Go to the start", "/"),
        List.of(new Link("Search", "/search")));
  }

  /** 403; says who may, so that the reader can ask the right person. */
  public static Message refused(String whoMay) {
    return new Message(
        "This is not open to you",
        List.of(Prose.of(whoMay), Prose.of("If you think you should see it, ask the secretary.")),
        null,
        Button.link("Go to the start", "/"),
        List.of());
  }

  /** 500; {@code reference} is what the log has. */
  public static Message fault(String reference) {
    return new Message(
        "Something went wrong here",
        List.of(
            Prose.of("It is our fault, not yours. Nothing was changed unless we told you so."),
            Prose.of("Try again. If it happens again, send us this reference: ").bold(reference)),
        null,
        Button.link("Go to the start", "/"),
        List.of(new Link("Get help", "/help")));
  }

  public Message withLinks(List<Link> other) {
    return new Message(heading, paragraphs, action, button, other);
  }
}
