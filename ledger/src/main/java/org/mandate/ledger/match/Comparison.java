package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.CosineSimilarity;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A payee beside a name: which words meet, and the features. */
final class Comparison {
  /** Kinds that make another organisation of the same telling words. */
  private static final Set<String> OTHER_KINDS =
      Set.of(
          "CHARITY CHARITABLE CHARITIES FUND LEAGUE FRIENDS FRIEND COUNCIL UNIVERSITY COLLEGE SCHOOL PHARMACY"
              .split(" "));

  private static final List<Feature> PAYEE_OVER =
      List.of(
          Feature.PAYEE_CORE_OVER,
          Feature.PAYEE_KIND_OVER,
          Feature.PAYEE_STANDING_OVER,
          Feature.PAYEE_OTHER_KIND,
          Feature.PAYEE_LIMITED);
  private static final List<Feature> NAME_OVER =
      List.of(
          Feature.NAME_CORE_OVER,
          Feature.NAME_KIND_OVER,
          Feature.NAME_STANDING_OVER,
          Feature.NAME_OTHER_KIND,
          Feature.NAME_LIMITED);

  private static final Set<String> COMPASS = Set.of("N=NORTH", "S=SOUTH", "E=EAST", "W=WEST");
  private static final double NEARLY = 0.92;
  private static final CosineSimilarity COSINES = new CosineSimilarity();
  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final LevenshteinDistance LEVENSHTEIN = LevenshteinDistance.getDefaultInstance();

  private final Form payee;
  private final Form name;
  private final Index index;

  /** For each word of the payee, the place of the name's word it meets, or -1. */
  private final int[] meets;

  private final double[] strength;
  private final boolean[] met;

  Comparison(Form payee, Form name, Index index) {
    this.payee = payee;
    this.name = name;
    this.index = index;
    meets = new int[payee.words().size()];
    strength = new double[payee.words().size()];
    met = new boolean[name.words().size()];
    Arrays.fill(meets, -1);
    meetExactly();
    meetNearly();
  }

  private void meetExactly() {
    for (int at = 0; at < meets.length; at++) {
      for (int there = 0; there < met.length && meets[at] < 0; there++) {
        if (!met[there] && payee.stems().get(at).equals(name.stems().get(there)))
          meet(at, there, 1);
      }
    }
  }

  private void meetNearly() {
    for (int at = 0; at < meets.length; at++) {
      if (meets[at] >= 0) continue;
      int likest = -1;
      double most = 0;
      for (int there = 0; there < met.length; there++) {
        double near = met[there] ? 0 : near(payee.words().get(at), name.words().get(there), at);
        if (near > most) {
          most = near;
          likest = there;
        }
      }
      if (likest >= 0) meet(at, likest, most);
    }
  }

  private double near(String word, String other, int at) {
    if (Character.isDigit(word.charAt(0)) || Character.isDigit(other.charAt(0))) return 0;
    boolean last = at == meets.length - 1;
    if (other.equals(word + "SHIRE")) return 0.5;
    if (COMPASS.contains(word + "=" + other)) return 0.9;
    if (last && other.startsWith(word)) return 0.9;
    if (word.length() >= 3 && other.startsWith(word)) return 0.8;
    if (other.length() >= 4 && word.startsWith(other) && word.length() <= other.length() + 2)
      return 0.8;
    if (word.length() < 4 || other.length() < 4 || Math.abs(word.length() - other.length()) > 3)
      return 0;
    double likeness = JARO_WINKLER.apply(word, other);
    return likeness >= NEARLY ? likeness - 0.2 : 0;
  }

  private void meet(int at, int there, double how) {
    meets[at] = there;
    strength[at] = how;
    met[there] = true;
  }

  double[] features() {
    double[] x = new double[Feature.COUNT];
    set(x, Feature.MATCH, 1);
    boolean everyOfPayee = payeeWords(x);
    boolean everyOfName = nameWords(x);
    Feature how = how(x, everyOfPayee, everyOfName);
    if (how != Feature.MATCH) set(x, how, 1);
    set(x, Feature.NUMBERS_DIFFER, is(numbersDiffer()));
    set(x, Feature.FIRST_WORD, is(meets.length > 0 && meets[0] == 0));
    boolean cut =
        name.joined().length() > payee.joined().length()
            && name.joined().startsWith(payee.joined());
    set(x, Feature.CUT_OFF, is(cut && payee.joined().length() >= 16));
    set(x, Feature.NAME_IN_FRONT, is(payee.joined().startsWith(name.joined() + " ")));
    set(x, Feature.NAME_NO_CORE, is(name.core().isEmpty()));
    likeness(x);
    return x;
  }

  /** The nearest likeness that holds. */
  private Feature how(double[] x, boolean everyOfPayee, boolean everyOfName) {
    if (payee.letters().equals(name.letters())) return Feature.LETTERS;
    if (payee.joined().equals(name.joined())) return Feature.WORDS;
    if (payee.bag().equals(name.bag())) return Feature.BAG;
    if (payee.compact().equals(name.compact())) return Feature.COMPACT;
    boolean sameCore = !payee.core().isEmpty() && payee.core().equals(name.core());
    double payeeKinds = Feature.PAYEE_KIND_OVER.in(x) + Feature.PAYEE_OTHER_KIND.in(x);
    double nameKinds = Feature.NAME_KIND_OVER.in(x) + Feature.NAME_OTHER_KIND.in(x);
    if (sameCore && payeeKinds + nameKinds == 0) return Feature.STANDING;
    if (sameCore && nameKinds == 0) return Feature.MORE_KIND;
    if (sameCore && payeeKinds == 0) return Feature.LESS_KIND;
    if (sameCore) return Feature.CORE;
    if (Feature.LOOSE_CORE.in(x) + Feature.LOOSE_KIND.in(x) + Feature.LOOSE_CUT.in(x) > 0)
      return Feature.MATCH;
    if (everyOfName) return Feature.MORE;
    return everyOfPayee ? Feature.LESS : Feature.MATCH;
  }

