package org.mandate.app.interests.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which names of a published register are names of organisations here. Only the very same name is
 * one: case, spaces, marks, "&" for "and" and "Ltd" for "Limited" apart. That two organisations
 * share a name is possible, so a match is for a reader to judge and nothing follows from it.
 */
final class ExactNames {
  private final Map<String, Integer> asked;
  private final Map<String, TreeSet<String>> codes = new TreeMap<>();

  /**
   * A name that both have.
   *
   * @param name as the published register writes it
   * @param entries how many of its entries name it
   * @param codes of the organisations here that have or had it
   */
  record Match(String name, int entries, List<String> codes) {
    Match {
      codes = List.copyOf(codes);
    }
  }

  /**
   * @param asked names with how many entries each has
   */
  ExactNames(Map<String, Integer> asked) {
    this.asked = asked;
    asked.keySet().forEach(name -> codes.put(plain(name), new TreeSet<>()));
    codes.remove("");
  }

  void see(String code, String name) {
    TreeSet<String> found = codes.get(plain(name));
    if (found != null) {
      found.add(code);
    }
  }

  /** The matches, those named most often first. */
  List<Match> matches() {
    List<Match> all = new ArrayList<>();
    asked.forEach(
        (name, entries) -> {
          TreeSet<String> found = codes.getOrDefault(plain(name), new TreeSet<>());
          if (!found.isEmpty()) {
            all.add(new Match(name, entries, List.copyOf(found)));
          }
        });
    all.sort(Comparator.comparingInt(Match::entries).reversed().thenComparing(Match::name));
    return all;
  }

  static String plain(String name) {
    return name.toLowerCase(Locale.UK)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .replaceAll("\\blimited\\b", "ltd");
  }
}
