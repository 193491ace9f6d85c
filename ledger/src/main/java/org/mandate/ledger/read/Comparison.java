package org.mandate.ledger.read;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same payments in two files: which are in both to the penny, which lost their pence on the way
 * (the same day, payee and whole pounds), and which only one of the files has. Each line is used
 * once, so that two equal lines in one file answer two in the other.
 *
 * @param same pairs equal in day, payee and pence
 * @param penceLost pairs equal in day, payee and whole pounds, not in pence
 * @param onlyInFirst lines that the second file has not
 * @param onlyInSecond lines that the first file has not
 */
public record Comparison(
    List<Pair> same, List<Pair> penceLost, List<Line> onlyInFirst, List<Line> onlyInSecond) {
  /** One payment in both files. */
  public record Pair(Line first, Line second) {}

  private record Key(LocalDate day, String payee, long amount) {
    static Key exact(Line line) {
      return new Key(line.date(), Reversals.plain(line.payee()), line.pence());
    }

    static Key pounds(Line line) {
      return new Key(line.date(), Reversals.plain(line.payee()), line.pence() / 100);
    }
  }

  /**
   * Compares the lines of two files, which may be whole or only those of the days that both cover.
   */
  public static Comparison of(List<Line> first, List<Line> second) {
    var same = new ArrayList<Pair>();
    var lost = new ArrayList<Pair>();
    var restSecond = new ArrayList<Line>();
    var restFirst = matched(first, second, Key::exact, same, restSecond);
    var onlySecond = new ArrayList<Line>();
    var onlyFirst = matched(restFirst, restSecond, Key::pounds, lost, onlySecond);
    return new Comparison(
        List.copyOf(same), List.copyOf(lost), List.copyOf(onlyFirst), List.copyOf(onlySecond));
  }

  private static List<Line> matched(
      List<Line> first,
      List<Line> second,
      Function<Line, Key> key,
      List<Pair> pairs,
      List<Line> restSecond) {
    Map<Key, Deque<Line>> open = new HashMap<>();
    second.forEach(l -> open.computeIfAbsent(key.apply(l), k -> new ArrayDeque<>()).add(l));
    var rest = new ArrayList<Line>();
    for (Line line : first) {
      Deque<Line> fits = open.get(key.apply(line));
      if (fits == null || fits.isEmpty()) {
        rest.add(line);
      } else {
        pairs.add(new Pair(line, fits.removeFirst()));
      }
    }
    second.stream()
        .filter(l -> open.getOrDefault(key.apply(l), new ArrayDeque<>()).contains(l))
        .forEach(restSecond::add);
    return rest;
  }
}
