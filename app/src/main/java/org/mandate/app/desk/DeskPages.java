package org.mandate.app.desk;

import org.mandate.app.record.Log;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** The address "/": what a stranger should know, or what needs the person who signed in. */
public final class DeskPages {
  private final Log log;
  private final java.util.function.Predicate<Ask> offersTown;

  /**
   * @param offersTown whether this request may sign in as one of the demonstration's people
   */
  public DeskPages(Log log, java.util.function.Predicate<Ask> offersTown) {
    this.log = log;
    this.offersTown = offersTown;
  }

  /**
   * The start for everybody.
   *
   * @param entries in the public record
   */
  public record StartPage(long entries, boolean town) {}

  public Reply start(Ask ask) {
    StartPage page = new StartPage(log.head().size(), offersTown.test(ask));
    return Reply.page("desk/start.jte", "Every decision carries its mandate", page)
        .with(Reply.Look.PLAIN.at("desk"));
  }
}