  private boolean payeeWords(double[] x) {
    int last = lastMet();
    double all = 0;
    double found = 0;
    boolean every = true;
    boolean core = !payee.core().isEmpty();
    for (int at = 0; at < meets.length; at++) {
      String word = payee.words().get(at);
      boolean reference = Words.isReference(word);
      double rarity = reference ? 0.1 : index.rarity(payee.stems().get(at));
      if (reference) set(x, Feature.REFERENCE, 1);
      if (meets[at] < 0 && repeats(at)) continue;
      all += rarity;
      found += strength[at] * rarity;
      if (meets[at] >= 0) {
        x[loose(at, word).ordinal()] += 1 - strength[at];
        if (!reference && !Words.isCommon(word))
          x[Feature.CORE_FOUND.ordinal()] += rarity * strength[at];
        continue;
      }
      Feature sum = over(word, PAYEE_OVER);
      x[sum.ordinal()] += worth(word, rarity);
      boolean inside = sum == Feature.PAYEE_CORE_OVER && at < last;
      if (inside) x[Feature.PAYEE_CORE_INSIDE.ordinal()] += rarity;
      every = false;
      core &= reference || Words.isCommon(word);
    }
    set(x, Feature.PAYEE_FOUND, all == 0 ? 0 : found / all);
    set(x, Feature.CORE_OF_PAYEE, is(core));
    return every;
  }

  private int lastMet() {
    int last = meets.length - 1;
    while (last >= 0 && meets[last] < 0) last--;
    return last;
  }

  private Feature loose(int at, String word) {
    String other = name.words().get(meets[at]);
    if (other.startsWith(word) && !other.endsWith("SHIRE")) return Feature.LOOSE_CUT;
    return Words.isCommon(other) ? Feature.LOOSE_KIND : Feature.LOOSE_CORE;
  }

  private boolean repeats(int at) {
    return payee.stems().indexOf(payee.stems().get(at)) < at;
  }

  private boolean nameWords(double[] x) {
    double all = 0;
    double found = 0;
    boolean every = true;
    boolean core = !name.core().isEmpty();
    for (int there = 0; there < met.length; there++) {
      String word = name.words().get(there);
      double rarity = index.rarity(name.stems().get(there));
      all += rarity;
      if (met[there]) {
        found += rarity;
        continue;
      }
      x[over(word, NAME_OVER).ordinal()] += worth(word, rarity);
      every = false;
      core &= Words.isCommon(word);
    }
    set(x, Feature.NAME_FOUND, all == 0 ? 0 : found / all);
    set(x, Feature.CORE_OF_NAME, is(core));
    return every;
  }

  /**
   * Which of five sums a word left over belongs to: telling, kind, standing, another kind, limited.
   */
  private static Feature over(String word, List<Feature> sums) {
    if (word.equals("LIMITED")) return sums.get(4);
    if (OTHER_KINDS.contains(word)) return sums.get(3);
    if (Words.isStatus(word)) return sums.get(2);
    return sums.get(Words.isCommon(word) || Words.isReference(word) ? 1 : 0);
  }

  private static double worth(String word, double rarity) {
    if (Words.isReference(word)) return 0;
    return Words.isCommon(word) || OTHER_KINDS.contains(word) ? 1 : rarity;
  }

  private boolean numbersDiffer() {
    Set<String> ours = numbers(payee.words());
    Set<String> theirs = numbers(name.words());
    return !ours.isEmpty() && !theirs.isEmpty() && !ours.equals(theirs);
  }

  private static Set<String> numbers(List<String> words) {
    return words.stream().filter(word -> word.matches("\\d{1,3}")).collect(Collectors.toSet());
  }

  private void likeness(double[] x) {
    if (payee.compact().isEmpty() || name.compact().isEmpty()) return;
    set(x, Feature.JARO_WINKLER, JARO_WINKLER.apply(payee.compact(), name.compact()));
    set(x, Feature.COSINE, COSINES.cosineSimilarity(payee.trigrams(), name.trigrams()));
    double longest = Math.max(payee.compact().length(), name.compact().length());
    set(x, Feature.LEVENSHTEIN, LEVENSHTEIN.apply(payee.compact(), name.compact()) / longest);
  }

  /**
   * Telling words of the payee that meet a word spelt otherwise, neither being the other cut off.
   */
  List<String> spelt() {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < meets.length; at++) {
      if (meets[at] < 0 || Words.isCommon(payee.words().get(at))) continue;
      String word = payee.stems().get(at);
      String other = name.stems().get(meets[at]);
      boolean cut =
          other.startsWith(word) || word.startsWith(other) || COMPASS.contains(word + "=" + other);
      if (!cut || other.equals(word + "SHIRE")) words.add(payee.words().get(at));
    }
    return words;
  }

  List<String> agree() {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < meets.length; at++) if (meets[at] >= 0) words.add(payee.words().get(at));
    return words;
  }

  List<String> onlyInPayee() {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < meets.length; at++) if (meets[at] < 0) words.add(payee.words().get(at));
    return words;
  }

  List<String> onlyInName() {
    List<String> words = new ArrayList<>();
    for (int there = 0; there < met.length; there++)
      if (!met[there]) words.add(name.words().get(there));
    return words;
  }

  private static void set(double[] x, Feature feature, double value) {
    x[feature.ordinal()] = value;
  }

  private static double is(boolean yes) {
    return yes ? 1 : 0;
  }
}
