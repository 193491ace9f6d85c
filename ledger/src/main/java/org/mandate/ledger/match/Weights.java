package org.mandate.ledger.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of the features: a conditional logit (McFadden 1974). A candidate's odds against
 * "none of them" are the exponent of its weighted features, and the odds of all candidates of one
 * payee share one whole, so that two equal names get half each.
 */
final class Weights {
  private static final String TABLE = "weights.csv";
  private static final Weights OURS = read();

  private final double[] weights;

  Weights(double[] weights) {
    if (weights.length != Feature.COUNT)
      throw new IllegalArgumentException("weights: " + weights.length);
    this.weights = weights.clone();
  }

  /** The table beside this class; docs/matching.md says how it was made. */
  static Weights ours() {
    return OURS;
  }

  double score(double[] features) {
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
      double[] weights = new double[Feature.COUNT];
      for (Feature feature : Feature.values()) {
        String[] cells = lines.get(feature.ordinal()).split(",", 3);
        if (!cells[0].equals(feature.name()))
          throw new IllegalStateException(TABLE + ": " + cells[0]);
        weights[feature.ordinal()] = Double.parseDouble(cells[1]);
      }
      return new Weights(weights);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
