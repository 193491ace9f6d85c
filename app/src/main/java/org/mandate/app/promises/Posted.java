package org.mandate.app.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mandate.ledger.Account;
import org.mandate.ledger.Line;

/**
 * An entry of the journal: one movement of the money of one organisation under one promise.
 *
 * @param receipt the payer's line it comes from
 * @param file where that line stands
 * @param reverses the entry it takes back whole
 * @param lines sum to nought
 */
public record Posted(
    UUID id,
    UUID promise,
    Kind kind,
    LocalDate on,
    String organisation,
    Optional<UUID> due,
    Optional<UUID> receipt,
    Optional<FileLine> file,
    String reason,
    String source,
    Optional<UUID> reverses,
    List<Line> lines,
    Instant recordedAt,
    long entry) {

  /** What happened. */
  public enum Kind {
    PROMISED("Promised"),
    DUE("Fell due"),
    RELEASED("Said to be paid"),
    RECEIVED("Came to the payee"),
    PASSED_ON("Came to the practice"),
    SPENT("Spent by the practice"),
    RECOVERED("Taken back by the promiser"),
    TAKEN_BACK("Payment reversed"),
    WAIVED("Waived"),
    DISPUTED("Disputed"),
    SETTLED("Owed after all"),
    GIVEN_UP("Given up after a dispute"),
    REVERSED("Entry taken back");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As the record, the database and forms write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
      return words;
    }

    /** Whether somebody must say why. */
    public boolean wantsReason() {
      return switch (this) {
        case RECOVERED, TAKEN_BACK, WAIVED, DISPUTED, SETTLED, GIVEN_UP, REVERSED -> true;
        case PROMISED, DUE, RELEASED, RECEIVED, PASSED_ON, SPENT -> false;
      };
    }

    static Optional<Kind> of(String word) {
      return List.of(values()).stream().filter(k -> k.word().equals(word)).findFirst();
    }
  }

  /** A line of a payer's file. */
  public record FileLine(String sha256, int line) {}

  public Posted {
    lines = List.copyOf(lines);
  }

  /** The sum that moved: what its debits add up to. */
  public long pence() {
    return lines.stream()
        .filter(l -> l.account() != Account.COMMITMENT && l.pence() > 0)
        .mapToLong(Line::pence)
        .sum();
  }
}
