package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mandate.constitution.Setting.BoardQuorum;

/**
 * Whether those in the room are a quorum now, by number and role. Pure. Whoever may not vote on the
 * item is not counted for it, in the room or out of it.
 *
 * @param rule the clause; empty where it is the conflicts policy's
 * @param all the number of all members
 * @param roles what is asked of a role besides
 */
public record QuorumNow(String rule, Need all, List<Need> roles) {

  /**
   * One requirement.
   *
   * @param role empty for the number of all
   * @param there members counted now
   * @param members members there are
   * @param mayCome members who are not there and whom nothing keeps out of the item
   */
  public record Need(String role, long needed, long there, long members, long mayCome) {
    /** Whether it is met. */
    public boolean isMet() {
      return there >= needed;
    }

    /** How many more are needed. */
    public long missing() {
      return Math.max(0, needed - there);
    }

    /** Whether it could be met by members who may come. */
    public boolean canBeMet() {
      return there + mayCome >= needed;
    }
  }

  /** Copies the list. */
  public QuorumNow {
    roles = List.copyOf(roles);
  }

  /** Whether it is a quorum. */
  public boolean isMet() {
    return all.isMet() && roles.stream().allMatch(Need::isMet);
  }

  /** What is not met, the number of all first. */
  public List<Need> missing() {
    List<Need> missing = new ArrayList<>();
    if (!all.isMet()) {
      missing.add(all);
    }
    roles.stream().filter(n -> !n.isMet()).forEach(missing::add);
    return missing;
  }

  /**
   * The quorum now.
   *
   * @param members everybody with a vote, with the role
   * @param room who is in the room
   * @param voteless who may not vote on the item
   */
  static QuorumNow of(
      String rule,
      BoardQuorum quorum,
      Map<UUID, String> members,
      Set<UUID> room,
      Set<UUID> voteless) {
    return new QuorumNow(
        rule,
        need("", quorum.needed(members.size()), members.keySet(), room, voteless),
        quorum.roles().stream()
            .map(r -> need(r.role(), r.atLeast(), inRole(members, r.role()), room, voteless))
            .toList());
  }

  private static Set<UUID> inRole(Map<UUID, String> members, String role) {
    Set<UUID> people = new LinkedHashSet<>();
    members.forEach(
        (person, has) -> {
          if (has.equals(role)) {
            people.add(person);
          }
        });
    return people;
  }

  private static Need need(
      String role, long needed, Collection<UUID> people, Set<UUID> room, Set<UUID> voteless) {
    long there = people.stream().filter(p -> room.contains(p) && !voteless.contains(p)).count();
    long mayCome = people.stream().filter(p -> !room.contains(p) && !voteless.contains(p)).count();
    return new Need(role, needed, there, people.size(), mayCome);
  }
}
