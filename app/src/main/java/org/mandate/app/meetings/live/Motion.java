package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mandate.app.meetings.Codes;

/**
 * A motion at an item, or an amendment of one.
 *
 * @param position at its item, from 1
 * @param amends the motion whose words it would change; its own words are that motion's as amended
 * @param mover empty where the reader may not know
 * @param texts every version of its words, oldest first; never empty
 * @param entry of the record; 0 where it has none of its own
 */
public record Motion(
    UUID id,
    UUID meeting,
    UUID body,
    UUID part,
    UUID item,
    int position,
    Optional<UUID> amends,
    State state,
    Optional<UUID> mover,
    Optional<UUID> seconder,
    List<Text> texts,
    Instant at,
    long entry) {

  /** Copies the list. */
  public Motion {
    texts = List.copyOf(texts);
  }

  /**
   * One version of the words.
   *
   * @param amendment that was carried and made it; empty for the words as moved
   * @param base of an amendment: the version of the motion on which these words were written
   */
  public record Text(
      int version, String words, Optional<UUID> amendment, OptionalInt base, Instant at) {}

  /** How far it has come. */
  public enum State {
    MOVED("Moved"),
    OPEN("Being voted on"),
    CARRIED("Carried"),
    FALLEN("Not carried"),
    WITHDRAWN("Withdrawn"),
    LAPSED("Not decided");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** As tables and entries write it. */
    public String code() {
      return Codes.of(this);
    }
  }

  /** The words as they stand. */
  public String words() {
    return texts.getLast().words();
  }

  /** Which version stands. */
  public int version() {
    return texts.getLast().version();
  }
}
