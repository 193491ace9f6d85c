package org.mandate.app.desk;

import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** The platform's own words: on access, on privacy, on help. Nothing in them is computed. */
public final class PublicPages {

  /** They are the same for everybody. */
  public record Words() {}

  public Reply accessibility(Ask ask) {
    return Reply.page("desk/accessibility.jte", "Using these pages", new Words());
  }

  public Reply privacy(Ask ask) {
    return Reply.page("desk/privacy.jte", "What is held about people", new Words());
  }

  public Reply help(Ask ask) {
    return Reply.page("desk/help.jte", "Get help", new Words());
  }
}
