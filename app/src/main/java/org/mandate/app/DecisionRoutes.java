package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.decisions.PreparePages;
import org.mandate.app.web.Route;

/** The addresses of decisions at meetings: part of the one table of {@link Routes}. */
final class DecisionRoutes {
  private DecisionRoutes() {}

  static void of(List<Route> all, AppPages pages) {
    PreparePages p = pages.voting().prepare();
    String paper = "/items/{item}/paper";
    all.add(get(paper, Action.PREPARE_DECISION, "agenda-item", "item", p::askPaper));
    all.add(post(paper, Action.PREPARE_DECISION, "agenda-item", "item", p::takePaper));
    String dissent = "/decisions/{decision}/dissent";
    all.add(get(dissent, Action.DISSENT, "decision", "decision", p::askDissent));
    all.add(post(dissent, Action.DISSENT, "decision", "decision", p::takeDissent));
  }
}
