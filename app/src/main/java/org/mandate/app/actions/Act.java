package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One thing that was done with an action.
 *
 * @param position counted from 1; a form says which one it has seen last
 * @param owner of GIVEN and HANDED
 * @param due of GIVEN and DATED
 * @param words the reason, or the proof
 * @param link where the proof is, an address; empty for none
 * @param paper the paper that proves it
 * @param as in whose name
 * @param entry of the record; 0 where the action is sealed
 */
public record Act(
    UUID id,
    UUID action,
    int position,
    Kind kind,
    Optional<Owner> owner,
    Optional<LocalDate> due,
    String words,
    String link,
    Optional<UUID> paper,
    As as,
    Instant at,
    long entry) {

  /** What was done; DONE and ENDED close it. */
  public enum Kind {
    GIVEN,
    HANDED,
    DATED,
    DONE,
    ENDED;

    /** As the record and the database write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean closes() {
      return this == DONE || this == ENDED;
    }
  }

  /**
   * In whose name something is done: the seat that somebody holds, or the practice. Which person it
   * was stands sealed in the record alone.
   */
  public record As(String seat, String practice) {
    public static final As NOBODY = new As("", "");
  }

  String entryKind() {
    return "action." + kind.word();
  }

  /** What everybody may read of it in the record. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("act", id.toString());
    facts.put("seat", as.seat());
    facts.put("practice", as.practice());
    owner.ifPresent(o -> facts.putAll(o.facts()));
    due.ifPresent(day -> facts.put("due", day.toString()));
    paper.ifPresent(p -> facts.put("paper", p.toString()));
    return facts;
  }
}
