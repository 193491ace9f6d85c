package org.mandate.ledger.match;

import java.nio.file.Path;
import java.util.List;

/**
 * Prints the figures of the present weights on one part of the truth: {@code Trial FOLDER PART|all
 * THRESHOLD}.
 */
final class Trial {
  private Trial() {}

  public static void main(String[] args) {
    Truth truth =
        Truth.read(Path.of(args[0]), Truth.Universe.valueOf(System.getProperty("universe", "ALL")));
    List<Truth.Payee> payees =
        args[1].equals("all")
            ? truth.payees()
            : truth.payees().stream().filter(p -> args[1].contains("" + p.part())).toList();
    long began = System.nanoTime();
    PayeeNames names = PayeeNames.of(truth.universe(), Double.parseDouble(args[2]));
    long built = System.nanoTime();
    Figures figures = Figures.of(payees, names);
    long done = System.nanoTime();
    System.out.printf(
        "%d names, built in %d ms; %d payees in %d ms%n",
        truth.universe().size(),
        (built - began) / 1_000_000,
        payees.size(),
        (done - built) / 1_000_000);
    System.out.print(figures.thresholds());
    System.out.print(figures.reliability());
    System.out.print(Absent.table(truth, payees));
    System.out.printf("Brier %.4f%n", figures.brier());
    if (args.length > 3) {
      double from = Double.parseDouble(args[3]);
      for (Figures.Answer a : figures.wrong()) {
        if (a.match().confidence() < from) continue;
        System.out.printf(
            "WRONG %.4f %s | %s | %s%n",
            a.match().confidence(),
            a.payee().words(),
            a.match().best().map(Candidate::name).orElse(""),
            a.payee().verified());
      }
      for (Figures.Answer a : figures.answers()) {
        if (a.match().decision() == Match.Decision.AUTOMATIC && a.match().confidence() >= from)
          continue;
        System.out.printf(
            "MISSED %.4f %s %s | %s | %s | %s%n",
            a.match().confidence(),
            a.right() ? "right" : "wrong",
            a.payee().words(),
            a.match().best().map(Candidate::name).orElse(""),
            a.payee().verified(),
            a.match().alternatives().stream()
                .skip(1)
                .map(c -> String.format("%s %.3f", c.name(), c.confidence()))
                .toList());
      }
    }
  }
}
