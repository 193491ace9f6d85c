package org.mandate.ledger.match;

import java.util.List;

/** One sentence for the person who looks. */
final class Why {
  private Why() {}

  static String of(Form payee, Scored best, boolean automatic) {
    Comparison words = best.comparison();
    String begins =
        best.named().name().equals(best.named().organisation().name())
            ? ""
            : "By a former or other name, " + best.named().name() + ". ";
    String says = begins + says(payee, best.named().form(), words);
    if (automatic) return says;
    return says
        + (best.share() >= 0.5 ? " Please confirm." : " No candidate stands out: please choose.");
  }

  private static String says(Form payee, Form name, Comparison words) {
    if (payee.plain().equals(name.plain())) return "The very name.";
    if (payee.joined().equals(name.joined())) return "The same words, abbreviations written out.";
    if (payee.bag().equals(name.bag())) return "The same words in another order or number.";
    return "Agree on "
        + listed(words.agree())
        + "; only in the payee: "
        + listed(words.onlyInPayee())
        + "; only in the name: "
        + listed(words.onlyInName())
        + ".";
  }

  private static String listed(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(" ", words);
  }
}
