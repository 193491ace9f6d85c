package org.mandate.ledger.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Makes the table of weights from the verified payees of the tuning parts: {@code Trainer FOLDER
 * PARTS TABLE}. First the pairs: a conditional logit over the candidates of a payee. Then how sure
 * the best one is: a logistic regression. Both by steepest ascent with Adam's steps (Kingma and Ba
 * 2015), full batch, no chance in it, so that the same files give the same table.
 *
 * <p>Every payee is seen twice: with its verified organisation among the names, and, counting less,
 * without it, when "none" is the truth. A real universe is never whole, and a matcher that only
 * ever saw the right answer would learn that the nearest is right.
 */
final class Trainer {
  private static final int STEPS = 1200;
  private static final double RATE = 0.05;
  private static final double RIDGE = 0.1;

  /**
   * Pairs are weighed on what a person can have meant: a verified name that a first round of
   * weights gives less than this share is most often a slip of the file ("X hospital" verified as
   * another hospital). How sure a match is, is learnt on all of them, slips included.
   */
  private static final double UNBELIEVABLE = 0.01;

  /** How much a payee counts whose organisation was taken away. */
  private static final double ABSENT = 0.05;

  /** One payee's candidates; {@code truth} is the place of the right one, -1 for none. */
  record Case(Form payee, List<Scored> candidates, double[][] features, int truth, double weight) {}

  private Trainer() {}

  public static void main(String[] args) throws IOException {
    write(train(Path.of(args[0]), args[1], Set.of()), Path.of(args[2]));
  }

  /**
   * Weights from these parts, over two universes so that no one mixture of names is learnt, some
   * features left out.
   */
  static double[] train(Path shared, String parts, Set<String> without) {
    List<Case> cases = new ArrayList<>();
    for (Truth.Universe universe : List.of(Truth.Universe.ALL, Truth.Universe.REGISTER)) {
      Truth truth = Truth.read(shared, universe);
      List<Truth.Payee> payees =
          truth.payees().stream().filter(p -> parts.contains("" + p.part())).toList();
      cases.addAll(cases(payees, new Index(truth.universe())));
    }
    Set<Integer> left = new TreeSet<>();
    for (Feature one : Feature.values()) if (without.contains(one.name())) left.add(one.ordinal());
    for (Case one : cases) {
      for (double[] features : one.features()) for (int at : left) features[at] = 0;
    }
    return train(cases);
  }

  static double[] train(List<Case> cases) {
    double[] rough = climb(Feature.COUNT, (weights, slope) -> pairSlope(cases, weights, slope));
    List<Case> plain =
        cases.stream().filter(one -> shares(one, rough)[one.truth() + 1] > UNBELIEVABLE).toList();
    double[] pair = climb(Feature.COUNT, (weights, slope) -> pairSlope(plain, weights, slope));
    Weights first = new Weights(pair, new double[Sure.COUNT]);
    List<double[]> best = new ArrayList<>();
    List<double[]> truth = new ArrayList<>();
    for (Case one : cases) {
      if (one.candidates().isEmpty()) continue;
      List<Scored> scored = new ArrayList<>();
      for (Scored s : one.candidates()) {
        scored.add(
            new Scored(s.named(), s.comparison(), s.features(), first.score(s.features()), 0));
      }
      List<Scored> all = Scored.shared(scored);
      boolean right =
          one.truth() >= 0 && all.getFirst().named() == one.candidates().get(one.truth()).named();
      best.add(Sure.of(one.payee(), all));
      truth.add(new double[] {right ? 1 : 0, one.weight()});
    }
    double[] sure = climb(Sure.COUNT, (weights, slope) -> sureSlope(best, truth, weights, slope));
    double[] both = Arrays.copyOf(pair, Feature.COUNT + Sure.COUNT);
    System.arraycopy(sure, 0, both, Feature.COUNT, Sure.COUNT);
    return both;
  }

