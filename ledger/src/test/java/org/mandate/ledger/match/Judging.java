package org.mandate.ledger.match;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How far the weights depend on the very payees they were made from: {@code Judging FOLDER
 * folds|without}. Folds: each of the five parts judged by weights made from the other four.
 * Without: groups of features left out, weights made anew from the tuning parts and judged on the
 * others.
 */
final class Judging {
  private static final Map<String, Set<String>> GROUPS = groups();

  private Judging() {}

  public static void main(String[] args) {
    Path shared = Path.of(args[0]);
    if (args[1].equals("folds")) folds(shared);
    else without(shared);
  }

  private static void folds(Path shared) {
    Figures all = new Figures();
    for (int part = 0; part < 5; part++) {
      String others = "01234".replace("" + part, "");
      Figures fold = judged(shared, "" + part, Trainer.train(shared, others, Set.of()));
      print("part " + part, fold);
      all.add(fold);
    }
    print("all five", all);
    System.out.print(all.thresholds());
    System.out.print(all.reliability());
  }

  private static void without(Path shared) {
    GROUPS.forEach(
        (name, gone) -> print(name, judged(shared, "34", Trainer.train(shared, "012", gone))));
  }

  private static Figures judged(Path shared, String parts, double[] both) {
    Truth truth = Truth.read(shared, Truth.Universe.REGISTER);
    Weights weights =
        new Weights(
            Arrays.copyOf(both, Feature.COUNT),
            Arrays.copyOfRange(both, Feature.COUNT, both.length));
    List<Truth.Payee> payees =
        truth.payees().stream().filter(p -> parts.contains("" + p.part())).toList();
    return Figures.of(payees, PayeeNames.of(truth.universe(), PayeeNames.THRESHOLD, weights));
  }

  private static void print(String name, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "%s | %d payees | %d automatic | precision %.4f | recall %.4f | Brier %.4f%n",
        name,
        figures.answers().size(),
        figures.automatic(),
        figures.precision(),
        figures.recall(),
        figures.brier());
  }

  private static Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    groups.put("all features", Set.of());
    groups.put(
        "without the library's similarities", Set.of("JARO_WINKLER", "COSINE", "LEVENSHTEIN"));
    groups.put(
        "without rarity",
        Set.of(
            "CORE_FOUND",
            "PAYEE_FOUND",
            "NAME_FOUND",
            "PAYEE_CORE_OVER",
            "PAYEE_CORE_INSIDE",
            "NAME_CORE_OVER"));
    groups.put(
        "without kinds",
        Set.of(
            "PAYEE_KIND_OVER",
            "NAME_KIND_OVER",
            "PAYEE_STANDING_OVER",
            "NAME_STANDING_OVER",
            "PAYEE_LIMITED",
            "NAME_LIMITED",
            "PAYEE_OTHER_KIND",
            "NAME_OTHER_KIND"));
    groups.put("without nearly alike words", Set.of("LOOSE_CORE", "LOOSE_KIND", "LOOSE_CUT"));
    return groups;
  }
}
