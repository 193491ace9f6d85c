package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A matter for the body's own officers.
 *
 * @param sealing how it is closed from the beginning; empty for an open one
 */
public record NewBusiness(String title, String reasons, Optional<Sealing> sealing) {

  /**
   * A closure wanted.
   *
   * @param unannouncedUntil where nothing is to show that it exists: the first day on which that
   *     may show, at most 90 days ahead
   * @param until the first day on which everything is public
   */
  public record Sealing(String reason, Optional<LocalDate> unannouncedUntil, LocalDate until) {}
}
