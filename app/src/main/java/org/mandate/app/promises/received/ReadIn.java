package org.mandate.app.promises.received;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.ledger.read.Hints;
import org.mandate.ledger.read.Kind;
import org.mandate.ledger.read.Line;
import org.mandate.ledger.read.PayersFile;
import org.mandate.ledger.read.Reading;
import org.mandate.ledger.read.Source;

/**
 * A file read to its end, and those of its lines that a promise takes. Made outside of a
 * transaction, because a long file takes seconds; it asks nothing of the database.
 *
 * @param reading what the reader says
 * @param taken lines that exactly one promise takes
 * @param twice physical lines that more than one promise would take: no promise gets them
 */
public record ReadIn(Brought brought, Reading reading, List<Taken> taken, List<Integer> twice) {
  /** More than a promise's rule may take of one file. */
  static final int MOST_TAKEN = 40_000;

  private static final int MOST_NAMED = 20;

  /**
   * What somebody brings.
   *
   * @param at where its bytes are
   * @param account code of the organisation whose account a statement is of
   * @param year whose lines a national file gives
   */
  public record Brought(
      Path at,
      String name,
      FileKind kind,
      Hints hints,
      Optional<String> account,
      Optional<YearFile> year) {}

  /** A line and the promise that takes it. */
  public record Taken(Line line, UUID promise) {}

  /** Reads the file, and takes lines by the rules that hold now. */
  public static ReadIn of(Brought brought, List<ReceiptRule> rules) {
    List<Taken> taken = new ArrayList<>();
    List<Integer> twice = new ArrayList<>();
    String payer = brought.kind() == FileKind.SPEND ? brought.hints().payer() : "";
    try {
      if (brought.year().isPresent()) {
        return brought.year().get().read(brought);
      }
      Reading reading =
          PayersFile.read(
              Source.of(brought.at()),
              brought.kind() == FileKind.SPEND ? Kind.SPEND : Kind.BANK,
              brought.hints(),
              line -> take(line, payer, rules, taken, twice));
      return new ReadIn(brought, reading, List.copyOf(taken), List.copyOf(twice));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void take(
      Line line, String payer, List<ReceiptRule> rules, List<Taken> taken, List<Integer> twice) {
    List<ReceiptRule> takers = rules.stream().filter(r -> r.takes(line, payer)).toList();
    if (takers.size() == 1 && taken.size() <= MOST_TAKEN) {
      taken.add(new Taken(line, takers.getFirst().promise()));
    } else if (takers.size() > 1 && twice.size() < MOST_NAMED) {
      twice.add(line.place().line());
    }
  }

  /** Whether the rules take more than may be kept. */
  boolean isTooMuch() {
    return taken.size() > MOST_TAKEN;
  }
}
