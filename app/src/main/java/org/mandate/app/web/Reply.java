package org.mandate.app.web;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The answer to a request, as a value. An answer of 400 or more undoes the request's transaction.
 */
public sealed interface Reply {

  /**
   * A page.
   *
   * @param status 200, or 4xx: then the transaction is undone
   * @param template of jte, "elections/ballot.jte"
   * @param model given to the template as parameter {@code page}
   * @param title of the document, without the product's name
   * @param look how the frame around it is drawn
   */
  record Html(int status, String template, Object model, String title, Look look) implements Reply {

    /** The same page around another frame. */
    public Html with(Look other) {
      return new Html(status, template, model, title, other);
    }

    /** The same page as the answer to a form that could not be taken (422). */
    public Html refused() {
      return new Html(422, template, model, title, look);
    }
  }

  /**
   * Another address, asked with GET (303). A POST that was done answers so.
   *
   * @param to path within this application, beginning with "/"
   */
  record Redirect(String to) implements Reply {}

  /**
   * The same, opening or ending a browser's session.
   *
   * @param to path within this application
   * @param sessionSecret the new session's secret; empty ends the session
   */
  record SignedIn(String to, Optional<String> sessionSecret) implements Reply {}

  /**
   * Bytes as they are: tiles, certificates, keys.
   *
   * @param mediaType e.g. "application/json"
   * @param bytes the content
   * @param headers further headers, e.g. Content-Disposition, Cache-Control
   */
  record Bytes(String mediaType, byte[] bytes, Map<String, String> headers) implements Reply {}

  /**
   * What takes long and asks nothing of the database: it is made after the request's transaction
   * has ended, and drawn in another one.
   *
   * @param work gives any other answer
   */
  record Apart(Supplier<Reply> work) implements Reply {}

  /**
   * What takes long before something is written: the request's transaction ends, the work is done
   * outside of any, and a second transaction takes the identity, asks the door anew and goes on.
   *
   * @param work asks nothing of the database; the request's files are still there
   * @param then gives any answer but this one or {@link Apart}
   */
  record Between<T>(Supplier<T> work, BiFunction<Ask, T, Reply> then) implements Reply {
    /** Does the work, and says how to go on from it. */
    Function<Ask, Reply> done() {
      T result = work.get();
      return ask -> then.apply(ask, result);
    }
  }

  /**
   * What may only leave once it is noted who saw it. The page is drawn in the request's own
   * transaction; then the note is written in another one, under the same identity. Where that
   * fails, nothing is sent (503).
   *
   * @param reply any answer but this one or {@link Apart}
   * @param note writes who saw what
   */
  record Noted(Reply reply, Runnable note) implements Reply {
    /**
     * @throws IllegalArgumentException for an answer that is noted already, or not yet made
     */
    public Noted {
      if (reply instanceof Noted
          || reply instanceof Apart
          || reply instanceof Between
          || reply instanceof Stream) {
        throw new IllegalArgumentException("cannot be noted: " + reply.getClass());
      }
    }
  }

  /**
   * Events, sent as long as there is something to follow (docs/decisions/0020-live-by-events.md).
   * They say only that something changed: the reader fetches it under their own rights. No
   * transaction is open between events; at each one the identity is taken and the door asked anew.
   *
   * @param version what the reader may see, as a word that changes with it; empty when it is over
   * @param signals begins to follow; asked once the stream begins
   */
  record Stream(Function<Ask, Optional<String>> version, Supplier<Signals> signals)
      implements Reply {

    /** Tells when there may be something new. */
    public interface Signals extends AutoCloseable {
      /** Waits; false when nothing came in that time. */
      boolean await(Duration atMost) throws InterruptedException;

      /** How many follow the same. */
      int readers();

      /** Whether this program ends. */
      boolean isOver();

      @Override
      void close();
    }
  }

  /** There is no such page, or nothing that may be seen here. */
  record NotFound() implements Reply {}

  /**
   * What was asked is not allowed or not possible now.
   *
   * @param status 403, 409 or 503
   * @param heading says it in one line
   * @param whatToDo one or two sentences
   */
  record Refused(int status, String heading, String whatToDo) implements Reply {}

  /** A page in the normal frame. */
  static Html page(String template, String title, Object model) {
    return new Html(200, template, model, title, Look.PLAIN);
  }

  /**
   * How the frame around a page is drawn.
   *
   * @param body name of the body whose page it is, "" for none
   * @param bodySlug for the menu's links, "" for none
   * @param current key of the menu item that is this page, "" for none
   * @param wide for ledgers
   * @param bare no menu: ballots, links, doors
   * @param backTo address of the back link, "" for none
   * @param backText words of the back link
   */
  record Look(
      String body,
      String bodySlug,
      String current,
      boolean wide,
      boolean bare,
      String backTo,
      String backText) {
    public static final Look PLAIN = new Look("", "", "", false, false, "", "");

    public Look body(String name, String slug) {
      return new Look(name, slug, current, wide, bare, backTo, backText);
    }

    public Look at(String menuItem) {
      return new Look(body, bodySlug, menuItem, wide, bare, backTo, backText);
    }

    public Look wider() {
      return new Look(body, bodySlug, current, true, bare, backTo, backText);
    }

    public Look withoutMenu() {
      return new Look(body, bodySlug, current, wide, true, backTo, backText);
    }

    public Look back(String to, String text) {
      return new Look(body, bodySlug, current, wide, bare, to, text);
    }
  }
}
