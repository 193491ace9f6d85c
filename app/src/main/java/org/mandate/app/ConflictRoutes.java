package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.assessors.OfferPages;
import org.mandate.app.assessors.RequestPages;
import org.mandate.app.interests.DeclarePages;
import org.mandate.app.interests.GuardianPages;
import org.mandate.app.walls.BreachPages;
import org.mandate.app.walls.OverheardPages;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses about interests, conflicts and walls: part of the one table of {@link Routes}. */
final class ConflictRoutes {
  private ConflictRoutes() {}

  static void of(List<Route> all, AppPages pages) {
    registers(all, pages.registers());
    assessors(all, pages.offers(), pages.panels());
    declaring(all, pages.declaring());
    business(all, pages.business());
    conflicts(all, pages.business());
    watching(all, pages.watching());
  }

  private static void registers(List<Route> all, AppPages.RegistersPages p) {
    String add = "/registers/import";
    String compare = "/registers/compare";
    all.add(get("/registers", Action.READ_REGISTERS, "platform", "", p.editions()::list));
    all.add(get(add, Action.KEEP_REGISTERS, "platform", "", p.readIn()::ask));
    all.add(post(add, Action.KEEP_REGISTERS, "platform", "", p.readIn()::take));
    all.add(get(compare, Action.READ_REGISTERS, "platform", "", p.comparisons()::show));
    all.add(get(compare + ".csv", Action.READ_REGISTERS, "platform", "", p.comparisons()::csv));
    all.add(get(compare + ".json", Action.READ_REGISTERS, "platform", "", p.comparisons()::json));
    all.add(get("/registers/{id}", Action.READ_REGISTERS, "platform", "", p.editions()::show));
    String names = "/registers/{id}/names";
    all.add(get(names, Action.READ_REGISTERS, "platform", "", p.editions()::names));
    String remove = "/registers/{id}/remove";
    all.add(get(remove, Action.KEEP_REGISTERS, "platform", "", p.editions()::askRemove));
    all.add(post(remove, Action.KEEP_REGISTERS, "platform", "", p.editions()::remove));
  }

  private static void assessors(List<Route> all, OfferPages o, RequestPages p) {
    all.add(get("/assessors", Action.OFFER_TO_SIT, "platform", "", o::show));
    all.add(post("/assessors", Action.OFFER_TO_SIT, "platform", "", o::offer));
    all.add(post("/assessors/end", Action.OFFER_TO_SIT, "platform", "", o::end));
    String asked = "/assessors/asked/{place}";
    all.add(get(asked, Action.OFFER_TO_SIT, "platform", "", o::asked));
    all.add(post(asked, Action.OFFER_TO_SIT, "platform", "", o::answer));
    String at = "/bodies/{body}/assessors";
    all.add(get(at + "/ledger", Action.READ, "body", "body", p::ledger));
    String requests = at + "/requests";
    all.add(get(requests, Action.ASK_ASSESSORS, "body", "body", p::list));
    all.add(get(requests + "/new", Action.ASK_ASSESSORS, "body", "body", p::form));
    all.add(post(requests + "/new", Action.ASK_ASSESSORS, "body", "body", p::take));
    String one = requests + "/{request}";
    all.add(get(one, Action.ASK_ASSESSORS, "body", "body", p::show));
    all.add(post(one + "/ask", Action.ASK_ASSESSORS, "body", "body", p::ask));
    all.add(post(one + "/withdraw", Action.ASK_ASSESSORS, "body", "body", p::withdraw));
  }

  private static void declaring(List<Route> all, AppPages.Declaring d) {
    String policy = "/bodies/{body}/conflicts-policy";
    all.add(get(policy, Action.READ, "body", "body", d.policy()::show));
    all.add(get(policy + "/adopt", Action.KEEP_BODY, "body", "body", d.policy()::askToAdopt));
    all.add(post(policy + "/adopt", Action.KEEP_BODY, "body", "body", d.policy()::adopt));
    all.add(get("/interests/mine", Action.DECLARE, "platform", "", d.mine()::show));
    all.add(post("/interests/mine/nothing", Action.DECLARE, "platform", "", d.mine()::nothing));
    all.add(post("/interests/mine/confirm", Action.DECLARE, "platform", "", d.mine()::confirm));
    DeclarePages p = d.declare();
    all.add(get("/interests/declare", Action.DECLARE, "platform", "", p::ask));
    all.add(post("/interests/declare", Action.DECLARE, "platform", "", p::declare));
    all.add(get("/interests/gifts/declare", Action.DECLARE, "platform", "", p::askGift));
    all.add(post("/interests/gifts/declare", Action.DECLARE, "platform", "", p::declareGift));
    String one = "/interests/{interest}";
    all.add(get(one + "/correct", Action.DECLARE, "platform", "", p::askToCorrect));
    all.add(post(one + "/correct", Action.DECLARE, "platform", "", p::correct));
    all.add(get(one + "/end", Action.DECLARE, "platform", "", p::askToEnd));
    all.add(post(one + "/end", Action.DECLARE, "platform", "", p::end));
    String register = "/bodies/{body}/interests";
    all.add(get(register, Action.READ, "body", "body", d.register()::show));
    all.add(get(register + ".csv", Action.READ, "body", "body", d.register()::csv));
    all.add(get(register + ".json", Action.READ, "body", "body", d.register()::json));
    GuardianPages g = d.guardian();
    String guardian = register + "/guardian";
    all.add(get(guardian, Action.KEEP_INTERESTS, "body", "body", g::show));
    all.add(get(guardian + "/{item}", Action.KEEP_INTERESTS, "body", "body", g::askToWithhold));
    all.add(post(guardian + "/{item}", Action.KEEP_INTERESTS, "body", "body", g::withhold));
  }

