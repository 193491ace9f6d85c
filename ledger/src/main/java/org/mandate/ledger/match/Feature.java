package org.mandate.ledger.match;

/** What is looked at when a payee is compared with a name, in the order of the table of weights. */
enum Feature {
  MATCH("a match at all, against none"),
  SAME_PLAIN("the same letters, punctuation aside"),
  SAME_WORDS("the same words once abbreviations are written out"),
  SAME_BAG("the same words in any order, plurals aside"),
  SAME_COMPACT("the same letters without spaces"),
  SAME_CORE("the same telling words, kinds and legal forms aside"),
  PAYEE_FOUND("share of the payee's words found in the name, by rarity"),
  NAME_FOUND("share of the name's words found in the payee, by rarity"),
  PAYEE_CORE_OVER("rarity of the payee's telling words not found"),
  NAME_CORE_OVER("rarity of the name's telling words not found"),
  PAYEE_KIND_OVER("kind words only the payee has"),
  NAME_KIND_OVER("kind words only the name has"),
  OTHER_KIND(
      "a kind that makes another organisation (charity, limited, pharmacy ...) on one side only"),
  NUMBERS_DIFFER("both bear numbers, and they differ"),
  REFERENCE("the payee bears a reference number"),
  LOOSE("words that match only nearly"),
  FIRST_WORD("the first telling words match"),
  CUT_OFF("the payee is the name, cut off"),
  NAME_IN_FRONT("the payee is the name and more"),
  JARO_WINKLER("Jaro-Winkler similarity of the letters"),
  COSINE("cosine of the three-letter runs"),
  LEVENSHTEIN("share of letters to change"),
  NO_CORE("the payee has no telling word");

  final String words;

  Feature(String words) {
    this.words = words;
  }

  static final int COUNT = values().length;
}
