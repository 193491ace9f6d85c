package org.mandate.app.bodies;

/**
 * A feature that follows when somebody leaves a seat: told in the transaction that records the end
 * of an office before its term. Terms that run out end by their date and are not told.
 */
@FunctionalInterface
public interface OfficeEnded {
  /**
   * @param office as it stands now, with its earlier end
   */
  void ended(Office office);
}
