package org.mandate.conflicts;

import java.util.List;
import org.mandate.conflicts.Handling.Shut;

/** Who may talk about what: the people in a room, and the matters they might speak of. */
public final class TalkRules {
  private TalkRules() {}

  /**
   * One matter in that room.
   *
   * @param mustLeave who must leave before it is spoken of; empty when it is safe
   */
  public record Talk(String matter, List<String> mustLeave) {
    /** Copies the list. */
    public Talk {
      mustLeave = List.copyOf(mustLeave);
    }

    /** Whether all of them may talk about it. */
    public boolean safe() {
      return mustLeave.isEmpty();
    }
  }

  /** For each matter, who of those people must leave before it is spoken of. */
  public static List<Talk> of(Conflicts conflicts, List<String> people, List<Matter> matters) {
    return matters.stream()
        .map(m -> new Talk(m.id(), people.stream().filter(p -> !mayHear(conflicts, p, m)).toList()))
        .toList();
  }

  /**
   * Whether somebody may hear of a matter. Outside the meeting nobody decides who leaves, so a
   * conflict that shuts the room shuts the talk; without a policy to judge by, nobody may.
   */
  public static boolean mayHear(Conflicts conflicts, String person, Matter matter) {
    return switch (conflicts.of(person, matter)) {
      case Finding.Clear _ -> true;
      case Finding.NotJudged _ -> matter.over(conflicts.day());
      case Finding.Conflicted _ ->
          HandlingRules.inForce(conflicts, person, matter)
              .map(f -> !shutsTalk(f.shut()))
              .orElse(false);
    };
  }

  private static boolean shutsTalk(java.util.Set<Shut> shut) {
    return shut.contains(Shut.ROOM) || shut.contains(Shut.TALK);
  }
}
