package org.mandate.app;

import static org.mandate.app.web.Route.get;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.search.SearchPages;
import org.mandate.app.web.Route;

/** The addresses of search: part of the one table of {@link Routes}. */
final class SearchRoutes {
  private SearchRoutes() {}

  static void of(List<Route> all, SearchPages p) {
    all.add(get("/search", Action.READ, "platform", "", p::show));
    all.add(get("/search.json", Action.READ, "platform", "", p::json));
  }
}
