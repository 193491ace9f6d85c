package org.mandate.app.matters;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;

/**
 * Where an action is given that follows from a decision, an item or a matter, for whoever may give
 * one. The pages that lead there stand below the room of actions, which answers at the address.
 *
 * @param body whose action it is
 * @param may whether the reader may give one
 */
public record GiveAction(Body body, boolean may) {

  /** For a reader with these roles towards the body. */
  public static GiveAction of(Body body, Set<Role> roles) {
    return new GiveAction(body, roles.stream().anyMatch(Action.KEEP_ACTIONS.roles()::contains));
  }

  public Optional<String> ofDecision(String decision) {
    return address("decision:" + decision);
  }

  public Optional<String> ofItem(UUID item) {
    return address("item:" + item);
  }

  public Optional<String> ofMatter(UUID matter) {
    return address("matter:" + matter);
  }

  private Optional<String> address(String from) {
    return may
        ? Optional.of("/bodies/" + body.slug() + "/actions/new?from=" + from)
        : Optional.empty();
  }
}
