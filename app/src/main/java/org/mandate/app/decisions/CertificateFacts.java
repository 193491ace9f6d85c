package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.RollLine;
import org.mandate.app.record.Record;
import org.mandate.app.register.Evidence;
import org.mandate.app.register.FactProof;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Threshold;

/**
 * The parts {@code fact/NN} of a certificate: the list sizes of the roll, the networks where they
 * made the members, the areas where each had to agree (docs/record.md).
 */
final class CertificateFacts {
  private CertificateFacts() {}

  static boolean countsByArea(BallotRule rule) {
    return rule.deciding().setting().thresholds().stream()
        .anyMatch(t -> t.scope() == Threshold.Scope.EACH_AREA);
  }

  static Evidence evidence(Ballot ballot, List<RollLine> roll, boolean byNetwork, boolean byArea) {
    var frozen = ballot.frozenAt().orElseThrow();
    List<String> practices = roll.stream().map(RollLine::practice).toList();
    return new Evidence(
        Dates.on(frozen),
        frozen,
        ballot.basis(),
        roll.stream().collect(Collectors.toMap(RollLine::practice, RollLine::patients)),
        byNetwork ? practices : List.of(),
        byArea ? practices : List.of());
  }

  /**
   * @param entries of the certificate, in its order; those the facts stand under are among them
   */
  static List<CertificatePart> parts(List<FactProof> facts, List<Record.Entry> entries) {
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      numbers.put(entries.get(i).id(), i + 1);
    }
    List<FactProof> sorted =
        facts.stream()
            .distinct()
            .sorted(
                Comparator.comparing((FactProof f) -> numbers.getOrDefault(f.entry(), 0))
                    .thenComparing(FactProof::fact))
            .toList();
    List<CertificatePart> parts = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      FactProof fact = sorted.get(i);
      Map<String, Object> body = new TreeMap<>();
      body.put("entry", "entry/" + number(numbers.getOrDefault(fact.entry(), 0), entries.size()));
      body.put("fact", fact.fact());
      body.put("index", fact.proof().index());
      body.put("of", fact.proof().size());
      body.put("proof", Certificates.path(fact.proof()));
      parts.add(new CertificatePart("fact/" + number(i + 1, sorted.size()), body, false));
    }
    return parts;
  }

  /** Padded to as many digits as the last has, two at least. */
  static String number(int n, int last) {
    return ("%0" + Math.max(2, String.valueOf(last).length()) + "d").formatted(n);
  }
}
