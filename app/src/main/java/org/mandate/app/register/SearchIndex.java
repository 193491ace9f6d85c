package org.mandate.app.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds organisations by words of their name (also an earlier one), code, postcode and place,
 * tolerant of typing. Each word asked for is looked up among all words known, exactly, by its
 * beginning, or by trigrams it shares (Dice's coefficient); an organisation scores by how well and
 * how rarely its words are met. Held in memory: the whole of England is 20,000 organisations and
 * 25,000 words.
 */
final class SearchIndex {
  private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern POSTCODE =
      Pattern.compile("([a-z]{1,2}[0-9][a-z0-9]?) ?([0-9][a-z]{2})");
  private static final float CLOSE_ENOUGH = 0.4f;
  private static final float ACTIVE_FIRST = 1.05f;

  private final List<Searchable> organisations = new ArrayList<>();
  private final Map<String, Integer> wordIds = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();
  private final Map<String, int[]> trigrams = new HashMap<>();
  private String[] sorted = new String[0];

  SearchIndex(List<Searchable> rows) {
    List<Map<Integer, Float>> postings = new ArrayList<>();
    for (Searchable row : rows) {
      boolean earlier =
          !organisations.isEmpty() && organisations.getLast().code().equals(row.code());
      if (!earlier) {
        organisations.add(row);
      }
      int at = organisations.size() - 1;
      put(postings, row.officialName(), at, earlier ? 0.85f : 1f);
      put(postings, row.code(), at, 1f);
      put(postings, row.postcode(), at, 1f);
      put(postings, row.postcode().replace(" ", ""), at, 1f);
      put(postings, row.address(), at, 0.8f);
    }
    for (Map<Integer, Float> posting : postings) {
      int[] at = posting.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      float[] weight = new float[at.length];
      for (int i = 0; i < at.length; i++) {
        weight[i] = posting.getOrDefault(at[i], 0f);
      }
      places.add(at);
      weights.add(weight);
    }
    indexWords();
  }

  private void put(List<Map<Integer, Float>> postings, String text, int at, float weight) {
    for (String word : split(text)) {
      Integer id = wordIds.get(word);
      if (id == null) {
        id = words.size();
        wordIds.put(word, id);
        words.add(word);
        postings.add(new HashMap<>(2));
      }
      postings.get(id).merge(at, weight, Math::max);
    }
  }

  private void indexWords() {
    Map<String, List<Integer>> all = new HashMap<>();
    for (int id = 0; id < words.size(); id++) {
      for (String gram : grams(words.get(id))) {
        all.computeIfAbsent(gram, k -> new ArrayList<>()).add(id);
      }
    }
    all.forEach(
        (gram, ids) -> trigrams.put(gram, ids.stream().mapToInt(Integer::intValue).toArray()));
    sorted = words.toArray(new String[0]);
    Arrays.sort(sorted);
  }

  /** How many organisations it knows. */
  int size() {
    return organisations.size();
  }

  /** The best, best first. */
  List<Found> search(String asked, int most) {
    List<String> tokens = tokens(asked);
    if (tokens.isEmpty()) {
      return List.of();
    }
    float[] score = new float[organisations.size()];
    byte[] met = new byte[organisations.size()];
    float best = 0;
    for (String token : tokens) {
      best += meet(token, score, met);
    }
    int needed = Math.max(1, (tokens.size() * 2 + 2) / 3);
    List<Found> hits = new ArrayList<>();
    for (int i = 0; i < score.length; i++) {
      if (met[i] >= needed) {
        Searchable found = organisations.get(i);
        hits.add(new Found(found, score[i] / best * (found.active() ? ACTIVE_FIRST : 1)));
      }
    }
    hits.sort(
        Comparator.comparing(Found::score).reversed().thenComparing(h -> h.organisation().code()));
    return hits.size() > most ? List.copyOf(hits.subList(0, most)) : hits;
  }

  /** Adds one asked word's scores; returns the most it could add. */
  private float meet(String token, float[] score, byte[] met) {
    Map<Integer, Float> close = closeWords(token);
    Map<Integer, Float> here = new HashMap<>();
    float most = 0;
    for (var word : close.entrySet()) {
      int[] at = places.get(word.getKey());
      float rarity = (float) Math.log1p(organisations.size() / (double) at.length);
      most = Math.max(most, rarity * word.getValue());
      float[] weight = weights.get(word.getKey());
      for (int i = 0; i < at.length; i++) {
        here.merge(at[i], rarity * word.getValue() * weight[i], Math::max);
      }
    }
    here.forEach(
        (at, value) -> {
          score[at] += value;
          met[at]++;
        });
    return most == 0 ? 1 : most;
  }

  private Map<Integer, Float> closeWords(String token) {
    Map<Integer, Float> close = new HashMap<>();
    int at = Arrays.binarySearch(sorted, token);
    for (int i = at < 0 ? -at - 1 : at; i < sorted.length && sorted[i].startsWith(token); i++) {
      float how = sorted[i].length() == token.length() ? 1f : 0.9f;
      close.put(wordIds.getOrDefault(sorted[i], 0), how);
    }
    if (at >= 0 || token.length() < 3) {
      return close;
    }
    Map<Integer, Integer> shared = new HashMap<>();
    String[] asked = grams(token);
    for (String gram : asked) {
      for (int id : trigrams.getOrDefault(gram, new int[0])) {
        shared.merge(id, 1, Integer::sum);
      }
    }
    shared.forEach(
        (id, n) -> {
          float dice = 2f * n / (asked.length + words.get(id).length() + 1);
          if (dice >= CLOSE_ENOUGH) {
            close.merge(id, dice * 0.9f, Math::max);
          }
        });
    return close;
  }

  /** A word's trigrams, its beginning weighing twice as typing errors seldom stand there. */
  private static String[] grams(String word) {
    String padded = "  " + word + " ";
    String[] grams = new String[padded.length() - 2];
    for (int i = 0; i < grams.length; i++) {
      grams[i] = padded.substring(i, i + 3);
    }
    return grams;
  }

  /** The words asked for; a postcode is one word, however it is spaced. */
  private static List<String> tokens(String asked) {
    String plain = String.join(" ", split(asked));
    return split(POSTCODE.matcher(plain).replaceAll("$1$2"));
  }

  private static List<String> split(String text) {
    List<String> all = new ArrayList<>();
    for (String word : BREAK.split(text.toLowerCase(Locale.ROOT).replaceAll("['’]", ""))) {
      if (!word.isEmpty()) {
        all.add(word);
      }
    }
    return all;
  }
}
