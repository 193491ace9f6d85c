package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a body agreed that somebody does.
 *
 * @param from what it comes from
 * @param words what is to be done
 * @param open whether its words are public today
 * @param acts what was done with it, oldest first; the first gave it
 * @param waits why it waits, where a programme it depends on is paused or halted
 * @param entry of the record; 0 where it was sealed when it was given
 */
public record AgreedAction(
    UUID id,
    UUID body,
    From from,
    String words,
    boolean open,
    Instant givenAt,
    List<Act> acts,
    Optional<String> waits,
    long entry) {

  /**
   * What an action comes from: a decision (then the matter is that decision's), an item on an
   * agenda, a matter, or nothing but the body's own wish.
   */
  public record From(Optional<String> decision, Optional<UUID> matter, Optional<UUID> item) {
    public static final From NOTHING =
        new From(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public AgreedAction {
    acts = List.copyOf(acts);
  }

  /** As entries name it. */
  public String subject() {
    return "action:" + id;
  }

  /** Who is to do it now. */
  public Owner owner() {
    return acts.stream()
        .flatMap(a -> a.owner().stream())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** The day by which it is to be done. */
  public LocalDate due() {
    return acts.stream()
        .flatMap(a -> a.due().stream())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  /** What closed it; empty while it is open. */
  public Optional<Act> closing() {
    return acts.stream().filter(a -> a.kind().closes()).findFirst();
  }

  public boolean isClosed() {
    return closing().isPresent();
  }

  /** The last act's number: a form that has seen another one is told so. */
  public int seen() {
    return acts.getLast().position();
  }

  AgreedAction waitingFor(String why) {
    return new AgreedAction(id, body, from, words, open, givenAt, acts, Optional.of(why), entry);
  }

  /** What is due first stands first. */
  static final Comparator<AgreedAction> BY_DUE =
      Comparator.comparing(AgreedAction::due).thenComparing(AgreedAction::givenAt);
}
