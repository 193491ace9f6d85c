package org.mandate.app;

import static org.mandate.app.BodyForms.form;
import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.elections.secret.DeskPages;
import org.mandate.app.elections.secret.DraftPages;
import org.mandate.app.elections.secret.ElectionPages;
import org.mandate.app.elections.secret.NominationPages;
import org.mandate.app.elections.secret.RolePages;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of secret elections: part of the one table of {@link Routes}. */
final class SecretRoutes {
  private SecretRoutes() {}

  /** The pages of secret elections. */
  record Pages(
      ElectionPages show,
      DraftPages draft,
      RolePages roles,
      NominationPages nominations,
      DeskPages desk) {
    static Pages of(SecretElections elections) {
      return new Pages(
          new ElectionPages(elections),
          new DraftPages(elections),
          new RolePages(elections),
          new NominationPages(elections),
          new DeskPages(elections));
    }
  }

  static void of(List<Route> all, Pages p) {
    String list = "/bodies/{body}/elections";
    all.add(get(list, Action.READ, "body", "body", p.show()::list));
    form(all, list + "/new", Action.PREPARE_ELECTION, p.draft()::askNew, p.draft()::takeNew);
    show(all, "", Action.READ, p.show()::show);
    prepare(all, p);
    both(all, "/nominate", Action.NOMINATE, p.nominations()::ask, p.nominations()::take);
    both(
        all,
        "/nominations/{nomination}",
        Action.ANSWER_NOMINATION,
        p.nominations()::askAnswer,
        p.nominations()::takeAnswer);
    DeskPages d = p.desk();
    show(all, "/desk", Action.RUN_BALLOT, d::show);
    press(all, "/remind", Action.RUN_BALLOT, d::remind);
    both(all, "/stop", Action.RUN_BALLOT, d::askStop, d::takeStop);
    both(all, "/challenge", Action.CHALLENGE_ROLL, d::askChallenge, d::takeChallenge);
    both(all, "/challenges/{challenge}", Action.RUN_BALLOT, d::askSettle, d::takeSettle);
  }

  private static void prepare(List<Route> all, Pages p) {
    Action prepare = Action.PREPARE_ELECTION;
    both(all, "/draft", prepare, p.draft()::askEdit, p.draft()::takeEdit);
    show(all, "/roles", prepare, p.roles()::show);
    both(all, "/roles/new", prepare, p.roles()::askNew, p.roles()::takeNew);
    press(all, "/roles/{holder}/remove", prepare, p.roles()::remove);
    press(all, "/publish", prepare, p.roles()::publish);
  }

  private static void show(
      List<Route> all, String path, Action action, Function<Ask, Reply> answer) {
    all.add(
        get("/elections/{election}" + path, action, SecretElections.SUBJECT, "election", answer));
  }

  private static void press(
      List<Route> all, String path, Action action, Function<Ask, Reply> answer) {
    all.add(
        post("/elections/{election}" + path, action, SecretElections.SUBJECT, "election", answer));
  }

  private static void both(
      List<Route> all,
      String path,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    show(all, path, action, ask);
    press(all, path, action, take);
  }
}
