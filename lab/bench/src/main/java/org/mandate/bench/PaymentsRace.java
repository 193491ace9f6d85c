package org.mandate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.national.NationalAnswer;
import org.mandate.ledger.national.PaymentsFile;
import org.mandate.ledger.national.Question;
import org.mandate.ledger.national.Reconciliation;

/**
 * The national files of payments against a rate: cold, then warm, and the memory it took.
 * Arguments: the files; what stands in a column "Global Sum" is read, as every year has it.
 */
public final class PaymentsRace {
  private static final int ROUNDS = 5;

  private PaymentsRace() {}

  /** Files. */
  public static void main(String[] args) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int rows = 0;
      for (String file : args) rows += practices(Path.of(file));
      System.out.printf(
          "round %d: %d files, %,d rows, %.3f s%n",
          round + 1, args.length, rows, (System.nanoTime() - start) / 1e9);
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) System.out.println(line.replaceAll("\\s+", " "));
    }
  }

  private static int practices(Path file) throws IOException {
    PaymentsFile.Source source = () -> Files.newInputStream(file);
    String name = String.valueOf(file.getFileName());
    Question question = Question.of(Rate.of("100").orElseThrow(), Basis.WEIGHTED);
    NationalAnswer answer =
        Reconciliation.of(source, name, "Global Sum", question, Optional.empty())
            .orElseThrow()
            .answer();
    if (answer.medianPerHead().isEmpty()) throw new IllegalStateException(List.of(name).toString());
    return answer.practices();
  }
}
