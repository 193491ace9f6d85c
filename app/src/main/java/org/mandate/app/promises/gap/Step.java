package org.mandate.app.promises.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of asking an organisation for what was promised, as it was taken.
 *
 * @param organisation who is asked
 * @param toOffice of it, "Chief finance officer"; "" where none is named
 * @param pence asked for
 * @param replyDue the last day for a reply; empty for a statement
 * @param letterSha256 of the letter's text
 * @param seat in whose office it was taken
 * @param replies in order
 * @param entry of the record; 0 where the promise is sealed
 */
public record Step(
    UUID id,
    UUID promise,
    int position,
    Kind kind,
    String organisation,
    String toOffice,
    long pence,
    LocalDate sentOn,
    Optional<LocalDate> replyDue,
    String letterSha256,
    String seat,
    List<Answered> replies,
    Instant recordedAt,
    long entry) {

  public Step {
    replies = List.copyOf(replies);
  }

  /** The rungs, lowest first. */
  public enum Kind {
    QUERY("Query"),
    LETTER("Letter"),
    OFFICER("Named officer"),
    STATEMENT("Public statement");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As a page says it. */
    public String words() {
      return words;
    }

    /** As the record, the database and forms write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** After a public statement asking begins anew. */
    Kind next() {
      return values()[(ordinal() + 1) % values().length];
    }

    static Optional<Kind> of(String word) {
      return List.of(values()).stream().filter(k -> k.word().equals(word)).findFirst();
    }
  }

  /** What a reply comes to. */
  public enum Answer {
    WILL_PAY("They will pay"),
    REFUSES("They refuse"),
    OTHER("Neither says yes nor no");

    private final String words;

    Answer(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Answer> of(String word) {
      return List.of(values()).stream().filter(a -> a.word().equals(word)).findFirst();
    }
  }

  /**
   * A reply.
   *
   * @param payBy of those who will pay
   * @param words empty where whoever reads may not see them
   */
  public record Answered(
      UUID id,
      Answer answer,
      LocalDate on,
      Optional<LocalDate> payBy,
      String words,
      Instant recordedAt,
      long entry) {}

  public Optional<Answered> lastReply() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.getLast());
  }
}
