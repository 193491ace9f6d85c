package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.meetings.MeetingPages;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of what comes before a meeting: part of the one table of {@link Routes}. */
final class MeetingRoutes {
  private MeetingRoutes() {}

  static void of(List<Route> all, MeetingPages p) {
    String meetings = "/bodies/{body}/meetings";
    all.add(get(meetings, Action.READ, "body", "body", p.list()::show));
    all.add(get(meetings + ".ics", Action.READ, "body", "body", p.calendar()::ofBody));
    Action plan = Action.PLAN_MEETING;
    ofBody(all, "/meetings/new", plan, p.plan()::askMeeting, p.plan()::takeMeeting);
    ofBody(all, "/meetings/series/new", plan, p.series()::askSeries, p.series()::takeSeries);
    putting(all, p);
    String owner = "/meeting-series/{series}/owner";
    all.add(get(owner, Action.CALL_MEETING, "meeting-series", "series", p.acts()::askSeriesOwner));
    all.add(
        post(owner, Action.CALL_MEETING, "meeting-series", "series", p.acts()::takeSeriesOwner));
    all.add(get("/meetings/{meeting}", Action.READ, "meeting", "meeting", p.agenda()::show));
    all.add(get("/meetings/{meeting}/pack.pdf", Action.READ, "meeting", "meeting", p.pack()::pack));
    Action call = Action.CALL_MEETING;
    form(all, "/plan", call, p.plan()::askReplan, p.plan()::takeReplan);
    form(all, "/owner", call, p.acts()::askOwner, p.acts()::takeOwner);
    form(all, "/call", call, p.acts()::askCall, p.acts()::takeCall);
    form(all, "/cancel", call, p.acts()::askCancel, p.acts()::takeCancel);
    Action keep = Action.KEEP_AGENDA;
    form(all, "/items/add", keep, p.add()::askAdd, p.add()::takeAdd);
    String item = "/items/{item}";
    form(all, item + "/plan", keep, p.items()::askPlan, p.items()::takePlan);
    form(all, item + "/move", keep, p.items()::askMove, p.items()::takeMove);
    form(all, item + "/withdraw", keep, p.items()::askWithdraw, p.items()::takeWithdraw);
    form(all, item + "/answer", keep, p.items()::askAnswer, p.items()::takeAnswer);
    form(all, "/parts/add", keep, p.parts()::askAdd, p.parts()::takeAdd);
    String part = "/parts/{part}";
    form(all, part + "/closure", keep, p.parts()::askClosure, p.parts()::takeClosure);
    form(all, part + "/readers", Action.LET_IN, p.parts()::askReader, p.parts()::takeReader);
    calendar(all, p);
  }

  private static void putting(List<Route> all, MeetingPages p) {
    Action put = Action.PUT_FORWARD;
    ofBody(all, "/items/put-forward", put, p.put()::askPut, p.put()::takePut);
    Action plan = Action.PLAN_MEETING;
    ofBody(all, "/items/{put}/answer", plan, p.put()::askAnswer, p.put()::takeAnswer);
    ofBody(
        all,
        "/meetings/call-for",
        Action.CALL_FOR_MEETING,
        p.callFor()::askCallFor,
        p.callFor()::takeCallFor);
    String call = "/meetings/calls/{call}";
    ofBody(
        all, call + "/join", Action.CALL_FOR_MEETING, p.callFor()::askJoin, p.callFor()::takeJoin);
    ofBody(all, call + "/answer", plan, p.callFor()::askAnswerCall, p.callFor()::takeAnswerCall);
  }

  private static void calendar(List<Route> all, MeetingPages p) {
    Action keep = Action.KEEP_CALENDAR;
    all.add(get("/calendar", keep, "platform", "", p.calendar()::show));
    all.add(post("/calendar/make", keep, "platform", "", p.calendar()::make));
    all.add(post("/calendar/end", keep, "platform", "", p.calendar()::end));
    all.add(get("/calendar/{link}.ics", Action.READ, "calendar-link", "link", p.calendar()::own));
  }

  private static void ofBody(
      List<Route> all,
      String below,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get("/bodies/{body}" + below, action, "body", "body", ask));
    all.add(post("/bodies/{body}" + below, action, "body", "body", take));
  }

  private static void form(
      List<Route> all,
      String below,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get("/meetings/{meeting}" + below, action, "meeting", "meeting", ask));
    all.add(post("/meetings/{meeting}" + below, action, "meeting", "meeting", take));
  }
}
