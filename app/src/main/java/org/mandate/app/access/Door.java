package org.mandate.app.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether somebody may do something to a subject. Shut by default: any fault means no. */
public final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private final List<Standing> standings;

  /**
   * @param standings every feature that knows of roles
   */
  public Door(List<Standing> standings) {
    this.standings = List.copyOf(standings);
  }

  /** The door's answer. */
  public sealed interface Answer {
    /** The request may go on. */
    record Open() implements Answer {}

    /** It may not; signing in could help. */
    record SignInFirst() implements Answer {}

    /**
     * It may not.
     *
     * @param needed the roles of which one would be enough
     */
    record Shut(Set<Role> needed) implements Answer {}
  }

  /** The roles of somebody towards a subject, ANYONE and SIGNED_IN included. */
  public Set<Role> roles(Who who, Subject subject) {
    Set<Role> roles = EnumSet.of(Role.ANYONE);
    if (who instanceof Who.Person) {
      roles.add(Role.SIGNED_IN);
    }
    for (Standing standing : standings) {
      roles.addAll(standing.roles(who, subject));
    }
    return roles;
  }

  /** May this person do that to this subject? */
  public Answer may(Who who, Action action, Subject subject) {
    if (action.roles().contains(Role.ANYONE)) {
      return new Answer.Open();
    }
    // Said without asking what else they are: it would take a vote longer than its own work.
    if (who instanceof Who.Person && action.roles().contains(Role.SIGNED_IN)) {
      return new Answer.Open();
    }
    try {
      for (Role role : roles(who, subject)) {
        if (action.roles().contains(role)) {
          return new Answer.Open();
        }
      }
    } catch (RuntimeException fault) {
      LOG.error("the door could not judge {} on {}; it stays shut", action, subject.kind(), fault);
      return new Answer.Shut(action.roles());
    }
    return who instanceof Who.Nobody ? new Answer.SignInFirst() : new Answer.Shut(action.roles());
  }
}
