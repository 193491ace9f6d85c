package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.decisions.PreparePages;
import org.mandate.app.decisions.procurement.ProcurementPages;
import org.mandate.app.decisions.procurement.RecordPages;
import org.mandate.app.web.Route;

/** The addresses of decisions at meetings: part of the one table of {@link Routes}. */
final class DecisionRoutes {
  private DecisionRoutes() {}

  private static void procurement(List<Route> all, ProcurementPages p, RecordPages r) {
    String clock = "/matters/{matter}/procurement";
    all.add(get(clock, Action.READ, "matter", "matter", p::show));
    all.add(get(clock + "/deadline.ics", Action.READ, "matter", "matter", p::deadline));
    all.add(get(clock + "/note", Action.KEEP_BUSINESS, "matter", "matter", p::ask));
    all.add(post(clock + "/note", Action.KEEP_BUSINESS, "matter", "matter", p::take));
    String fields = "/items/{item}/procurement";
    all.add(get(fields, Action.KEEP_BUSINESS, "agenda-item", "item", r::ask));
    all.add(post(fields, Action.KEEP_BUSINESS, "agenda-item", "item", r::take));
    String file = "/decisions/{decision}/procurement";
    all.add(get(file + ".pdf", Action.KEEP_BUSINESS, "decision", "decision", r::pdf));
    all.add(get(file + ".docx", Action.KEEP_BUSINESS, "decision", "decision", r::docx));
    all.add(get(file + ".json", Action.KEEP_BUSINESS, "decision", "decision", r::json));
  }

  static void of(List<Route> all, AppPages pages) {
    PreparePages p = pages.voting().prepare();
    String paper = "/items/{item}/paper";
    all.add(get(paper, Action.PREPARE_DECISION, "agenda-item", "item", p::askPaper));
    all.add(post(paper, Action.PREPARE_DECISION, "agenda-item", "item", p::takePaper));
    String dissent = "/decisions/{decision}/dissent";
    all.add(get(dissent, Action.DISSENT, "decision", "decision", p::askDissent));
    all.add(post(dissent, Action.DISSENT, "decision", "decision", p::takeDissent));
    procurement(all, pages.voting().clock(), pages.voting().commissioned());
  }
}
