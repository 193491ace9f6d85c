package org.mandate.constitution;

import org.jspecify.annotations.Nullable;

/**
 * A clause that differs between two versions.
 *
 * @param number the clause
 * @param before as it was; null if the clause is new
 * @param after as it is; null if the clause is gone
 */
public record Change(String number, @Nullable Clause before, @Nullable Clause after) {

  /** "added", "removed" or "changed". */
  public String word() {
    if (before == null) return "added";
    return after == null ? "removed" : "changed";
  }
}
