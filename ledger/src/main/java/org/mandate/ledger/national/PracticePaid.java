package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.mandate.ledger.Basis;

/**
 * One practice's row of a payments file.
 *
 * @param line of the file, from 1
 * @param pence what was paid in the column asked for, below nought for a recovery; empty where the
 *     cell holds no figure
 */
public record PracticePaid(
    long line,
    String practice,
    String name,
    Place region,
    Place commissioner,
    Place icb,
    Place network,
    Optional<BigDecimal> registered,
    Optional<BigDecimal> weighted,
    Optional<BigDecimal> adjusted,
    OptionalLong pence) {

  /**
   * What the practice belongs to.
   *
   * @param code empty where the file gives none
   * @param name empty where the file gives none
   */
  public record Place(String code, String name) {
    static final Place NONE = new Place("", "");
  }

  /** Its list on this basis; empty where the file gives none. */
  public Optional<BigDecimal> patients(Basis basis) {
    return switch (basis) {
      case REGISTERED -> registered;
      case WEIGHTED -> weighted;
      case ADJUSTED -> adjusted;
    };
  }
}
