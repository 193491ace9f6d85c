package org.mandate.ledger.national;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The published files of payments, where they are. */
final class RealPayments {
  private static final String SHARED = System.getProperty("mandate.shared", "");

  private RealPayments() {}

  static Path year(String year) {
    return file("money/nhs_payments_to_general_practice_" + year + ".csv.gz");
  }

  static Path file(String name) {
    Path file = Path.of(SHARED, name);
    Assumptions.assumeTrue(
        !SHARED.isEmpty() && Files.exists(file), "the real files are not here: " + file);
    return file;
  }
}
