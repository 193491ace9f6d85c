package org.mandate.app.elections;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;

/**
 * What somebody is towards a matter or a ballot: what they are towards its body, and its voters.
 */
record BallotRoles(BallotStore ballots, VoteStore votes, Matters matters, Bodies bodies) {
  Set<Role> of(Who who, Subject subject) {
    return switch (subject.kind()) {
      case "ballot-link" -> who instanceof Who.BallotLink ? EnumSet.of(Role.LINK_BEARER) : Set.of();
      case "matter" ->
          id(subject)
              .flatMap(matters::find)
              .map(Matter::body)
              .map(body -> bodies.roles(who, body))
              .orElse(Set.of());
      case "ballot" -> id(subject).flatMap(ballots::byId).map(b -> of(who, b)).orElse(Set.of());
      default -> Set.of();
    };
  }

  private Set<Role> of(Who who, Ballot ballot) {
    if (who instanceof Who.BallotLink(UUID p, UUID own, String practice)) {
      return own.equals(ballot.id()) ? EnumSet.of(Role.LINK_BEARER) : Set.of();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(bodies.roles(who, ballot.body()));
    // Who left the body, or follows a practice that closed, may still be on the frozen roll.
    if (who instanceof Who.Person) {
      Set<String> castable = votes.castable().keySet();
      if (!castable.isEmpty()
          && ballots.roll(ballot.id()).stream().anyMatch(l -> castable.contains(l.practice()))) {
        roles.add(Role.PRACTICE_VOTER);
      }
    }
    return roles;
  }

  private static Optional<UUID> id(Subject subject) {
    try {
      return Optional.of(UUID.fromString(subject.id()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
