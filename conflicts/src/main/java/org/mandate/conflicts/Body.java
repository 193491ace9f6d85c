package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that decides, as far as a conflict concerns it.
 *
 * @param clinical the roles that are its clinical voice
 * @param neighbours bodies that may decide in its place or together with it, nearest first
 * @param adoptions which policy it adopted when
 */
public record Body(
    String id,
    String name,
    List<Member> members,
    List<Deputy> deputies,
    Quorum quorum,
    Set<String> clinical,
    List<String> neighbours,
    List<Adoption> adoptions) {

  /** A person with a vote, in a role such as "gp" or "lay". */
  public record Member(String person, String role, Period period) {}

  /** Somebody who may sit in a member's place. */
  public record Deputy(String person, String forMember, Period period) {}

  /**
   * How many must remain.
   *
   * @param number of members, whatever their role
   * @param roles how many of a role, besides
   */
  public record Quorum(int number, List<OfRole> roles) {
    /** So many of this role. */
    public record OfRole(String role, int atLeast) {}

    /** Copies the list. */
    public Quorum {
      roles = List.copyOf(roles);
    }
  }

  /** From this day the body goes by this version of this policy. */
  public record Adoption(String policy, String version, LocalDate on) {}

  /** Copies everything. */
  public Body {
    members = List.copyOf(members);
    deputies = List.copyOf(deputies);
    clinical = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(clinical));
    neighbours = List.copyOf(neighbours);
    adoptions = List.copyOf(adoptions);
  }

  /** Who has a vote on that day. */
  public List<Member> membersOn(LocalDate day) {
    return members.stream().filter(m -> m.period().holds(day)).toList();
  }

  /** The latest adoption by that day; null when none. */
  public @Nullable Adoption adoptedBy(LocalDate day) {
    Adoption latest = null;
    for (Adoption one : adoptions) {
      if (!day.isBefore(one.on()) && (latest == null || one.on().isAfter(latest.on()))) {
        latest = one;
      }
    }
    return latest;
  }
}
