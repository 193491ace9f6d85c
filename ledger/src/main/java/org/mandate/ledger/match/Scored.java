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
record Scored(
    Index.Named named, Comparison comparison, double[] features, double score, double share) {

  /** All candidates of a payee, likeliest first: their names alone decide how much they share. */
  static List<Scored> all(Form payee, Index index, Weights weights) {
    Map<String, Scored> byCode = new HashMap<>();
    for (Index.Named named : index.candidates(payee)) {
      Scored one = of(payee, named, index, weights);
      byCode.merge(one.code(), one, (a, b) -> b.score > a.score ? b : a);
    }
    List<Scored> all = shared(List.copyOf(byCode.values()));
    return all.isEmpty() ? all : sure(all, weights.sureness(Sure.of(payee, all)));
  }

  static Scored of(Form payee, Index.Named named, Index index, Weights weights) {
    Comparison comparison = new Comparison(payee, named.form(), index);
    double[] features = comparison.features();
    return new Scored(named, comparison, features, weights.score(features), 0);
  }

  /** Likeliest first, each with its share of one whole, "none of them" among them. */
  static List<Scored> shared(List<Scored> all) {
    double[] shares = Weights.shares(all.stream().mapToDouble(Scored::score).toArray());
    List<Scored> shared = new ArrayList<>();
    for (int at = 0; at < shares.length; at++) shared.add(all.get(at).sharing(shares[at]));
    return sorted(shared);
  }

  /** Those at the head of the list that score the same as the first. */
  static List<Scored> level(List<Scored> all) {
    return all.stream().filter(one -> one.score > all.getFirst().score - 1e-6).toList();
  }

  /**
   * How sure the best are, shared by as many as score the same; the others keep their proportion of
   * the rest.
   */
  private static List<Scored> sure(List<Scored> all, double sureness) {
    List<Scored> level = level(all);
    double before = level.stream().mapToDouble(Scored::share).sum();
    double first = sureness / level.size();
    double rest = (1 - sureness) / Math.max(1e-12, 1 - before);
    List<Scored> put = new ArrayList<>();
    for (Scored one : all) {
      put.add(one.sharing(level.contains(one) ? first : Math.min(first, one.share * rest)));
    }
    return sorted(put);
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
    return new Scored(named, comparison, features, score, share);
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
