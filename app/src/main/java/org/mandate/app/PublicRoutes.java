package org.mandate.app;

import static org.mandate.app.web.Route.get;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.publication.PublicationPages;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** What bodies publish: part of the one table of {@link Routes}. */
final class PublicRoutes {
  private PublicRoutes() {}

  static void of(List<Route> all, PublicationPages p) {
    all.add(open("/bodies/{body}/public", "body", "body", p.site()::front));
    all.add(open("/bodies/{body}/feed.atom", "body", "body", p.site()::feed));
    all.add(open("/api", "platform", "", p.api()::explain));
    all.add(open("/api/openapi.json", "platform", "", p.api()::description));
    all.add(open("/api/v1/bodies", "platform", "", p.api()::bodies));
    all.add(open("/api/v1/bodies/{body}", "body", "body", p.api()::body));
    all.add(open("/api/v1/bodies/{body}/{file}", "body", "body", p.api()::file));
  }

  private static Route open(
      String path, String kind, String variable, Function<Ask, Reply> handler) {
    return get(path, Action.READ_AS_PUBLIC, kind, variable, handler);
  }
}
