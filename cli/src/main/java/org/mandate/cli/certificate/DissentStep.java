package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dissent that stands with a decision: each entry about it, with its words as they were committed
 * to. It judges nothing; it may not be lost or changed.
 */
final class DissentStep {
  private static final String WORDS = "words";

  private DissentStep() {}

  static void check(Chain chain, Findings found) {
    List<Entry> all = chain.of(Kinds.DISSENT);
    Set<String> ids = new HashSet<>();
    List<String> words = new ArrayList<>();
    for (Entry one : all) {
      Fields f = one.facts().only("dissent", "entered", "seat");
      String by = f.text("entered");
      if (!by.equals("self") && !by.equals("secretary")) {
        throw f.fault("entered", "is neither self nor secretary");
      }
      if (!ids.add(f.text("dissent"))) {
        throw f.fault("dissent", "stands here twice");
      }
      Founding.requireBefore(chain.decision(), one);
      if (!one.commitments().containsKey(WORDS)) {
        throw one.fault("commits to no words");
      }
      String seat = f.text("seat");
      if (one.opened().containsKey(WORDS)) {
        words.add(
            "“%s”%s, entered by %s"
                .formatted(
                    one.openedText(WORDS),
                    seat.isEmpty() ? "" : " (" + seat + ")",
                    by.equals("self") ? "themself" : "the secretary"));
      } else {
        found.notChecked("the words of a dissent: " + one.called() + " does not open them here");
      }
    }
    if (!words.isEmpty()) {
      found.recomputed(
          "dissent",
          "%s, word for word as the record committed to: %s."
              .formatted(dissents(words.size()), String.join("; ", words)));
    }
    found.notChecked("dissent that was put with the decision after this file was made");
  }

  private static String dissents(int n) {
    return n == 1 ? "1 dissent" : Words.number(n) + " dissents";
  }
}
