package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.desk.DeskPages;
import org.mandate.app.desk.PublicPages;
import org.mandate.app.entrance.DemonstrationPages;
import org.mandate.app.entrance.EntrancePages;
import org.mandate.app.record.RecordPages;
import org.mandate.app.register.RegisterPages;
import org.mandate.app.web.Ask;
import org.mandate.app.web.PartsPage;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/**
 * Every address of this program, what it is about, what may be done there, and who answers. What is
 * not in this table does not exist. Who may do which action stands in {@link Action}.
 */
final class Routes {
  private Routes() {}

  static List<Route> of(Composition.Pages pages) {
    List<Route> all = new ArrayList<>();
    desk(all, pages.desk(), pages.words());
    entrance(all, pages.entrance(), pages.demonstration());
    record(all, pages.record());
    all.add(get("/parts", Action.READ, "platform", "", Routes::parts));
    register(all, pages.register());
    return List.copyOf(all);
  }

  private static Reply parts(Ask ask) {
    return Reply.page("web/parts.jte", "Page parts", PartsPage.view());
  }

  private static void desk(List<Route> all, DeskPages p, PublicPages words) {
    all.add(get("/", Action.READ, "platform", "", p::start));
    all.add(get("/accessibility", Action.READ, "platform", "", words::accessibility));
    all.add(get("/privacy", Action.READ, "platform", "", words::privacy));
    all.add(get("/help", Action.READ, "platform", "", words::help));
  }

  private static void entrance(List<Route> all, EntrancePages p, DemonstrationPages town) {
    all.add(get("/demonstration", Action.SIGN_IN, "platform", "", town::list));
    all.add(post("/demonstration", Action.SIGN_IN, "platform", "", town::enter));
    all.add(get("/sign-in", Action.SIGN_IN, "platform", "", p::ask));
    all.add(post("/sign-in", Action.SIGN_IN, "platform", "", p::send));
    all.add(get("/sign-in/{link}", Action.SIGN_IN, "platform", "", p::look));
    all.add(post("/sign-in/{link}", Action.SIGN_IN, "platform", "", p::spend));
    all.add(post("/sign-out", Action.SIGN_IN, "platform", "", p::signOut));
  }

  private static void record(List<Route> all, RecordPages p) {
    all.add(get("/record", Action.READ, "platform", "", p::front));
    all.add(get("/record/check", Action.READ, "platform", "", p::howToCheck));
    all.add(get("/record/entries/{place}", Action.READ, "platform", "", p::entry));
    all.add(get("/record/checkpoint", Action.READ, "platform", "", p::checkpoint));
    all.add(get("/record/key", Action.READ, "platform", "", p::key));
    all.add(get("/record/tile/{*rest}", Action.READ, "platform", "", p::tile));
  }

  private static void register(List<Route> all, RegisterPages p) {
    all.add(get("/register", Action.READ, "platform", "", p::search));
    all.add(get("/register/import", Action.IMPORT, "platform", "", p::askForFile));
    all.add(post("/register/import", Action.IMPORT, "platform", "", p::takeFile));
    all.add(get("/register/imports/{id}", Action.READ, "platform", "", p::change));
    all.add(get("/organisations/{code}", Action.READ, "organisation", "code", p::organisation));
  }
}