  static List<Case> cases(List<Truth.Payee> payees, Index index) {
    Weights blank = new Weights(new double[Feature.COUNT], new double[Sure.COUNT]);
    List<Case> cases = new ArrayList<>();
    for (Truth.Payee payee : payees) {
      Form form = index.form(Spelling.of(payee.words()));
      List<Scored> all =
          index.candidates(form).stream()
              .map(named -> Scored.of(form, named, index, blank))
              .toList();
      int right = -1;
      for (int at = 0; at < all.size(); at++) {
        if (Truth.spelt(all.get(at).named().name()).equals(Truth.spelt(payee.verified())))
          right = at;
      }
      cases.add(of(form, all, right, 1));
      if (right >= 0) cases.add(of(form, without(all, all.get(right).named().form()), -1, ABSENT));
    }
    return cases;
  }

  private static Case of(Form payee, List<Scored> all, int truth, double weight) {
    return new Case(
        payee, all, all.stream().map(Scored::features).toArray(double[][]::new), truth, weight);
  }

  private static List<Scored> without(List<Scored> all, Form gone) {
    return all.stream()
        .filter(one -> !one.named().form().bag().equals(gone.bag()))
        .filter(one -> !one.named().form().compact().equals(gone.compact()))
        .toList();
  }

  private static double[] climb(int count, BiConsumer<double[], double[]> slopes) {
    double[] weights = new double[count];
    double[] mean = new double[count];
    double[] square = new double[count];
    for (int step = 1; step <= STEPS; step++) {
      double[] slope = new double[count];
      slopes.accept(weights, slope);
      double rate = RATE * (step > STEPS * 2 / 3 ? 0.2 : 1);
      for (int at = 0; at < count; at++) {
        slope[at] -= RIDGE * weights[at];
        mean[at] = 0.9 * mean[at] + 0.1 * slope[at];
        square[at] = 0.999 * square[at] + 0.001 * slope[at] * slope[at];
        double m = mean[at] / (1 - Math.pow(0.9, step));
        double s = square[at] / (1 - Math.pow(0.999, step));
        weights[at] += rate * m / (Math.sqrt(s) + 1e-8);
      }
    }
    return weights;
  }

  private static void pairSlope(List<Case> cases, double[] weights, double[] slope) {
    for (Case one : cases) {
      double[] shares = shares(one, weights);
      for (int at = 0; at < one.features().length; at++) {
        double miss = one.weight() * ((at == one.truth() ? 1 : 0) - shares[at + 1]);
        if (Math.abs(miss) > 1e-7) add(slope, miss, one.features()[at]);
      }
    }
  }

  /** The share of "none", then that of each candidate. */
  private static double[] shares(Case one, double[] weights) {
    double[] scores = new double[one.features().length];
    for (int at = 0; at < scores.length; at++) scores[at] = dot(weights, one.features()[at]);
    double[] shares = Weights.shares(scores);
    double[] all = new double[shares.length + 1];
    System.arraycopy(shares, 0, all, 1, shares.length);
    all[0] = 1 - Arrays.stream(shares).sum();
    return all;
  }

  private static void sureSlope(
      List<double[]> best, List<double[]> truth, double[] weights, double[] slope) {
    for (int at = 0; at < best.size(); at++) {
      double said = 1 / (1 + Math.exp(-dot(weights, best.get(at))));
      add(slope, truth.get(at)[1] * (truth.get(at)[0] - said), best.get(at));
    }
  }

  private static double dot(double[] weights, double[] features) {
    double sum = 0;
    for (int at = 0; at < weights.length; at++) sum += weights[at] * features[at];
    return sum;
  }

  private static void add(double[] slope, double times, double[] features) {
    for (int at = 0; at < slope.length; at++) slope[at] += times * features[at];
  }

  private static void write(double[] weights, Path table) throws IOException {
    List<String> lines = new ArrayList<>(List.of("weight of,weight,meaning"));
    for (Feature one : Feature.values()) {
      lines.add(line("pair " + one.name(), weights[one.ordinal()], one.words));
    }
    for (Sure one : Sure.values()) {
      lines.add(line("sure " + one.name(), weights[Feature.COUNT + one.ordinal()], one.words));
    }
    Files.write(table, lines);
  }

  private static String line(String name, double weight, String words) {
    return String.format(Locale.ROOT, "%s,%.3f,\"%s\"", name, weight, words);
  }
}
