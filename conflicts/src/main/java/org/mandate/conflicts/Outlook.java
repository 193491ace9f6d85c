package org.mandate.conflicts;

import java.util.List;

/**
 * What conflicts leave of a body for one matter, seen before the item.
 *
 * @param seats one for each member with a vote
 * @param quorum what is met and what is not
 * @param voices what is left of each clinical role
 * @param routes the lawful ways on, in the policy's order; empty while the body is quorate
 */
public record Outlook(
    String body,
    String matter,
    List<Seat> seats,
    Verdict verdict,
    List<Need> quorum,
    List<Voice> voices,
    List<RouteAnswer> routes) {

  /** Whether the body can act. */
  public enum Verdict {
    QUORATE,
    /** Only once the chair or guardian has chosen for those who may keep their vote. */
    QUORATE_ONCE_CHOSEN,
    NOT_QUORATE
  }

  /** Where a member stands. */
  public enum Place {
    REMAINS,
    /** Conflicted; the policy lets the chair or guardian leave them their vote. */
    TO_BE_CHOSEN,
    WITHOUT_A_VOTE,
    /** Not judged: there was nothing to judge by. */
    NOT_JUDGED
  }

  /** A member and where they stand. */
  public record Seat(String person, String role, Place place) {}

  /**
   * One requirement of the quorum.
   *
   * @param role empty for the number of all
   */
  public record Need(String role, int needed, int remain, int atBest) {
    /** Whether it is met by those who surely remain. */
    public boolean met() {
      return remain >= needed;
    }
  }

  /** What is left of a clinical role. */
  public record Voice(String role, int members, int remain) {
    /** Whether nobody of it remains. */
    public boolean lost() {
      return remain == 0;
    }
  }

  /**
   * A lawful way on.
   *
   * @param open whether the facts show that it would work
   * @param people those who would act; empty for a ballot
   */
  public record RouteAnswer(Policy.Route route, boolean open, String words, List<String> people) {}

  /** Copies the lists. */
  public Outlook {
    seats = List.copyOf(seats);
    quorum = List.copyOf(quorum);
    voices = List.copyOf(voices);
    routes = List.copyOf(routes);
  }
}
