package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.web.Link;

/** From an election to the pages of its sealed board: each to whoever may follow it. */
final class BoardLinks {
  private BoardLinks() {}

  static List<Link> of(SecretElections elections, SecretElection e, Who who) {
    List<Link> links = new ArrayList<>();
    if (e.state() == State.DRAFT) {
      return links;
    }
    links.add(new Link("The board: keys, sealed ballots, how to check them", e.path() + "/board"));
    if (e.state() == State.OPEN || e.state() == State.CLOSED || e.state() == State.DECLARED) {
      links.add(new Link("Find my ballot", e.path() + "/ballots"));
    }
    if (elections.has(who, e.id(), Part.TRUSTEE)) {
      links.add(new Link("Your work as a trustee", e.path() + "/trustee"));
    }
    if (elections.has(who, e.id(), Part.CREDENTIAL_AUTHORITY)) {
      links.add(new Link("The credentials", e.path() + "/credentials"));
    }
    if (e.state() == State.OPEN && elections.has(who, e.id(), Part.CLERK)) {
      links.add(new Link("Ballots on paper and by telephone", e.path() + "/paper"));
    }
    return links;
  }
}
