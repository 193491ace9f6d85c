package org.mandate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Reading;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Result;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rule;

/**
 * One file under one rule, from disk to result.
 *
 * @param seats instead of the file's own number, or null
 * @param lot instead of the file's own order for ties, or null
 */
record Counting(@Nullable Integer seats, @Nullable Lot lot, Treatment treatment) {

  /** What came of a file. */
  sealed interface Outcome {
    int exit();

    /**
     * Counted, though perhaps stopped at a tie.
     *
     * @param ballotsOrder for ties, as the ballots themselves give it; may be empty
     */
    record Done(Result result, List<Integer> ballotsOrder) implements Outcome {
      @Override
      public int exit() {
        return result.count().tie() == null ? Exit.GOOD : Exit.NOT_VALID;
      }
    }

    /** Not counted. */
    record Unread(String file, String reason, String line) implements Outcome {
      @Override
      public int exit() {
        return Exit.WRONG_USE;
      }
    }
  }

  Outcome count(String file, Rule rule) {
    byte[] bytes;
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) return unread(file, "this is a folder; name the files in it");
      if (!Files.exists(path)) return unread(file, "there is no such file");
      bytes = Files.readAllBytes(path);
    } catch (IOException | InvalidPathException e) {
      return unread(file, "cannot be read: " + e.getMessage());
    } catch (OutOfMemoryError e) {
      return unread(file, "is too large for the memory of this machine");
    }
    try {
      return switch (BallotFiles.read(bytes, treatment)) {
        case Reading.Refused refused ->
            new Outcome.Unread(
                file, refused.why().sentence(), ResultJson.refused(file, refused.why()));
        case Reading.Read read -> count(file, bytes, read, rule);
      };
    } catch (OutOfMemoryError e) { // nothing of a count is kept, so there is room to say so
      return unread(file, "needs more memory to count than this machine gives");
    }
  }

  private Outcome count(String file, byte[] bytes, Reading.Read read, Rule rule) {
    Election election =
        seats == null ? read.election() : read.election().withSeats(seats.intValue());
    Lot chosen = lot != null ? lot : own(election);
    return switch (rule.count(election, chosen)) {
      case org.mandate.count.rules.Outcome.Refused refused -> unread(file, refused.reason());
      case Count count ->
          new Outcome.Done(
              new Result(
                  file, read.format(), sha256(bytes), treatment, chosen, read.notes(), count),
              election.tieOrder());
    };
  }

  private static Lot own(Election election) {
    return election.tieOrder().isEmpty() ? new Lot.None() : new Lot.Order(election.tieOrder());
  }

  private static Outcome unread(String file, String reason) {
    return new Outcome.Unread(file, reason, ResultJson.refused(file, reason));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
