package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.leak.Bands;

/**
 * The weights of a vote that is weighed in bands (docs/small-rolls.md): cut again from the patients
 * of the roll by the published rule.
 *
 * @param vote what one practice adds to a weight, so that a total tells practices and patients
 * @param patients all of them, as their bands vote
 * @param weights of the lines, as beside their credentials, least first
 */
record SecretBands(long vote, long patients, List<Long> weights) {

  static Optional<SecretBands> read(SecretLife life, Entry roll, Findings found) {
    Fields rules = life.rules().facts();
    if (!rules.has("bands")) {
      return Optional.empty();
    }
    Fields rule = rules.object("bands").only("least", "unit");
    long vote = roll.facts().whole("vote");
    List<Fields> lines = roll.facts().objects("roll");
    long[] patients = lines.stream().mapToLong(l -> l.whole("patients")).toArray();
    Bands bands =
        Bands.of(
            patients, (int) Math.min(rule.whole("least"), patients.length), rule.whole("unit"));
    long[] applied = bands.applied(patients);
    long sum = 0;
    List<Long> weights = new ArrayList<>();
    for (int i = 0; i < applied.length; i++) {
      if (lines.get(i).whole("band") != applied[i]) {
        throw lines.get(i).fault("band", "is not what the rule gives: " + applied[i]);
      }
      if (lines.get(i).whole("weight") != vote + applied[i]) {
        throw lines.get(i).fault("weight", "is not one vote and the patients of the band");
      }
      weights.add(vote + applied[i]);
      sum += applied[i];
    }
    if (vote <= sum) {
      throw roll.facts().fault("vote", "is too small: a total would not tell practices");
    }
    weights.sort(null);
    found.recomputed(
        "bands",
        "Weights: cut in bands again from the patients of the roll, %s in all."
            .formatted(Words.counted(sum, "patient")));
    return Optional.of(new SecretBands(vote, sum, List.copyOf(weights)));
  }
}
