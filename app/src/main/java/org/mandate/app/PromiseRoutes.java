package org.mandate.app;

import static org.mandate.app.BodyForms.form;
import static org.mandate.app.web.Route.get;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.promises.ActForms;
import org.mandate.app.promises.MoneyForms;
import org.mandate.app.promises.PromiseForms;
import org.mandate.app.promises.PromiseListPages;
import org.mandate.app.promises.PromisePages;
import org.mandate.app.promises.Promises;
import org.mandate.app.web.Route;

/** The addresses of promises: part of the one table of {@link Routes}. */
final class PromiseRoutes {
  private static final Action KEEP = Action.KEEP_PROMISES;

  private PromiseRoutes() {}

  /** The pages of promises. */
  record Pages(
      PromiseListPages list,
      PromisePages show,
      PromiseForms forms,
      ActForms acts,
      MoneyForms money) {
    static Pages of(Promises promises) {
      PromiseListPages list = new PromiseListPages(promises);
      return new Pages(
          list,
          new PromisePages(promises, list),
          new PromiseForms(promises, list),
          new ActForms(promises, list),
          new MoneyForms(promises, list));
    }
  }

  static void of(List<Route> all, Pages p) {
    String at = "/bodies/{body}/promises";
    all.add(get(at, Action.READ, "body", "body", p.list()::list));
    form(all, at + "/new", KEEP, p.forms()::askNew, p.forms()::takeNew);
    String one = at + "/{promise}";
    all.add(get(one, Action.READ, "body", "body", p.show()::show));
    form(all, one + "/terms", KEEP, p.forms()::askTerms, p.forms()::takeTerms);
    ActForms a = p.acts();
    form(all, one + "/answer", KEEP, a::askAnswer, a::takeAnswer);
    form(all, one + "/reply", Action.ANSWER_PROMISE, a::askReply, a::takeReply);
    form(all, one + "/delivery", KEEP, a::askDelivery, a::takeDelivery);
    form(all, one + "/cover", KEEP, a::askCover, a::takeCover);
    form(all, one + "/cover/{beneficiary}/end", KEEP, a::askEnd, a::takeEnd);
    MoneyForms m = p.money();
    form(all, one + "/money", KEEP, m::askMoney, m::takeMoney);
    form(all, one + "/money/{entry}/back", KEEP, m::askBack, m::takeBack);
    form(all, one + "/reckon", KEEP, m::askReckon, m::takeReckon);
    form(all, one + "/succession", KEEP, m::askSuccession, m::takeSuccession);
  }
}
