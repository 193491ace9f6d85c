package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.meetings.live.LiveActs;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of a meeting in session: part of the one table of {@link Routes}. */
final class LiveRoutes {
  private static final String AT = "/meetings/{meeting}";

  private LiveRoutes() {}

  static void of(List<Route> all, AppPages.MeetingRoom p) {
    read(all, "/live", p.live()::show);
    read(all, "/live/state", p.live()::state);
    read(all, "/live/events", p.live()::events);
    read(all, "/projector", p.live()::projector);
    read(all, "/projector/state", p.live()::projectorState);
    read(all, "/projector/events", p.live()::projectorEvents);
    conducting(all, p);
    takingPart(all, p);
  }

  private static void conducting(List<Route> all, AppPages.MeetingRoom p) {
    LiveActs acts = p.acts();
    Action conduct = Action.CONDUCT;
    act(all, "/live/open", conduct, acts::open);
    act(all, "/live/close", conduct, acts::close);
    act(all, "/live/to", conduct, acts::to);
    act(all, "/live/end-item", conduct, acts::endItem);
    act(all, "/live/speech/call", conduct, acts::call);
    all.add(get(AT + "/live/people", conduct, "meeting", "meeting", p.people()::show));
    act(all, "/live/people/here", conduct, acts::note);
    act(all, "/live/people/left", conduct, acts::noteLeft);
    form(all, "/motions/{motion}/vote", conduct, p.polls()::askOpen, p.polls()::takeOpen);
    form(all, "/polls/{poll}/close", conduct, p.polls()::askClose, p.polls()::takeClose);
    form(all, "/polls/{poll}/abandon", conduct, p.polls()::askAbandon, p.polls()::takeAbandon);
    form(all, "/polls/{poll}/casting", conduct, p.polls()::askCasting, p.polls()::takeCasting);
  }

  private static void takingPart(List<Route> all, AppPages.MeetingRoom p) {
    Action part = Action.TAKE_PART;
    act(all, "/live/arrive", part, p.acts()::arrive);
    act(all, "/live/leave", part, p.acts()::leave);
    act(all, "/live/speech/ask", part, p.acts()::askToSpeak);
    act(all, "/live/speech/end", part, p.acts()::endSpeech);
    form(all, "/items/{item}/motions/new", part, p.motions()::askMotion, p.motions()::takeMotion);
    form(
        all,
        "/motions/{motion}/amend",
        part,
        p.motions()::askAmendment,
        p.motions()::takeAmendment);
    form(all, "/motions/{motion}/reword", part, p.motions()::askReword, p.motions()::takeReword);
    act(all, "/motions/{motion}/withdraw", part, p.acts()::withdraw);
    act(all, "/motions/{motion}/second", part, p.acts()::second);
    form(all, "/polls/{poll}", part, p.votes()::look, p.votes()::cast);
  }

  private static void read(List<Route> all, String below, Function<Ask, Reply> handler) {
    all.add(get(AT + below, Action.READ, "meeting", "meeting", handler));
  }

  private static void act(
      List<Route> all, String below, Action action, Function<Ask, Reply> handler) {
    all.add(post(AT + below, action, "meeting", "meeting", handler));
  }

  private static void form(
      List<Route> all,
      String below,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get(AT + below, action, "meeting", "meeting", ask));
    act(all, below, action, take);
  }
}
