package org.mandate.ledger.match;

import java.util.List;
import java.util.Set;

/**
 * Somebody who may be paid.
 *
 * @param code the caller's own code, unique in the collection given to {@link PayeeNames#of}
 * @param name the name in use
 * @param formerNames names it had before, or also goes by
 * @param hints its postcode and areas
 */
public record Organisation(String code, String name, List<String> formerNames, Hints hints) {
  public Organisation {
    if (code.isBlank()) throw new IllegalArgumentException("an organisation needs a code: " + name);
    formerNames = List.copyOf(formerNames);
  }

  /** A code and a name, nothing else known. */
  public static Organisation of(String code, String name) {
    return new Organisation(code, name, List.of(), Hints.NONE);
  }

  /** A code, a name, a postcode and areas. */
  public static Organisation of(String code, String name, String postcode, Set<String> areas) {
    return new Organisation(code, name, List.of(), new Hints(postcode, areas));
  }
}
