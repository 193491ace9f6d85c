package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.ConstitutionPages;
import org.mandate.app.bodies.DraftPages;
import org.mandate.app.counting.CountingPages;
import org.mandate.app.decisions.CountPages;
import org.mandate.app.decisions.DecisionPages;
import org.mandate.app.desk.DeskPages;
import org.mandate.app.desk.PublicPages;
import org.mandate.app.elections.BallotPages;
import org.mandate.app.elections.OfficerPages;
import org.mandate.app.elections.VotePages;
import org.mandate.app.entrance.DemonstrationPages;
import org.mandate.app.entrance.EntrancePages;
import org.mandate.app.mandates.GrantPages;
import org.mandate.app.mandates.MandatePages;
import org.mandate.app.matters.MatterPages;
import org.mandate.app.matters.ProposalPages;
import org.mandate.app.record.RecordPages;
import org.mandate.app.register.LocalPages;
import org.mandate.app.register.PeoplePages;
import org.mandate.app.register.RegisterPages;
import org.mandate.app.register.TiePages;
import org.mandate.app.register.VoterPages;
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

  static List<Route> of(AppPages pages) {
    List<Route> all = new ArrayList<>();
    desk(all, pages.desk(), pages.words());
    counting(all, pages.counting());
    entrance(all, pages.entrance(), pages.demonstration());
    record(all, pages.record());
    all.add(get("/parts", Action.READ, "platform", "", Routes::parts));
    register(all, pages.register(), pages.local());
    ties(all, pages.ties());
    people(all, pages.people(), pages.voters());
    voting(all, pages.voting());
    bodies(all, pages.bodies());
    mandates(all, pages.mandates(), pages.grants());
    ConflictRoutes.of(all, pages);
    DecisionRoutes.of(all, pages);
    SecretRoutes.of(all, pages.secret());
    SealedRoutes.of(all, pages.sealed());
    MeetingRoutes.of(all, pages.meetings());
    PublicRoutes.of(all, pages.publication());
    SearchRoutes.of(all, pages.search());
    AfterRoutes.of(all, pages.after());
    // Before those with {promise} in the same place: the first that fits answers.
    GapRoutes.of(all, pages.gap());
    PromiseRoutes.of(all, pages.promises());
    ReceivedRoutes.of(all, pages.received());
    LiveRoutes.of(all, pages.room());
    MinutesRoutes.of(all, pages.minutes());
    return List.copyOf(all);
  }

  private static Reply parts(Ask ask) {
    return Reply.page("web/parts.jte", "Page parts", PartsPage.view());
  }

  private static void counting(List<Route> all, CountingPages p) {
    all.add(get("/count", Action.READ, "platform", "", p::ask));
    // Counts what was sent and forgets it: a POST for its size, not for a change.
    all.add(post("/count", Action.COUNT, "platform", "", p::count));
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

  private static void register(List<Route> all, RegisterPages p, LocalPages local) {
    all.add(get("/register", Action.READ, "platform", "", p::search));
    all.add(get("/register/import", Action.IMPORT, "platform", "", p::askForFile));
    all.add(post("/register/import", Action.IMPORT, "platform", "", p::takeFile));
    String waiting = "/register/import/{upload}";
    all.add(get(waiting, Action.IMPORT, "platform", "", p::askForEdition));
    all.add(post(waiting, Action.IMPORT, "platform", "", p::takeEdition));
    all.add(get("/register/imports/{id}", Action.READ, "platform", "", p::change));
    all.add(get("/organisations/{code}", Action.READ, "organisation", "code", p::organisation));
    all.add(get("/register/add", Action.KEEP_REGISTER, "platform", "", local::askToAdd));
    all.add(post("/register/add", Action.KEEP_REGISTER, "platform", "", local::add));
    String practices = "/organisations/{code}/practices/add";
    all.add(get(practices, Action.KEEP_REGISTER, "organisation", "code", local::askForPractices));
    all.add(post(practices, Action.KEEP_REGISTER, "organisation", "code", local::takePractices));
  }

  private static void ties(List<Route> all, TiePages p) {
    String add = "/organisations/{code}/ties/add";
    all.add(get(add, Action.KEEP_REGISTER, "organisation", "code", p::askToAdd));
    all.add(post(add, Action.KEEP_REGISTER, "organisation", "code", p::add));
    String end = "/organisations/{code}/ties/{tie}/end";
    all.add(get(end, Action.KEEP_REGISTER, "organisation", "code", p::askToEnd));
    all.add(post(end, Action.KEEP_REGISTER, "organisation", "code", p::end));
  }

  private static void people(List<Route> all, PeoplePages p, VoterPages voters) {
    String at = "/organisations/{code}";
    String add = at + "/people/add";
    all.add(get(add, Action.KEEP_PEOPLE, "organisation", "code", p::askToAdd));
    all.add(post(add, Action.KEEP_PEOPLE, "organisation", "code", p::add));
    String begin = at + "/people/begin";
    all.add(get(begin, Action.KEEP_PEOPLE, "organisation", "code", p::askToBegin));
    all.add(post(begin, Action.KEEP_PEOPLE, "organisation", "code", p::begin));
    String end = at + "/people/{affiliation}/end";
    all.add(get(end, Action.KEEP_PEOPLE, "organisation", "code", p::askToEnd));
    all.add(post(end, Action.KEEP_PEOPLE, "organisation", "code", p::end));
    String voter = at + "/voters/add";
    all.add(get(voter, Action.AUTHORISE, "organisation", "code", voters::askToAuthorise));
    all.add(post(voter, Action.AUTHORISE, "organisation", "code", voters::authorise));
    String ended = at + "/voters/{authority}/end";
    all.add(get(ended, Action.AUTHORISE, "organisation", "code", voters::askToEnd));
    all.add(post(ended, Action.AUTHORISE, "organisation", "code", voters::end));
  }

  private static void voting(List<Route> all, AppPages.Voting v) {
    MatterPages m = v.matters();
    all.add(get("/bodies/{body}/matters", Action.READ, "body", "body", m::list));
    all.add(get("/bodies/{body}/matters/new", Action.PUT_MATTER, "body", "body", m::form));
    all.add(post("/bodies/{body}/matters/new", Action.PUT_MATTER, "body", "body", m::put));
    all.add(get("/matters/{matter}", Action.READ, "matter", "matter", m::show));
    ProposalPages change = v.proposals();
    String put = "/bodies/{body}/matters/constitution";
    all.add(get(put, Action.KEEP_BODY, "body", "body", change::form));
    all.add(post(put, Action.KEEP_BODY, "body", "body", change::put));
    String text = "/matters/{matter}/constitution";
    all.add(get(text, Action.READ, "matter", "matter", change::show));
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
    CountPages c = v.counts();
    all.add(get("/decisions/{decision}/votes.json", Action.READ, "decision", "decision", c::votes));
    String count = "/decisions/{decision}/count";
    all.add(get(count, Action.READ, "decision", "decision", c::show));
    all.add(get(count + "/ballots.blt", Action.READ, "decision", "decision", c::ballots));
    all.add(get(count + "/result.json", Action.READ, "decision", "decision", c::result));
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

  private static void bodies(List<Route> all, AppPages.BodyPages p) {
    all.add(get("/bodies", Action.READ, "platform", "", p.read()::list));
    all.add(get("/found-a-body", Action.FOUND, "platform", "", p.found()::ask));
    all.add(post("/found-a-body", Action.FOUND, "platform", "", p.found()::take));
    all.add(get("/bodies/{body}", Action.READ, "body", "body", p.read()::show));
    all.add(get("/bodies/{body}/status", Action.KEEP_BODY, "body", "body", p.keep()::askStatus));
    all.add(post("/bodies/{body}/status", Action.KEEP_BODY, "body", "body", p.keep()::takeStatus));
    all.add(get("/bodies/{body}/members", Action.KEEP_BODY, "body", "body", p.keep()::askMembers));
    all.add(
        post("/bodies/{body}/members", Action.KEEP_BODY, "body", "body", p.keep()::takeMembers));
    all.add(get("/bodies/{body}/seats", Action.FILL_SEATS, "body", "body", p.seats()::ask));
    all.add(post("/bodies/{body}/seats", Action.FILL_SEATS, "body", "body", p.seats()::take));
    constitution(all, p.constitution(), p.draft());
  }

  private static void constitution(List<Route> all, ConstitutionPages p, DraftPages d) {
    all.add(get("/bodies/{body}/constitution", Action.READ, "body", "body", p::now));
    all.add(get("/bodies/{body}/constitution/{version}", Action.READ, "body", "body", p::version));
    all.add(
        get(
            "/bodies/{body}/constitution/{version}/changes",
            Action.READ,
            "body",
            "body",
            p::changes));
    all.add(get("/bodies/{body}/draft", Action.KEEP_BODY, "body", "body", d::show));
    all.add(post("/bodies/{body}/draft", Action.KEEP_BODY, "body", "body", d::change));
    all.add(get("/bodies/{body}/draft/{clause}", Action.KEEP_BODY, "body", "body", d::ask));
    all.add(post("/bodies/{body}/draft/{clause}", Action.KEEP_BODY, "body", "body", d::take));
  }

  private static void mandates(List<Route> all, MandatePages p, GrantPages g) {
    all.add(get("/bodies/{body}/mandates", Action.READ, "body", "body", p::ledger));
    all.add(get("/bodies/{body}/mandates/{seat}", Action.READ, "body", "body", p::card));
    all.add(get("/bodies/{body}/mandates/print/{seat}", Action.READ, "body", "body", p::print));
    all.add(
        get(
            "/bodies/{body}/mandates/of/{practice}",
            Action.GRANT_MANDATE,
            "practice",
            "practice",
            g::ask));
    all.add(
        post(
            "/bodies/{body}/mandates/of/{practice}",
            Action.GRANT_MANDATE,
            "practice",
            "practice",
            g::take));
    all.add(get("/bodies/{body}/topics", Action.KEEP_BODY, "body", "body", g::askTopic));
    all.add(post("/bodies/{body}/topics", Action.KEEP_BODY, "body", "body", g::takeTopic));
  }
}
