package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.decisions.DecisionPages;
import org.mandate.app.desk.DeskPages;
import org.mandate.app.desk.PublicPages;
import org.mandate.app.elections.BallotPages;
import org.mandate.app.elections.OfficerPages;
import org.mandate.app.elections.VotePages;
import org.mandate.app.entrance.DemonstrationPages;
import org.mandate.app.entrance.EntrancePages;
import org.mandate.app.matters.MatterPages;
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
    voting(all, pages.voting());
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

  private static void voting(List<Route> all, Composition.Voting v) {
    MatterPages m = v.matters();
    all.add(get("/bodies/{body}/matters", Action.READ, "body", "body", m::list));
    all.add(get("/bodies/{body}/matters/new", Action.PUT_MATTER, "body", "body", m::form));
    all.add(post("/bodies/{body}/matters/new", Action.PUT_MATTER, "body", "body", m::put));
    all.add(get("/matters/{matter}", Action.READ, "matter", "matter", m::show));
    BallotPages b = v.ballots();
    all.add(get("/bodies/{body}/ballots", Action.READ, "body", "body", b::list));
    all.add(get("/ballots/{ballot}", Action.READ, "ballot", "ballot", b::show));
    OfficerPages o = v.officer();
    all.add(get("/matters/{matter}/ballot", Action.RUN_BALLOT, "matter", "matter", o::draftForm));
    all.add(post("/matters/{matter}/ballot", Action.RUN_BALLOT, "matter", "matter", o::draft));
    all.add(post("/ballots/{ballot}/publish", Action.RUN_BALLOT, "ballot", "ballot", o::publish));
    all.add(post("/ballots/{ballot}/remind", Action.RUN_BALLOT, "ballot", "ballot", o::remind));
    all.add(get("/ballots/{ballot}/stop", Action.RUN_BALLOT, "ballot", "ballot", o::stopForm));
    all.add(post("/ballots/{ballot}/stop", Action.RUN_BALLOT, "ballot", "ballot", o::stop));
    String challenge = "/ballots/{ballot}/challenge";
    all.add(get(challenge, Action.CHALLENGE_ROLL, "ballot", "ballot", o::challengeForm));
    all.add(post(challenge, Action.CHALLENGE_ROLL, "ballot", "ballot", o::challenge));
    String settle = "/ballots/{ballot}/challenges/{challenge}";
    all.add(get(settle, Action.RUN_BALLOT, "ballot", "ballot", o::settleForm));
    all.add(post(settle, Action.RUN_BALLOT, "ballot", "ballot", o::settle));
    VotePages p = v.votes();
    all.add(get("/ballots/{ballot}/vote", Action.VOTE, "ballot", "ballot", p::look));
    all.add(post("/ballots/{ballot}/vote", Action.VOTE, "ballot", "ballot", p::cast));
    all.add(get("/ballots/{ballot}/voted", Action.VOTE, "ballot", "ballot", p::recorded));
    all.add(get("/vote/{link}", Action.VOTE, "ballot-link", "link", p::lookByLink));
    all.add(post("/vote/{link}", Action.VOTE, "ballot-link", "link", p::castByLink));
    all.add(get("/vote/{link}/recorded", Action.VOTE, "ballot-link", "link", p::recordedByLink));
    DecisionPages d = v.decisions();
    all.add(get("/bodies/{body}/decisions", Action.READ, "body", "body", d::list));
    all.add(get("/decisions/{decision}", Action.READ, "decision", "decision", d::show));
    String file = "/decisions/{decision}/certificate";
    all.add(get(file, Action.READ, "decision", "decision", d::certificate));
    all.add(
        get(
            file + "/full",
            Action.TAKE_FULL_CERTIFICATE,
            "decision",
            "decision",
            d::fullCertificate));
  }
}
