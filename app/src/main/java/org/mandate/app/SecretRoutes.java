package org.mandate.app;

import static org.mandate.app.BodyForms.form;
import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.elections.secret.CertificatePages;
import org.mandate.app.elections.secret.ChallengePages;
import org.mandate.app.elections.secret.ComplaintPages;
import org.mandate.app.elections.secret.DeskPages;
import org.mandate.app.elections.secret.DraftPages;
import org.mandate.app.elections.secret.ElectionPages;
import org.mandate.app.elections.secret.LeakPages;
import org.mandate.app.elections.secret.NominationPages;
import org.mandate.app.elections.secret.PetitionPages;
import org.mandate.app.elections.secret.ResultPages;
import org.mandate.app.elections.secret.RolePages;
import org.mandate.app.elections.secret.SeatsPages;
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
      DeskPages desk,
      ChallengePages challenges,
      LeakPages leak,
      ResultPages results,
      ComplaintPages complaints,
      SeatsPages seats,
      PetitionPages petitions,
      CertificatePages certificates) {
    static Pages of(SecretElections elections) {
      return new Pages(
          new ElectionPages(elections),
          new DraftPages(elections),
          new RolePages(elections),
          new NominationPages(elections),
          new DeskPages(elections),
          new ChallengePages(elections),
          new LeakPages(elections),
          new ResultPages(elections),
          new ComplaintPages(elections),
          new SeatsPages(elections),
          new PetitionPages(elections),
          new CertificatePages(elections));
    }
  }

  static void of(List<Route> all, Pages p) {
    String list = "/bodies/{body}/elections";
    all.add(get(list, Action.READ, "body", "body", p.show()::list));
    form(all, list + "/new", Action.PREPARE_ELECTION, p.draft()::askNew, p.draft()::takeNew);
    all.add(get(list + "/seats", Action.READ, "body", "body", p.seats()::show));
    petitions(all, p.petitions());
    show(all, "", Action.READ, p.show()::show);
    results(all, p);
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
    ChallengePages c = p.challenges();
    both(all, "/challenge", Action.CHALLENGE_ROLL, c::askChallenge, c::takeChallenge);
    both(all, "/challenges/{challenge}", Action.RUN_BALLOT, c::askSettle, c::takeSettle);
  }

  private static void petitions(List<Route> all, PetitionPages p) {
    String at = "/bodies/{body}/petitions";
    all.add(get(at, Action.READ, "body", "body", p::list));
    form(all, at + "/new", Action.PETITION, p::askNew, p::takeNew);
    all.add(get(at + "/{petition}", Action.READ, "body", "body", p::show));
    String practice = at + "/{petition}/practices/{practice}";
    all.add(post(practice, Action.PETITION, "body", "body", p::sign));
  }

  private static void results(List<Route> all, Pages p) {
    show(all, "/leak", Action.READ, p.leak()::show);
    both(all, "/leak/look", Action.RUN_BALLOT, p.leak()::ask, p.leak()::take);
    press(all, "/declare", Action.RUN_BALLOT, p.results()::declare);
    press(all, "/certify", Action.RUN_BALLOT, p.results()::certify);
    both(all, "/count-back", Action.RUN_BALLOT, p.results()::askBack, p.results()::takeBack);
    show(all, "/count", Action.READ, p.results()::count);
    show(all, "/count/ballots.blt", Action.READ, p.results()::ballots);
    show(all, "/count/result.json", Action.READ, p.results()::result);
    show(all, "/certificate", Action.READ, p.certificates()::publicCut);
    show(all, "/certificate/full", Action.TAKE_FULL_ELECTION, p.certificates()::fullCut);
    both(all, "/complain", Action.COMPLAIN, p.complaints()::ask, p.complaints()::take);
    both(
        all,
        "/complaints/{complaint}",
        Action.SETTLE_COMPLAINT,
        p.complaints()::askSettle,
        p.complaints()::takeSettle);
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
