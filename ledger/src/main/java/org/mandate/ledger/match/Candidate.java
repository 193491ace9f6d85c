package org.mandate.ledger.match;

import java.util.List;

/**
 * An organisation a payee may be.
 *
 * @param organisation who
 * @param name which of its names was compared: the one in use or a former one
 * @param confidence the share of such pairs that are right, 0 to 1; over all candidates of a payee
 *     at most 1
 * @param agree words both have, as the matcher reads them (upper case, abbreviations written out)
 * @param onlyInPayee words the payee has more
 * @param onlyInName words the organisation's name has more
 */
public record Candidate(
    Organisation organisation,
    String name,
    double confidence,
    List<String> agree,
    List<String> onlyInPayee,
    List<String> onlyInName) {
  public Candidate {
    agree = List.copyOf(agree);
    onlyInPayee = List.copyOf(onlyInPayee);
    onlyInName = List.copyOf(onlyInName);
  }
}
