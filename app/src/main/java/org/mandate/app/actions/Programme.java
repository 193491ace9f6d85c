package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a body does over months, and what hangs on it.
 *
 * @param decision that it comes from
 * @param dependents as far as whoever asks may know of them
 * @param changes its states, oldest first; the first is RUNNING
 * @param entry of the record
 */
public record Programme(
    UUID id,
    UUID body,
    String title,
    String words,
    Optional<String> decision,
    List<Dependent> dependents,
    List<Change> changes,
    Instant namedAt,
    long entry) {

  /** Whether it runs. */
  public enum State {
    RUNNING,
    PAUSED,
    HALTED,
    RESUMED;

    /** As the record and the database write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it does what it is for. */
    public boolean runs() {
      return this == RUNNING || this == RESUMED;
    }
  }

  /** What hangs on it. */
  public enum What {
    ACTION,
    BALLOT,
    ITEM,
    MATTER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a change does to one thing that hangs on it. */
  public enum Effect {
    CARRIES_ON("carries-on", "Carries on"),
    WAITS("waits", "Waits"),
    ENDS("ends", "Ends");

    private final String word;
    private final String words;

    Effect(String word, String words) {
      this.word = word;
      this.words = words;
    }

    /** As the record, the database and forms write it. */
    public String word() {
      return word;
    }

    public String words() {
      return words;
    }

    static Optional<Effect> of(String word) {
      return List.of(values()).stream().filter(e -> e.word.equals(word)).findFirst();
    }
  }

  /**
   * One thing that hangs on it.
   *
   * @param which its id
   * @param resumes whether it is the item that asks whether the programme runs again
   * @param entry of the record; 0 where it is sealed
   */
  public record Dependent(UUID id, What what, UUID which, boolean resumes, long entry) {
    Map<String, Object> facts() {
      Map<String, Object> facts = new TreeMap<>();
      facts.put("dependent", id.toString());
      facts.put("what", what.word());
      facts.put("which", which.toString());
      if (resumes) {
        facts.put("resumes", true);
      }
      return facts;
    }
  }

  /**
   * By whose leave: a decision, or a seat by a clause of the constitution.
   *
   * @param seat empty with a decision
   */
  public record Authority(Optional<String> decision, String seat, String clause) {
    public static final Authority NONE = new Authority(Optional.empty(), "", "");
  }

  /**
   * A state and what it does.
   *
   * @param from the first day on which it holds
   * @param until the day by which it is looked at again; empty where none is set
   * @param effects by the dependent's id
   * @param entry of the record
   */
  public record Change(
      UUID id,
      int position,
      State state,
      String reason,
      Authority authority,
      LocalDate from,
      Optional<LocalDate> until,
      Map<UUID, Effect> effects,
      Instant at,
      long entry) {

    Map<String, Object> facts() {
      Map<String, Object> facts = new TreeMap<>();
      facts.put("state", state.word());
      facts.put("from", from.toString());
      facts.put("until", until.map(LocalDate::toString).orElse(""));
      facts.put("decision", authority.decision().orElse(""));
      facts.put("seat", authority.seat());
      facts.put("clause", authority.clause());
      return facts;
    }
  }

  public Programme {
    dependents = List.copyOf(dependents);
    changes = List.copyOf(changes);
  }

  public String subject() {
    return "programme:" + id;
  }

  /** The change that holds now. */
  public Change now() {
    return changes.getLast();
  }

  /** What holds for one thing now; it carries on where nothing was said. */
  public Effect effect(Dependent d) {
    return now().effects().getOrDefault(d.id(), Effect.CARRIES_ON);
  }

  /** Whether what hangs on it is not taken further now. */
  boolean holds(Dependent d) {
    return !d.resumes()
        && (effect(d) == Effect.ENDS || (effect(d) == Effect.WAITS && !now().state().runs()));
  }

  /** "The winter plan is paused since 1 July 2026": for whatever waits. */
  String because() {
    return "“"
        + title
        + "” is "
        + now().state().word()
        + " since "
        + org.mandate.app.web.Dates.plain(now().from());
  }
}
