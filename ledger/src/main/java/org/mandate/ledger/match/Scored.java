package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An organisation compared with a payee: by the likeliest of its names, with its share of the
 * confidence.
 */
record Scored(Index.Named named, Comparison comparison, double score, double share) {

  /** All candidates of a payee, likeliest first: their names alone decide how much they share. */
  static List<Scored> all(Form payee, Index index, Weights weights) {
    Map<String, Scored> byCode = new HashMap<>();
    for (Index.Named named : index.candidates(payee)) {
      Comparison comparison = new Comparison(payee, named.form(), index);
      Scored one = new Scored(named, comparison, weights.score(comparison.features()), 0);
      byCode.merge(named.organisation().code(), one, (a, b) -> b.score > a.score ? b : a);
    }
    List<Scored> all = new ArrayList<>(byCode.values());
    double[] shares = Weights.shares(all.stream().mapToDouble(Scored::score).toArray());
    for (int at = 0; at < shares.length; at++) all.set(at, all.get(at).sharing(shares[at]));
    return sorted(all);
  }

  /**
   * What the candidates share is shared anew by how places fit; "none of them" keeps what it had.
   */
  static List<Scored> placed(List<Scored> all, Hints hints) {
    if (hints.equals(Hints.NONE) || all.isEmpty()) return all;
    double before = all.stream().mapToDouble(Scored::share).sum();
    double after = all.stream().mapToDouble(one -> one.share * one.fit(hints)).sum();
    if (after == 0) return all;
    return sorted(
        all.stream().map(one -> one.sharing(one.share * one.fit(hints) * before / after)).toList());
  }

  double fit(Hints hints) {
    return named.organisation().hints().fit(hints);
  }

  String code() {
    return named.organisation().code();
  }

  Scored sharing(double share) {
    return new Scored(named, comparison, score, share);
  }

  Candidate candidate() {
    return new Candidate(
        named.organisation(),
        named.name(),
        share,
        comparison.agree(),
        comparison.onlyInPayee(),
        comparison.onlyInName());
  }

  private static List<Scored> sorted(List<Scored> all) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Scored::share).reversed().thenComparing(Scored::code))
        .toList();
  }
}
