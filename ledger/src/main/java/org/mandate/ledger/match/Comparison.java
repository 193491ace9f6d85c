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
          "LIMITED CHARITY CHARITABLE CHARITIES FUND LEAGUE FRIENDS FRIEND COUNCIL UNIVERSITY COLLEGE SCHOOL PHARMACY"
              .split(" "));

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
    if (last && other.startsWith(word)) return 0.9;
    if (word.length() >= 3 && other.startsWith(word)) return 0.8;
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
    set(x, Feature.SAME_PLAIN, is(payee.plain().equals(name.plain())));
    set(x, Feature.SAME_WORDS, is(payee.joined().equals(name.joined())));
    set(x, Feature.SAME_BAG, is(payee.bag().equals(name.bag())));
    set(x, Feature.SAME_COMPACT, is(payee.compact().equals(name.compact())));
    set(x, Feature.SAME_CORE, is(!payee.core().isEmpty() && payee.core().equals(name.core())));
    words(x);
    set(x, Feature.FIRST_WORD, is(meets.length > 0 && meets[0] == 0));
    boolean cut =
        name.joined().length() > payee.joined().length()
            && name.joined().startsWith(payee.joined());
    set(x, Feature.CUT_OFF, is(cut && payee.joined().length() >= 16));
    set(x, Feature.NAME_IN_FRONT, is(payee.joined().startsWith(name.joined() + " ")));
    set(x, Feature.NO_CORE, is(payee.core().isEmpty()));
    likeness(x);
    return x;
  }

  private void words(double[] x) {
    double all = 0;
    double found = 0;
    double loose = 0;
    for (int at = 0; at < meets.length; at++) {
      String word = payee.words().get(at);
      double rarity = Words.isReference(word) ? 1 : index.rarity(payee.stems().get(at));
      all += rarity;
      found += strength[at] * rarity;
      if (meets[at] >= 0) loose += 1 - strength[at];
      else over(x, word, rarity, Feature.PAYEE_CORE_OVER, Feature.PAYEE_KIND_OVER);
      if (Words.isReference(word)) set(x, Feature.REFERENCE, 1);
    }
    set(x, Feature.PAYEE_FOUND, all == 0 ? 0 : found / all);
    set(x, Feature.LOOSE, loose);
    double has = 0;
    double had = 0;
    for (int there = 0; there < met.length; there++) {
      double rarity = index.rarity(name.stems().get(there));
      has += rarity;
      if (met[there]) had += rarity;
      else over(x, name.words().get(there), rarity, Feature.NAME_CORE_OVER, Feature.NAME_KIND_OVER);
    }
    set(x, Feature.NAME_FOUND, has == 0 ? 0 : had / has);
    set(x, Feature.NUMBERS_DIFFER, is(numbersDiffer()));
  }

  private static void over(double[] x, String word, double rarity, Feature core, Feature kind) {
    if (OTHER_KINDS.contains(word)) x[Feature.OTHER_KIND.ordinal()] += 1;
    if (Words.isCommon(word)) x[kind.ordinal()] += 1;
    else if (!Words.isReference(word)) x[core.ordinal()] += rarity / 10;
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
