package org.mandate.app.promises;

import java.util.List;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Link;
import org.mandate.app.web.Table;

/** A feature that stands beside promises and shows on their pages: gaps, letters, withheld sums. */
public interface Beside {
  /** Links on the list of a body's promises; only to what that reader may open. */
  default List<Link> ofBody(Body body, Who who) {
    return List.of();
  }

  /** Links on the page of a promise; only to what that reader may open. */
  default List<Link> links(Body body, Promise p, Who who) {
    return List.of();
  }

  /** Tables on the page of a promise, each with its own caption. */
  default List<Table> tables(Body body, Promise p, Who who) {
    return List.of();
  }
}
