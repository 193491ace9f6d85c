package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Map;

/**
 * The patients of a practice, never without its basis and day.
 *
 * @param code the practice
 * @param basis registered, weighted or adjusted
 * @param asAt the day it was taken
 */
public record ListSize(String code, String basis, int patients, LocalDate asAt)
    implements LocalFact {

  @Override
  public Map<String, Object> says() {
    return Map.of(
        "kind",
        "list-sizes",
        "code",
        code,
        "basis",
        basis,
        "as_at",
        asAt.toString(),
        "patients",
        (long) patients);
  }
}
