package org.mandate.app.promises.gap;

import java.util.List;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Beside;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Link;

/** The ways from promises to what is missing of them. */
final class GapBeside implements Beside {
  @Override
  public List<Link> ofBody(Body body, Who who) {
    return List.of(
        new Link("What is missing, practice by practice", GapGround.gap(body)),
        new Link("What was promised and what came, by year", GapGround.at(body) + "/statement"),
        new Link("Sums that are withheld", GapGround.at(body) + "/withheld"));
  }

  @Override
  public List<Link> links(Body body, Promise p, Who who) {
    return p.isMoney()
        ? List.of(
            new Link(
                "What is missing, practice by practice",
                GapGround.gap(body) + "?promise=" + p.reference()),
            new Link("Asking for the money", GapGround.chase(body, p)))
        : List.of();
  }
}
