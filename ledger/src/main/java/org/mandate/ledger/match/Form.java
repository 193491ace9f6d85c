package org.mandate.ledger.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A name as the matcher compares it.
 *
 * @param plain its characters made plain, punctuation as spaces
 * @param letters its letters and digits alone
 * @param words its words, abbreviations written out, "the" left out
 * @param stems the same without plural s
 * @param joined the words as one line
 * @param compact the words without spaces
 * @param bag the stems in alphabetical order
 * @param core the words that tell organisations apart, in alphabetical order; empty for "The
 *     Surgery"
 * @param trigrams three-letter runs of the compact form
 */
record Form(
    String plain,
    String letters,
    List<String> words,
    List<String> stems,
    String joined,
    String compact,
    String bag,
    String core,
    Map<CharSequence, Integer> trigrams) {

  static Form of(Spelling spelling) {
    return of(spelling, Words.of(spelling.text()));
  }

  /** With words read otherwise than by {@link Words} alone. */
  static Form of(Spelling spelling, List<String> words) {
    List<String> stems = words.stream().map(Words::stem).toList();
    String compact = String.join("", words);
    String plain =
        spelling
            .text()
            .replace("&", " AND ")
            .replaceAll("['’‘`´]", "")
            .replaceAll("[^A-Z0-9]+", " ")
            .strip();
    return new Form(
        plain,
        plain.replace(" ", ""),
        words,
        stems,
        String.join(" ", words),
        compact,
        stems.stream().distinct().sorted().collect(Collectors.joining(" ")),
        stems.stream()
            .filter(word -> !Words.isCommon(word) && !Words.isReference(word))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" ")),
        trigrams(compact));
  }

  /** Whether every word only names a kind: "The Surgery", "Medical Centre". */
  boolean isVague() {
    return words.stream().allMatch(Words::isCommon);
  }

  private static Map<CharSequence, Integer> trigrams(String compact) {
    String edged = "^" + compact + "$";
    Map<CharSequence, Integer> runs = HashMap.newHashMap(edged.length());
    for (int at = 0; at + 3 <= edged.length(); at++) {
      runs.merge(edged.substring(at, at + 3), 1, Integer::sum);
    }
    return runs;
  }
}
