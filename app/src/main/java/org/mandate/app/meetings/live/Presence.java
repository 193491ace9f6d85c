package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Codes;

/**
 * Somebody came, went or was put out. The latest of a person in a meeting holds; each part has its
 * own list.
 *
 * @param item for which a wall put them out, or during which they came or went
 * @param role as which they vote on the board, "gp"; empty where they do not
 * @param practices for which they vote, at a meeting of the members
 * @param entry of the record; 0 where it has none of its own
 */
public record Presence(
    UUID id,
    UUID meeting,
    UUID part,
    Optional<UUID> item,
    UUID person,
    String role,
    List<String> practices,
    boolean in,
    Because because,
    Instant at,
    long entry) {

  /** Copies the list. */
  public Presence {
    practices = List.copyOf(practices);
  }

  /** Why somebody is in or out. */
  public enum Because {
    /** Came, or stayed when the meeting entered a part. */
    ARRIVED(true),
    /** Went by themselves. */
    LEFT(false),
    /** Put out for the item by their conflict. */
    WALL(false),
    /** Put out of a part in which they are not at home. */
    PART(false),
    /** Came back after the item or the part. */
    RETURNED(true);

    private final boolean in;

    Because(boolean in) {
      this.in = in;
    }

    /** Whether it brings somebody in. */
    public boolean in() {
      return in;
    }

    /** As tables and entries write it. */
    public String code() {
      return Codes.of(this);
    }
  }
}
