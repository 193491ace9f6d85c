package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.List;

/**
 * One promise on a day, practice by practice.
 *
 * @param practices by code
 */
public record PromiseGap(Promise promise, LocalDate day, List<Gap> practices, Gap total) {
  public PromiseGap {
    practices = List.copyOf(practices);
  }
}
