package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.List;

/** A payee that bears an organisation's own code, "Oak Surgery (A81001)". */
final class Coded {
  private Coded() {}

  /**
   * The code is wrong, or another's, once in a few hundred; set by hand, no truth we have bears
   * codes.
   */
  private static final double SHARE = 0.995;

  /**
   * The coded organisation first, its confidence raised where its name also shares a telling word.
   */
  static List<Scored> first(List<Scored> all, Organisation coded, Form payee, Index index) {
    Form name = Form.of(Spelling.of(coded.name()));
    Comparison comparison = new Comparison(payee, name, index);
    Index.Named named = new Index.Named(coded, coded.name(), name);
    boolean fits = agrees(comparison);
    List<Scored> others = new ArrayList<>();
    for (Scored one : all) {
      if (!one.code().equals(coded.code()))
        others.add(one.sharing(fits ? one.share() * (1 - SHARE) : one.share() / 2));
    }
    others.addFirst(new Scored(named, comparison, comparison.features(), 0, fits ? SHARE : 0.5));
    return others;
  }

  /** Whether a telling word of the name stands in the payee. */
  static boolean agrees(Comparison comparison) {
    return comparison.agree().stream().anyMatch(word -> !Words.isCommon(word));
  }
}
