package org.mandate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts with the shape of English: two words in five are the commonest of the language, the others
 * follow Zipf's law over 60,000 words, a few hundred of them the field's own. Lengths are
 * log-normal, as those of minutes and papers are. The same seed gives the same texts.
 */
final class RaceIndexWords {
  private static final int VOCABULARY = 60_000;
  private static final String[] COMMON =
      ("the of and to in a is that for it as was with be by on not this are or his from at which but"
              + " have an had they were their been has will more no if out so up into than its our")
          .split(" ");
  private static final String[] FIELD =
      ("practice meeting board patient care members agreed paper report service access primary nurse"
              + " appointment staff contract funding network collective vote decision action chair minutes"
              + " secretary treasurer item conflict interest declared received noted proposal payment quarter"
              + " budget workload hours weekend night cover hub clinic referral hospital community pharmacy"
              + " list registered weighted contractor federation company bid tender procurement partner"
              + " salaried locum training premises rent lease system record data sharing consent telephone"
              + " online triage urgent routine demand capacity winter vaccination screening diabetes")
          .split(" ");
  private static final String[] SYLLABLES =
      ("ba be bi bo ca ce co da de di do fa fe fi ga go ha he ho ja ka la le li lo ma me mi mo na ne no"
              + " pa pe pi po qua ra re ri ro sa se si so sta ste tra tri ta te ti to un va ve vi wa we wi")
          .split(" ");
  private static final String[] ENDINGS = {"", "", "", "s", "ed", "ing", "er", "al", "ion", "ly"};

  private final Random random;
  private final String[] words = new String[VOCABULARY];
  private final double[] upTo = new double[VOCABULARY];

  RaceIndexWords(long seed) {
    random = new Random(seed);
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      words[i] = i < FIELD.length ? FIELD[i] : made();
      // Zipf and Mandelbrot
      sum += 1 / (i + 2.7);
      upTo[i] = sum;
    }
  }

  private String made() {
    StringBuilder word = new StringBuilder();
    for (int n = 2 + random.nextInt(3); n > 0; n--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.append(ENDINGS[random.nextInt(ENDINGS.length)]).toString();
  }

  /** A word that says something, as often as the law has it. */
  String word() {
    double at = random.nextDouble() * upTo[VOCABULARY - 1];
    int low = 0;
    int high = VOCABULARY - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (upTo[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return words[low];
  }

  String title() {
    return word() + " " + word() + " " + COMMON[random.nextInt(10)] + " " + word();
  }

  /** A text of about so many words at the middle. */
  String text(int middle) {
    int length =
        (int) Math.min(12_000, Math.max(60, middle * Math.exp(0.7 * random.nextGaussian())));
    StringBuilder text = new StringBuilder(length * 7);
    for (int i = 0; i < length; i++) {
      boolean common = random.nextInt(5) < 2;
      text.append(common ? COMMON[random.nextInt(COMMON.length)] : word())
          .append(i % 13 == 12 ? ". " : " ");
    }
    return text.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * What somebody might ask: words as often as they stand in texts, for that is how they are
   * remembered; a reference; two words that follow each other; the beginning of a word.
   */
  List<String> questions(int many, List<String> texts) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String[] from = texts.get(random.nextInt(texts.size())).split("[ .]+");
      int at = random.nextInt(from.length - 3);
      String word = word();
      all.add(
          switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> word;
            case 4, 5, 6, 7, 8 -> word + " " + word();
            case 9, 10, 11, 12 -> from[at] + " " + from[at + 1] + " " + from[at + 2] + " " + word;
            case 13, 14 -> '"' + from[at] + " " + from[at + 1] + '"';
            case 15 -> "2026-%03d".formatted(random.nextInt(5_000));
            case 16 -> word + " -" + word();
            case 17 -> word.length() > 5 ? word.substring(0, 4 + random.nextInt(2)) : word;
            default -> word + " " + word() + " " + word();
          });
    }
    return all;
  }
}
