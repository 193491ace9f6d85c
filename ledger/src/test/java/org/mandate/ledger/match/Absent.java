package org.mandate.ledger.match;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the matcher does with payees whose organisation is not among the names: each such match is a
 * wrong one.
 */
final class Absent {
  private Absent() {}

  /**
   * Payees whose organisation was taken from the names, by the threshold they would have passed.
   */
  static Map<Double, Long> automatic(Truth truth, List<Truth.Payee> payees) {
    Set<String> gone =
        payees.stream()
            .map(payee -> Form.of(Spelling.of(payee.verified())).bag())
            .collect(Collectors.toSet());
    List<Organisation> left =
        truth.universe().stream()
            .filter(one -> !gone.contains(Form.of(Spelling.of(one.name())).bag()))
            .toList();
    PayeeNames names = PayeeNames.of(left, 0.6);
    List<Match> matches = payees.stream().map(payee -> names.match(payee.words())).toList();
    Map<Double, Long> counts = new TreeMap<>();
    for (double threshold : new double[] {0.6, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.99}) {
      counts.put(
          threshold,
          matches.stream()
              .filter(
                  one ->
                      one.decision() == Match.Decision.AUTOMATIC && one.confidence() >= threshold)
              .count());
    }
    return counts;
  }

  static String table(Truth truth, List<Truth.Payee> payees) {
    return automatic(truth, payees).entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%.2f: %d", e.getKey(), e.getValue()))
        .collect(
            Collectors.joining(", ", "automatic though absent, of " + payees.size() + ": ", "\n"));
  }
}
