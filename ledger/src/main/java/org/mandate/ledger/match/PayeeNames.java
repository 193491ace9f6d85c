package org.mandate.ledger.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ledger.match.Match.Decision;

/**
 * Payee names matched to organisations. A match is automatic where its confidence reaches the
 * threshold and nothing speaks against it; below, a person chooses among the alternatives, and the
 * caller remembers what was chosen ({@link Decided}). Two organisations of one name share the
 * confidence, so that neither is guessed. Not changed after {@link #of}; safe for many threads.
 */
public final class PayeeNames {
  /**
   * Confidence from which a match needs nobody; docs/matching.md gives what it costs and misses.
   */
  public static final double THRESHOLD = 0.93;

  /** Confidence below which nobody is asked. */
  static final double WORTH_ASKING = 0.1;

  private static final int ALTERNATIVES = 5;
  private static final int SHORTEST_CODE = 5;

  private final Index index;
  private final Weights weights;
  private final double threshold;
  private final Map<String, Organisation> byCode;

  private PayeeNames(Collection<Organisation> organisations, double threshold, Weights weights) {
    if (!(threshold > 0.5 && threshold <= 1))
      throw new IllegalArgumentException("threshold " + threshold);
    this.threshold = threshold;
    index = new Index(organisations);
    this.weights = weights;
    byCode = HashMap.newHashMap(organisations.size());
    for (Organisation one : organisations)
      byCode.put(one.code().toUpperCase(java.util.Locale.ROOT), one);
  }

  /** With the usual threshold. */
  public static PayeeNames of(Collection<Organisation> organisations) {
    return new PayeeNames(organisations, THRESHOLD, Weights.ours());
  }

  /** With another threshold, above 0.5 up to 1. */
  public static PayeeNames of(Collection<Organisation> organisations, double threshold) {
    return new PayeeNames(organisations, threshold, Weights.ours());
  }

  /** With other weights, for those who make and judge them. */
  static PayeeNames of(Collection<Organisation> organisations, double threshold, Weights weights) {
    return new PayeeNames(organisations, threshold, weights);
  }

  /**
   * Under which a decision on this payee is remembered: its letters and digits in order, case
   * aside.
   */
  public static String key(String payee) {
    return Form.of(Spelling.of(payee)).plain();
  }

  /** The answer for a payee of which nothing else is known and nobody decided. */
  public Match match(String payee) {
    return match(payee, Hints.NONE, Decided.NOTHING);
  }

  /** The answer for a payee of which more is known, nobody having decided. */
  public Match match(String payee, Hints hints) {
    return match(payee, hints, Decided.NOTHING);
  }

  /**
   * The answer for a payee; what a person decided comes first. Never throws for what a payee says.
   */
  public Match match(String payee, Hints hints, Decided decided) {
    Spelling spelling = Spelling.of(payee);
    Form form = index.form(spelling);
    if (form.compact().isEmpty())
      return none(payee, List.of(), "The payee holds no letters or digits.");
    List<Scored> named = Scored.all(form, index, weights);
    Optional<Organisation> coded = coded(form);
    List<Scored> placed = Scored.placed(named, hints);
    List<Scored> all = coded.map(one -> Coded.first(placed, one, form, index)).orElse(placed);
    List<Candidate> alternatives =
        all.stream()
            .filter(one -> one.share() >= WORTH_ASKING / 20)
            .limit(ALTERNATIVES)
            .map(Scored::candidate)
            .toList();
    Optional<Decided.Answer> answer =
        spelling.isDoubtful() ? Optional.empty() : decided.answer(form.plain());
    if (answer.isPresent()) return decided(payee, answer.get(), alternatives);
    if (all.isEmpty() || all.getFirst().share() < WORTH_ASKING) {
      return none(payee, alternatives, "No organisation's name is near enough to ask about.");
    }
    Optional<String> objection = new Objections(index, form, spelling, hints, coded).to(all);
    boolean automatic = objection.isEmpty() && all.getFirst().share() >= threshold;
    String why = objection.orElseGet(() -> Why.of(form, all.getFirst(), automatic));
    return new Match(
        payee,
        automatic ? Decision.AUTOMATIC : Decision.ASK,
        Optional.of(alternatives.getFirst()),
        alternatives,
        why);
  }

  private Optional<Organisation> coded(Form form) {
    return form.words().stream()
        .filter(word -> word.length() >= SHORTEST_CODE && Words.isReference(word))
        .map(byCode::get)
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private Match decided(String payee, Decided.Answer answer, List<Candidate> alternatives) {
    if (answer.code().isEmpty()) {
      return new Match(
          payee,
          Decision.CONFIRMED,
          Optional.empty(),
          alternatives,
          "A person said this payee is none of ours.");
    }
    Organisation chosen = byCode.get(answer.code().get().toUpperCase(java.util.Locale.ROOT));
    if (chosen == null) {
      return new Match(
          payee,
          Decision.ASK,
          alternatives.stream().findFirst(),
          alternatives,
          "A person chose "
              + answer.code().get()
              + " before, and no organisation has that code now: please choose again.");
    }
    Candidate best =
        alternatives.stream()
            .filter(one -> one.organisation().equals(chosen))
            .findFirst()
            .map(one -> sure(one))
            .orElseGet(
                () -> new Candidate(chosen, chosen.name(), 1, List.of(), List.of(), List.of()));
    return new Match(
        payee,
        Decision.CONFIRMED,
        Optional.of(best),
        alternatives,
        "A person chose this organisation before.");
  }

  private static Candidate sure(Candidate one) {
    return new Candidate(
        one.organisation(), one.name(), 1, one.agree(), one.onlyInPayee(), one.onlyInName());
  }

  private static Match none(String payee, List<Candidate> alternatives, String why) {
    return new Match(payee, Decision.NONE, Optional.empty(), alternatives, why);
  }
}
