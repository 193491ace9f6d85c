package org.mandate.app.promises.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mandate.ledger.read.Line;

/**
 * Which lines of payers' files a promise takes.
 *
 * @param payer words of the payer's name as the files write it; empty for any
 * @param words of which a line carries at least one; empty for any
 * @param from first day
 * @param to last day
 */
public record ReceiptRule(
    UUID id,
    UUID promise,
    String payer,
    List<String> words,
    LocalDate from,
    LocalDate to,
    Instant recordedAt,
    long entry) {

  public ReceiptRule {
    words = List.copyOf(words);
  }

  /**
   * Whether it takes the line.
   *
   * @param filePayer who pays, where the line does not say; empty for an account's statement, where
   *     what goes out names whom it goes to
   */
  boolean takes(Line line, String filePayer) {
    String told = filePayer.isEmpty() ? line.payee() : filePayer;
    String who = line.payer().isEmpty() ? told : line.payer();
    return !line.date().isBefore(from)
        && !line.date().isAfter(to)
        && line.pence() != 0
        && plain(who).contains(plain(payer))
        && (words.isEmpty() || words.stream().anyMatch(w -> said(line).contains(plain(w))));
  }

  private static String said(Line line) {
    return plain(line.type() + " | " + line.area() + " | " + line.reference());
  }

  static String plain(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }
}
