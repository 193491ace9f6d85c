package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;
import org.mandate.ballot.leak.Bands;

/** Weights in bands, in words: in the draft, beside the roll, and in a result. */
final class BandWords {
  private static final String IN_BANDS = "bands";

  private BandWords() {}

  // The draft

  static Optional<Banding> typed(Ask ask) {
    return ask.typed("weights").equals(IN_BANDS)
        ? Optional.of(
            new Banding(
                ElectionForms.number(ask, "band-least", 0),
                ElectionForms.number(ask, "band-unit", 0)))
        : Optional.empty();
  }

  static List<Field> fields(Optional<Banding> kept) {
    return List.of(
        Field.radios(
                "weights",
                "What does a vote count?",
                List.of(
                    Field.Option.of("one", "One vote each"),
                    Field.Option.of(
                        IN_BANDS,
                        "One vote each, and patients in bands",
                        "For a question whose rule counts patients. Practices of about one size share a"
                            + " weight, so that no weight of its own gives a practice away")))
            .value(kept.isPresent() ? IN_BANDS : "one"),
        Field.number("band-least", "In bands: how many practices share a weight, at least?")
            .hint("5 or more. More hide better and distort more")
            .value(kept.map(b -> String.valueOf(b.least())).orElse("5")),
        Field.number("band-unit", "In bands: rounded to how many patients?")
            .hint("1 for none; 1000 lets more totals be alike")
            .value(kept.map(b -> String.valueOf(b.unit())).orElse("1000")));
  }

  // The rules and the roll

  static String counts(SecretElection.Rules r) {
    return r.bands()
        .map(b -> ", one vote each, and patients " + b.words())
        .orElse(", one vote each");
  }

  /** How the roll is weighed; empty where every line has one vote and no more. */
  static Optional<Prose> roll(SecretElection e, List<SecretVoter> roll) {
    return banded(e, roll)
        .map(
            b -> {
              long patients =
                  roll.stream().mapToLong(v -> v.weight().orElseThrow().patients()).sum();
              return Prose.of(
                  Numbers.count(b.bands().bands().size(), "band", "bands")
                      + " of at least "
                      + Numbers.count(b.bands().smallest(), "practice", "practices")
                      + ": in each all vote with one weight, and equal list sizes stay together. That changes"
                      + " the weights by "
                      + Numbers.share(b.bands().distortion(), patients)
                      + " of all patients. On the board a weight is "
                      + Numbers.whole(b.vote())
                      + " for the practice and its band’s patients added to it, so that a total tells both:"
                      + " practices before, patients behind. The bands are computed again when a challenge"
                      + " changes the roll.");
            });
  }

  private static Optional<Banded> banded(SecretElection e, List<SecretVoter> roll) {
    return e.rules()
        .bands()
        .filter(b -> Banded.obstacle(b, roll).isEmpty())
        .map(b -> Banded.of(b, roll));
  }

  /** The frozen roll of practices with their weights. */
  static Table table(List<SecretVoter> roll, Map<String, String> names) {
    Table.Builder table =
        Table.named("The frozen roll")
            .captionHidden()
            .stack()
            .column("Practice")
            .numeric("Patients")
            .numeric("In its band")
            .numeric("Change");
    for (SecretVoter v : roll) {
      SecretVoter.Weight w = v.weight().orElseThrow();
      table.row(
          v.position() + ". " + names.getOrDefault(v.practice(), v.practice()),
          w.patients(),
          w.banded(),
          change(w));
    }
    return table.build();
  }

  private static String change(SecretVoter.Weight w) {
    long by = w.banded() - w.patients();
    String share = Numbers.share(Math.abs(by), w.patients());
    return by == 0 ? "0.0%" : (by < 0 ? "−" : "+") + share;
  }

  // The result

  static Prose result(SecretElection e, List<SecretVoter> roll) {
    return banded(e, roll)
        .map(
            b ->
                Prose.of(
                    "The trustees opened sums of weights, and nothing else: each ballot counts one practice and"
                        + " the patients of its band. Of the bands of this roll the smallest has "
                        + smallest(b.bands())
                        + "."))
        .orElse(Prose.empty());
  }

  private static String smallest(Bands bands) {
    return Numbers.count(bands.smallest(), "practice", "practices");
  }
}
