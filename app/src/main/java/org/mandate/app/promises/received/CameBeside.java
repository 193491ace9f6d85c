package org.mandate.app.promises.received;

import java.util.List;
import org.mandate.app.access.Action;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Beside;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;
import org.mandate.app.web.Link;

/** On the pages of promises: the way to what came, for those who keep the body's money. */
record CameBeside(Promises promises) implements Beside {
  private boolean keeps(Body body, Who who) {
    return promises.ground().bodies().roles(who, body.id()).stream()
        .anyMatch(Action.KEEP_PROMISES.roles()::contains);
  }

  @Override
  public List<Link> ofBody(Body body, Who who) {
    return keeps(body, who)
        ? List.of(new Link("What came, from the payers’ files", ReceivedGround.at(body)))
        : List.of();
  }

  @Override
  public List<Link> links(Body body, Promise p, Who who) {
    return p.isMoney() && keeps(body, who)
        ? List.of(
            new Link(
                "Lines of payers’ files", ReceivedGround.at(body) + "/promises/" + p.reference()))
        : List.of();
  }
}
