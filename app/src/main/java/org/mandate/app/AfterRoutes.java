package org.mandate.app;

import static org.mandate.app.BodyForms.form;
import static org.mandate.app.web.Route.get;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.actions.ActionForms;
import org.mandate.app.actions.ActionPages;
import org.mandate.app.actions.DeparturePages;
import org.mandate.app.actions.ProgrammeForms;
import org.mandate.app.actions.ProgrammePages;
import org.mandate.app.actions.YieldPages;
import org.mandate.app.strategy.AmendmentPages;
import org.mandate.app.strategy.ClausePages;
import org.mandate.app.strategy.StrategyDraftPages;
import org.mandate.app.strategy.StrategyPages;
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
      DeparturePages departures,
      YieldPages yields,
      StrategyPages strategy,
      ClausePages clauses,
      AmendmentPages amendments,
      StrategyDraftPages draft) {
    static Pages of(Composition p) {
      ActionPages pages = new ActionPages(p.actions);
      ProgrammePages programme = new ProgrammePages(p.programmes);
      return new Pages(
          pages,
          new ActionForms(p.actions, pages),
          programme,
          new ProgrammeForms(p.programmes, programme),
          new DeparturePages(p.departures, p.mandates, p.meetings),
          new YieldPages(p.actions, p.meetings),
          new StrategyPages(p.strategies),
          new ClausePages(p.strategies),
          new AmendmentPages(p.strategies),
          new StrategyDraftPages(p.strategies));
    }
  }

  static void of(List<Route> all, Pages p) {
    actions(all, p);
    programmes(all, p);
    departures(all, p.departures());
    all.add(get("/bodies/{body}/yield", Action.READ, "body", "body", p.yields()::show));
    strategy(all, p);
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
    form(all, one + "/ask", keep, f::askResumption, f::takeResumption);
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

  private static void strategy(List<Route> all, Pages p) {
    String at = "/bodies/{body}/strategy";
    all.add(get(at, Action.READ, "body", "body", p.strategy()::show));
    String version = at + "/versions/{version}";
    all.add(get(version, Action.READ, "body", "body", p.strategy()::version));
    all.add(get(at + "/put/{hash}", Action.READ, "body", "body", p.strategy()::put));
    all.add(get(at + "/clauses/{clause}", Action.READ, "body", "body", p.clauses()::show));
    AmendmentPages a = p.amendments();
    form(all, at + "/propose", Action.PROPOSE_CLAUSE, a::askPropose, a::takePropose);
    String one = at + "/amendments/{amendment}";
    all.add(get(one, Action.READ, "body", "body", a::show));
    Action keep = Action.KEEP_STRATEGY;
    form(all, one + "/answer", keep, a::askAnswer, a::takeAnswer);
    StrategyDraftPages d = p.draft();
    all.add(get(at + "/draft", keep, "body", "body", d::show));
    form(all, at + "/draft/{clause}", keep, d::askWrite, d::takeWrite);
    form(all, at + "/put", keep, d::askPut, d::takePut);
    form(all, at + "/again", keep, d::askAgain, d::takeAgain);
  }
}
