package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.actions.ActionForms;
import org.mandate.app.actions.ActionPages;
import org.mandate.app.actions.Actions;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of what follows from a decision: part of the one table of {@link Routes}. */
final class AfterRoutes {
  private AfterRoutes() {}

  /** The pages of what follows from a decision. */
  record Pages(ActionPages actions, ActionForms forms) {
    static Pages of(Actions actions) {
      ActionPages pages = new ActionPages(actions);
      return new Pages(pages, new ActionForms(actions, pages));
    }
  }

  static void of(List<Route> all, Pages p) {
    actions(all, p);
  }

  private static void actions(List<Route> all, Pages p) {
    String at = "/bodies/{body}/actions";
    all.add(get(at, Action.READ, "body", "body", p.actions()::list));
    all.add(get(at + ".csv", Action.READ, "body", "body", p.actions()::csv));
    form(all, at + "/new", Action.KEEP_ACTIONS, p.forms()::askNew, p.forms()::takeNew);
    String one = at + "/{action}";
    all.add(get(one, Action.READ, "body", "body", p.actions()::show));
    String hand = one + "/hand-over";
    form(all, hand, Action.KEEP_ACTIONS, p.forms()::askHandOver, p.forms()::takeHandOver);
    form(all, one + "/date", Action.KEEP_ACTIONS, p.forms()::askDate, p.forms()::takeDate);
    form(all, one + "/close", Action.CLOSE_ACTION, p.forms()::askClose, p.forms()::takeClose);
    form(all, one + "/end", Action.KEEP_ACTIONS, p.forms()::askEnd, p.forms()::takeEnd);
  }

  /** A form of a body, and where it is sent. */
  private static void form(
      List<Route> all,
      String path,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get(path, action, "body", "body", ask));
    all.add(post(path, action, "body", "body", take));
  }
}
