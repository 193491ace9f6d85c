package org.mandate.ledger.match;

/** What is looked at when a payee is compared with a name, in the order of the table of weights. */
enum Feature {
  MATCH("a match at all, against none"),
  LETTERS("the same letters and digits"),
  WORDS("else the same words once abbreviations are written out"),
  BAG("else the same words in any order, plurals and repeats aside"),
  COMPACT("else the same letters without spaces"),
  STANDING("else the same but for words of standing (limited, NHS, trust)"),
  MORE_KIND("else the payee is the name and more words of kind"),
  MORE("else the payee is the name and more"),
  LESS_KIND("else the payee is the name less words of kind"),
  LESS("else the payee is the name less some words"),
  CORE("else the same telling words"),
  CORE_OF_NAME("every telling word of the name stands in the payee"),
  CORE_OF_PAYEE("every telling word of the payee stands in the name"),
  CORE_FOUND("rarity of the telling words both have"),
  PAYEE_FOUND("share of the payee's words found in the name, by rarity"),
  NAME_FOUND("share of the name's words found in the payee, by rarity"),
  PAYEE_CORE_OVER("rarity of the payee's telling words not found"),
  PAYEE_CORE_INSIDE("of those, the rarity of words that stand before the last word found"),
  NAME_CORE_OVER("rarity of the name's telling words not found"),
  PAYEE_KIND_OVER("kind words only the payee has"),
  NAME_KIND_OVER("kind words only the name has"),
  PAYEE_STANDING_OVER("words of standing only the payee has"),
  NAME_STANDING_OVER("words of standing only the name has"),
  PAYEE_LIMITED("only the payee is limited"),
  NAME_LIMITED("only the name is limited"),
  PAYEE_OTHER_KIND(
      "a kind only the payee has that makes another organisation (charity, council ...)"),
  NAME_OTHER_KIND("a kind only the name has that makes another organisation"),
  NUMBERS_DIFFER("both bear numbers, and they differ"),
  REFERENCE("the payee bears a reference number"),
  LOOSE_CORE("telling words that match only nearly"),
  LOOSE_KIND("words of kind or standing that match only nearly"),
  LOOSE_CUT("words that are cut off"),
  FIRST_WORD("the first words match"),
  CUT_OFF("the payee is the name, cut off"),
  NAME_IN_FRONT("the payee begins with the name"),
  JARO_WINKLER("Jaro-Winkler similarity of the letters"),
  COSINE("cosine of the three-letter runs"),
  LEVENSHTEIN("share of letters to change"),
  NAME_NO_CORE("the name has no telling word");

  final String words;

  Feature(String words) {
    this.words = words;
  }

  static final int COUNT = values().length;

  double in(double[] features) {
    return features[ordinal()];
  }
}
