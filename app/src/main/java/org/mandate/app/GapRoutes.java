package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.access.Door;
import org.mandate.app.access.Subject;
import org.mandate.app.promises.gap.ChaseForms;
import org.mandate.app.promises.gap.ChasePages;
import org.mandate.app.promises.gap.ExportPages;
import org.mandate.app.promises.gap.GapGround;
import org.mandate.app.promises.gap.GapPages;
import org.mandate.app.promises.gap.NationalForms;
import org.mandate.app.promises.gap.NationalPages;
import org.mandate.app.promises.gap.StatementPages;
import org.mandate.app.promises.gap.WithheldPages;
import org.mandate.app.web.Route;

/** What is missing and how it is asked for: part of the one table of {@link Routes}. */
final class GapRoutes {
  private GapRoutes() {}

  /** Its pages. */
  record Pages(
      GapPages gap,
      ExportPages exports,
      StatementPages statement,
      ChasePages chase,
      ChaseForms forms,
      WithheldPages withheld,
      NationalPages national,
      NationalForms nationalForms) {
    static Pages of(Composition p, String publicUrl) {
      GapGround ground = new GapGround(p.promises, p.chases, p.people, p.business, publicUrl);
      ChasePages chase = new ChasePages(ground);
      return new Pages(
          new GapPages(ground),
          new ExportPages(ground),
          new StatementPages(ground),
          chase,
          new ChaseForms(ground, chase),
          new WithheldPages(ground),
          new NationalPages(
              p.national,
              ask ->
                  p.door.may(ask.who(), Action.IMPORT, Subject.PLATFORM)
                      instanceof Door.Answer.Open),
          new NationalForms(p.national));
    }
  }

  static void of(List<Route> all, Pages p) {
    national(all, p);
    String at = "/bodies/{body}/promises";
    all.add(get(at + "/gap", Action.READ, "body", "body", p.gap()::show));
    all.add(get(at + "/gap.csv", Action.READ, "body", "body", p.exports()::csv));
    all.add(get(at + "/gap.json", Action.READ, "body", "body", p.exports()::json));
    String transactions = at + "/transactions.json";
    all.add(get(transactions, Action.READ, "body", "body", p.exports()::transactions));
    all.add(get(at + "/statement", Action.READ, "body", "body", p.statement()::show));
    all.add(get(at + "/statement.pdf", Action.READ, "body", "body", p.statement()::pdf));
    chase(all, at + "/{promise}/chase", p);
    String withheld = at + "/withheld";
    Action keep = Action.KEEP_PROMISES;
    all.add(get(withheld, Action.READ, "body", "body", p.withheld()::list));
    all.add(get(withheld + "/new", keep, "body", "body", p.withheld()::askNew));
    all.add(post(withheld + "/new", keep, "body", "body", p.withheld()::takeNew));
    String end = withheld + "/{withheld}/end";
    all.add(get(end, keep, "body", "body", p.withheld()::askEnd));
    all.add(post(end, keep, "body", "body", p.withheld()::takeEnd));
  }

  private static void national(List<Route> all, Pages p) {
    String at = "/national/payments";
    all.add(get(at, Action.READ, "platform", "", p.national()::show));
    all.add(get(at + "/add", Action.IMPORT, "platform", "", p.nationalForms()::askFile));
    all.add(post(at + "/add", Action.IMPORT, "platform", "", p.nationalForms()::takeFile));
    all.add(get(at + "/rate", Action.IMPORT, "platform", "", p.nationalForms()::askRate));
    all.add(post(at + "/rate", Action.IMPORT, "platform", "", p.nationalForms()::takeRate));
  }

  private static void chase(List<Route> all, String at, Pages p) {
    Action keep = Action.KEEP_PROMISES;
    all.add(get(at, Action.READ, "body", "body", p.chase()::show));
    String step = at + "/steps/{step}";
    all.add(get(step, Action.READ, "body", "body", p.chase()::one));
    all.add(get(step + "/letter.pdf", Action.READ, "body", "body", p.chase()::pdf));
    all.add(get(step + "/letter.docx", Action.READ, "body", "body", p.chase()::docx));
    all.add(get(step + "/letter.txt", Action.READ, "body", "body", p.chase()::text));
    all.add(get(step + "/reply", keep, "body", "body", p.forms()::askReply));
    all.add(post(step + "/reply", keep, "body", "body", p.forms()::takeReply));
    String draft = at + "/to/{organisation}";
    all.add(get(draft, keep, "body", "body", p.forms()::draft));
    all.add(post(draft, keep, "body", "body", p.forms()::send));
    all.add(get(draft + "/draft.pdf", keep, "body", "body", p.forms()::draftPdf));
    all.add(get(draft + "/draft.docx", keep, "body", "body", p.forms()::draftDocx));
  }
}
