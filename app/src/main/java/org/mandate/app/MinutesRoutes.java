package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.minutes.ActPages;
import org.mandate.app.minutes.MinutesPages;
import org.mandate.app.web.Route;

/** The addresses of minutes: part of the one table of {@link Routes}. */
final class MinutesRoutes {
  private static final Action KEEP = Action.KEEP_MINUTES;

  private MinutesRoutes() {}

  static void of(List<Route> all, MinutesPages p) {
    all.add(get("/bodies/{body}/minutes", Action.READ, "body", "body", p.listing()::list));
    String at = "/meetings/{meeting}/minutes";
    all.add(get(at, Action.READ, "meeting", "meeting", p.listing()::meeting));
    all.add(post(at + "/begin", KEEP, "meeting", "meeting", p.acts()::begin));
    String one = at + "/{set}";
    read(all, one, p);
    all.add(get(one + "/edit", KEEP, "meeting", "meeting", p.edit()::ask));
    all.add(post(one + "/edit", KEEP, "meeting", "meeting", p.edit()::take));
    act(all, one, p.acts());
  }

  private static void read(List<Route> all, String one, MinutesPages p) {
    all.add(get(one, Action.READ, "meeting", "meeting", p.sets()::show));
    all.add(get(one + "/minutes.pdf", Action.READ, "meeting", "meeting", p.files()::pdf));
    all.add(get(one + "/minutes.docx", Action.READ, "meeting", "meeting", p.files()::docx));
    all.add(get(one + "/minutes.txt", Action.READ, "meeting", "meeting", p.files()::text));
    all.add(get(one + "/versions", KEEP, "meeting", "meeting", p.versions()::versions));
  }

  private static void act(List<Route> all, String one, ActPages p) {
    all.add(post(one + "/draft", KEEP, "meeting", "meeting", p::draftMissing));
    all.add(post(one + "/circulate", KEEP, "meeting", "meeting", p::circulate));
    all.add(get(one + "/approve", KEEP, "meeting", "meeting", p::askApprove));
    all.add(post(one + "/approve", KEEP, "meeting", "meeting", p::takeApprove));
    all.add(post(one + "/publish", KEEP, "meeting", "meeting", p::publish));
    all.add(get(one + "/correct", KEEP, "meeting", "meeting", p::askCorrect));
    all.add(post(one + "/correct", KEEP, "meeting", "meeting", p::takeCorrect));
  }
}
