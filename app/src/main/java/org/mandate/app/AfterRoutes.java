package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.actions.ActionForms;
import org.mandate.app.actions.ActionPages;
import org.mandate.app.actions.DeparturePages;
import org.mandate.app.actions.ProgrammeForms;
import org.mandate.app.actions.ProgrammePages;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of what follows from a decision: part of the one table of {@link Routes}. */
final class AfterRoutes {
  private AfterRoutes() {}

  /** The pages of what follows from a decision. */
  record Pages(
      ActionPages actions,
      ActionForms forms,
      ProgrammePages programmes,
      ProgrammeForms programmeForms,
      DeparturePages departures) {
    static Pages of(Composition p) {
      ActionPages pages = new ActionPages(p.actions);
      ProgrammePages programme = new ProgrammePages(p.programmes);
      return new Pages(
          pages,
          new ActionForms(p.actions, pages),
          programme,
          new ProgrammeForms(p.programmes, programme),
          new DeparturePages(p.departures, p.mandates, p.meetings));
    }
  }

  static void of(List<Route> all, Pages p) {
    actions(all, p);
    programmes(all, p);
    departures(all, p.departures());
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

  private static void programmes(List<Route> all, Pages p) {
    String at = "/bodies/{body}/programmes";
    Action keep = Action.KEEP_PROGRAMMES;
    ProgrammeForms f = p.programmeForms();
    all.add(get(at, Action.READ, "body", "body", p.programmes()::list));
    form(all, at + "/new", keep, f::askNew, f::takeNew);
    String one = at + "/{programme}";
    all.add(get(one, Action.READ, "body", "body", p.programmes()::show));
    form(all, one + "/hang", keep, f::askHang, f::takeHang);
    form(all, one + "/change", keep, f::askChange, f::takeChange);
  }

  private static void departures(List<Route> all, DeparturePages p) {
    String at = "/bodies/{body}/departures";
    Action answer = Action.ANSWER_DEPARTURE;
    all.add(get(at, answer, "body", "body", p::list));
    String one = at + "/{departure}";
    all.add(get(one, answer, "body", "body", p::show));
    form(all, one + "/{line}", answer, p::askAnswer, p::takeAnswer);
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
