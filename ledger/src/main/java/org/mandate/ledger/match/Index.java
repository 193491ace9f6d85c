package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every name of every organisation, found again by its words and by its three-letter runs, the rare
 * ones weighing most.
 */
final class Index {
  /** One name of one organisation. */
  record Named(Organisation organisation, String name, Form form) {}

  /** The places of the names that bear a word or a run, and how rare that makes it. */
  private record Bearers(int[] places, double idf) {}

  private static final int CANDIDATES = 14;

  /**
   * As many of the very same name as are looked at: a town of "The Surgery"s still shares its
   * confidence fairly.
   */
  private static final int SAME_NAME = 200;

  /** Runs weigh less than words: a name has many, and they repeat what the words say. */
  private static final double RUN_WEIGHT = 0.35;

  /** Letters from which an unknown word may be two. */
  private static final int RUN_TOGETHER = 7;

  private final List<Named> names;
  private final Map<String, Bearers> words;
  private final Map<String, Bearers> runs;
  private final Map<String, int[]> keys;
  private final float[] length;

  Index(Collection<Organisation> organisations) {
    names = named(organisations);
    Map<String, List<Integer>> byWord = new HashMap<>();
    Map<String, List<Integer>> byRun = new HashMap<>();
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int at = 0; at < names.size(); at++) {
      Form form = names.get(at).form();
      for (String stem : new HashSet<>(form.stems())) put(byWord, stem, at);
      for (CharSequence run : form.trigrams().keySet()) put(byRun, run.toString(), at);
      for (String key : keys(form)) put(byKey, key, at);
    }
    words = borne(byWord);
    runs = borne(byRun);
    keys = packed(byKey);
    length = new float[names.size()];
    for (int at = 0; at < names.size(); at++) length[at] = length(names.get(at).form());
  }

  private static List<Named> named(Collection<Organisation> organisations) {
    List<Named> named = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (Organisation one : organisations) {
      if (!codes.add(one.code()))
        throw new IllegalArgumentException("two organisations with code " + one.code());
      named.add(new Named(one, one.name(), Form.of(Spelling.of(one.name()))));
      for (String former : one.formerNames())
        named.add(new Named(one, former, Form.of(Spelling.of(former))));
    }
    return List.copyOf(named);
  }

  /** How rare a stem is among the names: 0 where every name has it, 1 where none or one has. */
  double rarity(String stem) {
    Bearers found = words.get(stem);
    return found == null ? 1 : found.idf() / Math.log(names.size() + 1.0);
  }

  /**
   * A payee's form, its run-together words ("HILLSURGERY") taken apart where all pieces are words
   * of names.
   */
  Form form(Spelling spelling) {
    List<String> words = new ArrayList<>();
    for (String word : Words.of(spelling.text())) words.addAll(apart(word));
    return Form.of(spelling, words);
  }

  private List<String> apart(String word) {
    if (word.length() < RUN_TOGETHER || words.containsKey(Words.stem(word))) return List.of(word);
    List<List<String>> best = new ArrayList<>(Collections.nCopies(word.length() + 1, List.of()));
    for (int end = 1; end <= word.length(); end++) {
      for (int from = 0; from < end; from++) {
        List<String> before = best.get(from);
        String piece = word.substring(from, end);
        boolean reached = from == 0 || !before.isEmpty();
        boolean fewer = best.get(end).isEmpty() || before.size() + 1 < best.get(end).size();
        if (!reached || !fewer || before.size() > 3 || !isWord(piece)) continue;
        List<String> longer = new ArrayList<>(before);
        longer.add(piece);
        best.set(end, longer);
      }
    }
    List<String> pieces = best.getLast();
    return pieces.isEmpty() ? List.of(word) : Words.of(String.join(" ", pieces));
  }

  private boolean isWord(String piece) {
    if (piece.length() < 4) return Words.JOINING.contains(piece);
    Bearers bearers = words.get(Words.stem(piece));
    return bearers != null && bearers.places().length > 1;
  }

  private Map<String, Bearers> borne(Map<String, List<Integer>> map) {
    Map<String, Bearers> borne = HashMap.newHashMap(map.size());
    map.forEach(
        (key, list) -> {
          int[] places = list.stream().mapToInt(Integer::intValue).toArray();
          borne.put(key, new Bearers(places, Math.log((names.size() + 1.0) / places.length)));
        });
    return borne;
  }

  /** Names of exactly these stems, given in alphabetical order. */
  List<Named> bearing(String bag) {
    return Arrays.stream(keys.getOrDefault("B " + bag, new int[0])).mapToObj(names::get).toList();
  }

  /** The names worth comparing with this one. */
  List<Named> candidates(Form form) {
    Set<Integer> chosen = new LinkedHashSet<>();
    for (String key : keys(form)) {
      int[] found = keys.get(key);
      for (int at = 0; found != null && at < found.length && at < SAME_NAME; at++)
        chosen.add(found[at]);
    }
    chosen.addAll(likest(form));
    return chosen.stream().map(names::get).toList();
  }

  private List<Integer> likest(Form form) {
    float[] score = new float[names.size()];
    int[] touched = new int[names.size()];
    int count = 0;
    for (String stem : new HashSet<>(form.stems())) {
      count = add(words.get(stem), 1, names.size() / 8, score, touched, count);
    }
    for (CharSequence run : form.trigrams().keySet()) {
      count = add(runs.get(run.toString()), RUN_WEIGHT, names.size() / 25, score, touched, count);
    }
    return best(score, touched, count);
  }

  private int add(
      @Nullable Bearers found, double weight, int most, float[] score, int[] touched, int count) {
    if (found == null || (found.places().length > most && found.places().length > 50)) return count;
    float worth = (float) (weight * found.idf() * found.idf());
    int reached = count;
    for (int at : found.places()) {
      if (score[at] == 0) touched[reached++] = at;
      score[at] += worth / length[at];
    }
    return reached;
  }

  private static List<Integer> best(float[] score, int[] touched, int count) {
    int[] top = new int[CANDIDATES];
    int held = 0;
    for (int seen = 0; seen < count; seen++) {
      int at = touched[seen];
      if (held == CANDIDATES && score[at] <= score[top[held - 1]]) continue;
      int place = held < CANDIDATES ? held++ : held - 1;
      while (place > 0 && score[top[place - 1]] < score[at]) top[place] = top[--place];
      top[place] = at;
    }
    return Arrays.stream(top, 0, held).boxed().toList();
  }

  private float length(Form form) {
    double sum = 1;
    for (String stem : form.stems()) sum += square(words.get(stem));
    for (CharSequence run : form.trigrams().keySet())
      sum += RUN_WEIGHT * square(runs.get(run.toString()));
    return (float) Math.sqrt(sum);
  }

  private static double square(@Nullable Bearers found) {
    return found == null ? 0 : found.idf() * found.idf();
  }

  private static List<String> keys(Form form) {
    List<String> keys = new ArrayList<>();
    if (!form.bag().isEmpty()) keys.add("B " + form.bag());
    if (!form.compact().isEmpty()) keys.add("C " + form.compact());
    return keys;
  }

  private static void put(Map<String, List<Integer>> map, String key, int at) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(at);
  }

  private static Map<String, int[]> packed(Map<String, List<Integer>> map) {
    Map<String, int[]> packed = HashMap.newHashMap(map.size());
    map.forEach(
        (key, list) -> packed.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    return packed;
  }
}
