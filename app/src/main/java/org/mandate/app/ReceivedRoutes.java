package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.promises.received.BringPages;
import org.mandate.app.promises.received.FilePages;
import org.mandate.app.promises.received.PayeePages;
import org.mandate.app.promises.received.ReceivedGround;
import org.mandate.app.promises.received.ReceivedPages;
import org.mandate.app.register.Person;
import org.mandate.app.web.Route;

/** The addresses of what came: part of the one table of {@link Routes}. */
final class ReceivedRoutes {
  private ReceivedRoutes() {}

  /** The pages of what came. */
  record Pages(ReceivedPages came, FilePages files, BringPages bring, PayeePages payees) {
    static Pages of(Composition p) {
      ReceivedGround ground =
          new ReceivedGround(p.received, id -> p.people.person(id).map(Person::name));
      return new Pages(
          new ReceivedPages(ground),
          new FilePages(ground),
          new BringPages(ground),
          new PayeePages(ground));
    }
  }

  static void of(List<Route> all, Pages p) {
    Action keep = Action.KEEP_PROMISES;
    String at = "/bodies/{body}/receipts";
    all.add(get(at, keep, "body", "body", p.came()::list));
    all.add(get(at + "/bring", keep, "body", "body", p.bring()::form));
    all.add(post(at + "/bring", keep, "body", "body", p.bring()::take));
    all.add(get(at + "/files/{file}", keep, "body", "body", p.files()::file));
    all.add(post(at + "/files/{file}/count", keep, "body", "body", p.files()::count));
    all.add(post(at + "/files/{file}/aside", keep, "body", "body", p.files()::putAside));
    all.add(get(at + "/promises/{promise}", keep, "body", "body", p.came()::promise));
    all.add(get(at + "/rules/{promise}", keep, "body", "body", p.bring()::ruleForm));
    all.add(post(at + "/rules/{promise}", keep, "body", "body", p.bring()::keepRule));
    all.add(get(at + "/payees", keep, "body", "body", p.payees()::list));
    all.add(get(at + "/payees/{receipt}", keep, "body", "body", p.payees()::form));
    all.add(post(at + "/payees/{receipt}", keep, "body", "body", p.payees()::decide));
  }
}
