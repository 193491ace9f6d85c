package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** Routes of the forms that a body's pages have, whichever feature they belong to. */
final class BodyForms {
  private BodyForms() {}

  /** A form of a body, and where it is sent. */
  static void form(
      List<Route> all,
      String path,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get(path, action, "body", "body", ask));
    all.add(post(path, action, "body", "body", take));
  }
}
