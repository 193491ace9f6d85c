package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret election.
 *
 * @param reference "2026-E001", counted in its body
 * @param petition the petition that called for it
 */
public record SecretElection(
    UUID id,
    UUID body,
    String reference,
    Rules rules,
    Timetable timetable,
    State state,
    Optional<UUID> petition) {

  /** What is put to the voters. */
  public enum Kind {
    /** Candidates for a seat, ranked. */
    SEATS,
    /** A motion, yes or no. */
    QUESTION,
    /** A motion of no confidence in the holder of an office. */
    CONFIDENCE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who votes, one vote each. */
  public enum Electorate {
    PRACTICES("Every member practice", "practice", "practices"),
    GPS("Every GP of a member practice: partners, salaried GPs and locums", "GP", "GPs"),
    PEOPLE("Everybody who works at a member practice", "person", "people");

    final String words;
    final String one;
    final String many;

    Electorate(String words, String one, String many) {
      this.words = words;
      this.one = one;
      this.many = many;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In which order candidates stand on the list. */
  public enum ListOrder {
    ALPHABETICAL("By the alphabet, as the names are written"),
    DRAWN("Drawn by lot, from the hash of the entry that published these rules");

    final String words;

    ListOrder(String words) {
      this.words = words;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it stands; {@link ElectionMove} says what may follow. */
  public enum State {
    DRAFT,
    RULES,
    NOMINATIONS,
    CANDIDATES,
    ROLL,
    OPEN,
    CLOSED,
    DECLARED,
    CERTIFIED,
    UNFILLED,
    VOIDED,
    STOPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing follows. */
    public boolean isOver() {
      return this == CERTIFIED || this == UNFILLED || this == VOIDED || this == STOPPED;
    }
  }

  /**
   * By what rules it is held.
   *
   * @param question the constitution's kind of question
   * @param words what is asked; empty where seats are filled
   * @param seats what is filled; empty for a question
   * @param office whose holder's confidence is asked
   * @param constitution version by which it is run and judged
   * @param counting id of the counting rule; empty for a question
   * @param statementLimit letters of a candidate's statement
   * @param turnoutShown whether the number of ballots cast may be shown before the close
   * @param countBack whether a vacancy may be filled by counting the rankings again
   * @param trusteesNeeded how many trustees open the result together
   * @param bands how votes are weighed; empty where all count alike
   */
  public record Rules(
      String title,
      Kind kind,
      String question,
      String words,
      Optional<Seats> seats,
      Optional<UUID> office,
      long constitution,
      Electorate electorate,
      String counting,
      ListOrder order,
      int statementLimit,
      boolean turnoutShown,
      boolean countBack,
      int trusteesNeeded,
      Optional<Banding> bands) {}

  /**
   * What is filled.
   *
   * @param constituency which of several like seats; empty where there is one
   * @param places how many are elected
   * @param byElection whether it fills a vacancy before its time
   * @param from first day of the term
   * @param to first day after it; empty for the constitution's whole term
   */
  public record Seats(
      String seat,
      String constituency,
      int places,
      boolean byElection,
      LocalDate from,
      Optional<LocalDate> to) {}

  /**
   * When what happens, by the database's clock.
   *
   * @param nominationsOpen and {@code nominationsClose} only where seats are filled
   * @param rollOn when the roll is frozen and published
   * @param complaintDays whole days after the declaration in which a complaint is heard
   */
  public record Timetable(
      Optional<Instant> nominationsOpen,
      Optional<Instant> nominationsClose,
      Instant rollOn,
      Instant opens,
      Instant closes,
      int complaintDays) {}

  /** As entries name it. */
  public String subject() {
    return "election:" + id;
  }

  public String path() {
    return "/elections/" + id;
  }

  /** How many places are filled; 0 for a question. */
  public int places() {
    return rules.seats().map(Seats::places).orElse(0);
  }
}