  private static void business(List<Route> all, AppPages.BusinessSide p) {
    Action raise = Action.RAISE_BUSINESS;
    all.add(get("/bodies/{body}/business/new", raise, "body", "body", p.raise()::form));
    all.add(post("/bodies/{body}/business/new", raise, "body", "body", p.raise()::raise));
    form(all, "/parties/add", Action.KEEP_BUSINESS, p.parties()::askParty, p.parties()::takeParty);
    String end = "/parties/{party}/end";
    form(all, end, Action.KEEP_BUSINESS, p.parties()::askEnd, p.parties()::takeEnd);
    form(all, "/stages", Action.KEEP_BUSINESS, p.parties()::askStage, p.parties()::takeStage);
    form(all, "/closure", Action.KEEP_BUSINESS, p.raise()::askClosure, p.raise()::takeClosure);
    form(all, "/readers", Action.LET_IN, p.raise()::askReader, p.raise()::takeReader);
    form(all, "/papers/add", Action.KEEP_BUSINESS, p.papers()::form, p.papers()::add);
    String paper = "/matters/{matter}/papers/{paper}";
    all.add(get(paper, Action.READ, "matter", "matter", p.papers()::look));
    all.add(post(paper, Action.OPEN_PAPER, "matter", "matter", p.papers()::open));
  }

  private static void conflicts(List<Route> all, AppPages.BusinessSide p) {
    String at = "/matters/{matter}";
    all.add(get(at + "/conflicts", Action.READ, "matter", "matter", p.item()::show));
    Action own = Action.OWN_CONFLICT;
    all.add(get(at + "/why", own, "matter", "matter", p.why()::show));
    all.add(post(at + "/declare", own, "matter", "matter", p.own()::declare));
    form(all, "/contest", own, p.own()::askContest, p.own()::contest);
    form(all, "/proxy", own, p.own()::askProxy, p.own()::giveProxy);
    String contest = "/contests/{contest}";
    form(all, contest, Action.ANSWER_CONTEST, p.own()::askAnswer, p.own()::answer);
    String deputies = "/bodies/{body}/deputies";
    all.add(get(deputies, Action.KEEP_BODY, "body", "body", p.deputies()::ask));
    all.add(post(deputies, Action.KEEP_BODY, "body", "body", p.deputies()::take));
    String handling = "/handling/{person}";
    form(all, handling, Action.HANDLE_CONFLICT, p.handling()::ask, p.handling()::choose);
  }

  private static void watching(List<Route> all, AppPages.Watching p) {
    all.add(get("/bodies/{body}/talk", Action.TALK, "body", "body", p.talk()::room));
    all.add(get("/bodies/{body}/talk/door", Action.TALK, "body", "body", p.door()::door));
    all.add(get("/matters/{matter}/talk", Action.TALK, "matter", "matter", p.talk()::one));
    OverheardPages o = p.overheard();
    String heard = "/bodies/{body}/overheard";
    all.add(get(heard, Action.TELL_OVERHEARD, "body", "body", o::which));
    all.add(post(heard, Action.TELL_OVERHEARD, "body", "body", o::takeWords));
    all.add(get(heard + "/thanks", Action.TELL_OVERHEARD, "body", "body", o::thanksForWords));
    String told = "/matters/{matter}/overheard";
    all.add(get(told, Action.TELL_OVERHEARD, "matter", "matter", o::ask));
    all.add(post(told, Action.TELL_OVERHEARD, "matter", "matter", o::take));
    all.add(get(told + "/thanks", Action.TELL_OVERHEARD, "matter", "matter", o::thanks));
    all.add(get("/matters/{matter}/views", Action.GUARD, "matter", "matter", p.views()::views));
    all.add(
        get("/bodies/{body}/disclosures", Action.GUARD, "body", "body", p.views()::disclosures));
    BreachPages b = p.breaches();
    String log = "/bodies/{body}/breaches";
    all.add(get(log, Action.READ, "body", "body", b::published));
    all.add(get(log + "/keep", Action.GUARD, "body", "body", b::keep));
    all.add(post(log + "/keep", Action.GUARD, "body", "body", b::take));
    all.add(get(log + "/{breach}", Action.GUARD, "body", "body", b::show));
    all.add(post(log + "/{breach}", Action.GUARD, "body", "body", b::takeSteps));
    all.add(get(log + "/{breach}/publish", Action.GUARD, "body", "body", b::askToPublish));
    all.add(post(log + "/{breach}/publish", Action.GUARD, "body", "body", b::takePublish));
  }

  /** A form about a matter, and where it is sent. */
  private static void form(
      List<Route> all,
      String below,
      Action action,
      Function<Ask, Reply> ask,
      Function<Ask, Reply> take) {
    all.add(get("/matters/{matter}" + below, action, "matter", "matter", ask));
    all.add(post("/matters/{matter}" + below, action, "matter", "matter", take));
  }
}
