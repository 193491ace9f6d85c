package org.mandate.app.elections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An open ballot of practices.
 *
 * @param question the constitution's kind of question
 * @param constitution version by which it is run and judged
 * @param options ids in order; to abstain is always possible
 * @param notice the day the papers went out
 * @param opensAt and {@code closesAt} by the database's clock
 * @param plan what follows if it carries
 * @param frozenAt when the roll was frozen; empty in a draft
 * @param basis of the list sizes: registered, weighted or adjusted
 * @param basisAsAt day of the latest of them
 * @param turnoutShown whether the constitution lets the running turnout be shown
 * @param successorMayCast whether a successor may cast for a practice that closed after the freeze
 * @param office of the returning officer when the roll was published
 * @param openedEntry record entry {@code ballot.opened}
 * @param endedEntry record entry {@code ballot.closed} or {@code ballot.stopped}
 */
public record Ballot(
    UUID id,
    UUID matter,
    UUID body,
    String question,
    long constitution,
    List<String> options,
    State state,
    Optional<LocalDate> notice,
    Instant opensAt,
    Instant closesAt,
    Plan plan,
    Optional<Instant> frozenAt,
    String basis,
    Optional<LocalDate> basisAsAt,
    boolean turnoutShown,
    boolean successorMayCast,
    Optional<UUID> office,
    String stopReason,
    Optional<Long> publishedEntry,
    Optional<Long> openedEntry,
    Optional<Long> endedEntry) {

  public Ballot {
    options = List.copyOf(options);
  }

  /**
   * What follows if the ballot carries.
   *
   * @param effectOn from which day
   * @param effectWords what is done, and by whom
   * @param reviewOn when the practices look at it again
   */
  public record Plan(
      Optional<LocalDate> effectOn, String effectWords, Optional<LocalDate> reviewOn) {
    public static final Plan NONE = new Plan(Optional.empty(), "", Optional.empty());
  }

  /** Where a ballot stands; {@link Move} says what may follow. */
  public enum State {
    DRAFT,
    PUBLISHED,
    OPEN,
    CLOSED,
    STOPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As entries name it. */
  public String subject() {
    return "ballot:" + id;
  }

  /** "Ballot ... " address. */
  public String path() {
    return "/ballots/" + id;
  }
}
