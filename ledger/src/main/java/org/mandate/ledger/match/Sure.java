package org.mandate.ledger.match;

import java.util.List;

/**
 * What is looked at to say how sure the likeliest candidate is, in the order of the table of
 * weights.
 */
enum Sure {
  ALWAYS("always"),
  ODDS("log odds of its share"),
  LEAD("log of its share against the second's"),
  RIVALS("log of the candidates that bear all its telling words"),
  LETTERS("the same letters"),
  WORDS("else the same words"),
  BAG("else the same words in any order"),
  COMPACT("else the same letters without spaces"),
  STANDING("else the same but for words of standing"),
  MORE_KIND("else the payee is the name and more words of kind"),
  MORE("else the payee is the name and more"),
  LESS_KIND("else the payee is the name less words of kind"),
  LESS("else the payee is the name less some words"),
  CORE("else the same telling words"),
  ODDS_SAME("log odds where letters, words or bag are the same"),
  ODDS_PART("log odds where one is the other and more"),
  LEAD_SAME("lead where letters, words or bag are the same"),
  LEAD_PART("lead where one is the other and more"),
  SHORT("the payee has at most two words"),
  FOUND("rarity of the telling words both have"),
  PAYEE_OVER("rarity of the payee's telling words not found"),
  PAYEE_INSIDE("of those, the rarity of words that stand before the last word found"),
  NAME_OVER("rarity of the name's telling words not found"),
  KINDS_OVER("kind words only one has"),
  OTHER("a kind that makes another organisation on one side only"),
  LOOSE_CORE("telling words that match only nearly"),
  LOOSE_OTHER("other words that match only nearly, or cut off"),
  FIRST("the first words match"),
  LIMITED("only one is limited"),
  CUT("the payee is the name, cut off"),
  CHANGED("share of letters to change"),
  VAGUE("the payee or the name has no telling word");

  final String words;

  Sure(String words) {
    this.words = words;
  }

  static final int COUNT = values().length;

  /**
   * Of the candidates, likeliest first; those that score the same as the best are looked at as one.
   */
  static double[] of(Form payee, List<Scored> all) {
    Scored best = all.getFirst();
    double[] pair = best.features();
    double[] x = new double[COUNT];
    List<Scored> level = Scored.level(all);
    double share = level.stream().mapToDouble(Scored::share).sum();
    double second = all.size() > level.size() ? all.get(level.size()).share() : 0;
    double odds = between(Math.log((share + 1e-4) / (1 - share + 1e-4)), 7);
    double lead = between(Math.log((share + 1e-4) / (second + 1e-4)), 7);
    x[ALWAYS.ordinal()] = 1;
    x[ODDS.ordinal()] = odds;
    x[LEAD.ordinal()] = lead;
    x[RIVALS.ordinal()] = Math.log(rivals(all));
    Sure how = how(pair);
    if (how != ALWAYS) x[how.ordinal()] = 1;
    boolean same = how == LETTERS || how == WORDS || how == BAG || how == COMPACT;
    boolean part = how != ALWAYS && !same;
    x[ODDS_SAME.ordinal()] = same ? odds : 0;
    x[LEAD_SAME.ordinal()] = same ? lead : 0;
    x[ODDS_PART.ordinal()] = part ? odds : 0;
    x[LEAD_PART.ordinal()] = part ? lead : 0;
    x[SHORT.ordinal()] = payee.words().size() <= 2 ? 1 : 0;
    x[FOUND.ordinal()] = Feature.CORE_FOUND.in(pair);
    x[PAYEE_OVER.ordinal()] = Feature.PAYEE_CORE_OVER.in(pair);
    x[PAYEE_INSIDE.ordinal()] = Feature.PAYEE_CORE_INSIDE.in(pair);
    x[NAME_OVER.ordinal()] = Feature.NAME_CORE_OVER.in(pair);
    x[KINDS_OVER.ordinal()] = Feature.PAYEE_KIND_OVER.in(pair) + Feature.NAME_KIND_OVER.in(pair);
    x[OTHER.ordinal()] = Feature.PAYEE_OTHER_KIND.in(pair) + Feature.NAME_OTHER_KIND.in(pair);
    x[LOOSE_CORE.ordinal()] = Feature.LOOSE_CORE.in(pair);
    x[LOOSE_OTHER.ordinal()] = Feature.LOOSE_KIND.in(pair) + Feature.LOOSE_CUT.in(pair);
    x[FIRST.ordinal()] = Feature.FIRST_WORD.in(pair);
    x[LIMITED.ordinal()] = Feature.PAYEE_LIMITED.in(pair) + Feature.NAME_LIMITED.in(pair);
    x[CUT.ordinal()] = Feature.CUT_OFF.in(pair);
    x[CHANGED.ordinal()] = Feature.LEVENSHTEIN.in(pair);
    x[VAGUE.ordinal()] = payee.isVague() || Feature.NAME_NO_CORE.in(pair) > 0 ? 1 : 0;
    return x;
  }

  private static Sure how(double[] pair) {
    for (int at = LETTERS.ordinal(); at <= CORE.ordinal(); at++) {
      if (Feature.valueOf(values()[at].name()).in(pair) > 0) return values()[at];
    }
    return ALWAYS;
  }

  private static double rivals(List<Scored> all) {
    return all.stream().filter(one -> Feature.CORE_OF_NAME.in(one.features()) > 0).count() + 1.0;
  }

  private static double between(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }
}
