package org.mandate.ledger.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of the features: a conditional logit (McFadden 1974). A candidate's odds against
 * "none of them" are the exponent of its weighted features, and the odds of all candidates of one
 * payee share one whole, so that two equal names get half each.
 */
final class Weights {
  private static final String TABLE = "weights.csv";

  private final double[] pair;
  private final double[] sure;

  Weights(double[] pair, double[] sure) {
    if (pair.length != Feature.COUNT || sure.length != Sure.COUNT)
      throw new IllegalArgumentException("weights");
    this.pair = pair.clone();
    this.sure = sure.clone();
  }

  /** The table beside this class; docs/matching.md says how it was made. */
  static Weights ours() {
    return Ours.WEIGHTS;
  }

  private static final class Ours {
    static final Weights WEIGHTS = read();
  }

  /** Log odds of a candidate against "none of them". */
  double score(double[] features) {
    return sum(pair, features);
  }

  /** How often a best candidate like this is right. */
  double sureness(double[] features) {
    return 1 / (1 + Math.exp(-sum(sure, features)));
  }

  private static double sum(double[] weights, double[] features) {
    double sum = 0;
    for (int at = 0; at < weights.length; at++) sum += weights[at] * features[at];
    return sum;
  }

  /** Each score's share where "none of them" scores nought. */
  static double[] shares(double[] scores) {
    double most = Math.max(0, Arrays.stream(scores).max().orElse(0));
    double all = Math.exp(-most);
    for (double score : scores) all += Math.exp(score - most);
    double[] shares = new double[scores.length];
    for (int at = 0; at < scores.length; at++) shares[at] = Math.exp(scores[at] - most) / all;
    return shares;
  }

  private static Weights read() {
    try (InputStream file = Weights.class.getResourceAsStream(TABLE)) {
      if (file == null) throw new IllegalStateException(TABLE + " is missing");
      List<String> lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
              .lines()
              .skip(1)
              .toList();
      List<String> names = new ArrayList<>();
      for (Feature feature : Feature.values()) names.add("pair " + feature.name());
      for (Sure sure : Sure.values()) names.add("sure " + sure.name());
      double[] weights = new double[names.size()];
      for (int at = 0; at < weights.length; at++) {
        String[] cells = lines.get(at).split(",", 3);
        if (!cells[0].equals(names.get(at)))
          throw new IllegalStateException(TABLE + ": " + cells[0]);
        weights[at] = Double.parseDouble(cells[1]);
      }
      return new Weights(
          Arrays.copyOf(weights, Feature.COUNT),
          Arrays.copyOfRange(weights, Feature.COUNT, weights.length));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
