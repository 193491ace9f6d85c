package org.mandate.app.actions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The checklist of somebody who left an office.
 *
 * @param endedOn the first day on which it was no longer held
 * @param lines what they had in hand, as far as whoever asks may know of it
 * @param entry of the record
 */
public record Departure(
    UUID id,
    UUID office,
    UUID body,
    LocalDate endedOn,
    List<Line> lines,
    Instant openedAt,
    long entry) {

  /** What somebody had in hand. */
  public enum Kind {
    ACTION,
    ITEM,
    MOTION,
    PAPER,
    TOPIC,
    READER,
    DEPUTY,
    PROXY
  }

  /** What became of it. */
  public enum Answer {
    DONE("done", "Done"),
    HANDED("handed", "Handed over"),
    NOT_NEEDED("not-needed", "Not needed");

    private final String word;
    private final String words;

    Answer(String word, String words) {
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

    static Optional<Answer> of(String word) {
      return List.of(values()).stream().filter(a -> a.word.equals(word)).findFirst();
    }
  }

  /**
   * One thing.
   *
   * @param subject its id, or a topic's word
   * @param item the item on an agenda that it belongs to
   * @param answered what was said of it last
   */
  public record Line(
      UUID id,
      Kind kind,
      String subject,
      Optional<UUID> matter,
      Optional<UUID> item,
      Optional<Answered> answered) {
    UUID which() {
      return UUID.fromString(subject);
    }
  }

  /**
   * What was said of a line.
   *
   * @param toSeat to whom it was handed; empty else
   * @param seat in whose name it was said; empty for whoever left
   * @param entry of the record; 0 where what it is about is sealed
   */
  public record Answered(
      UUID id,
      int position,
      Answer answer,
      String toSeat,
      String words,
      String seat,
      Instant at,
      long entry) {
    Map<String, Object> facts(UUID line) {
      return Map.of("line", line.toString(), "answer", answer.word(), "to", toSeat, "seat", seat);
    }
  }

  public Departure {
    lines = List.copyOf(lines);
  }

  public String subject() {
    return "departure:" + id;
  }

  static Kind kind(String word) {
    return Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
