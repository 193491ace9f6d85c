package org.mandate.ledger.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Credits and the lines that they take back. A credit is paired when exactly one earlier line (its
 * day not after the credit's) has the same payee and the same amount and was not taken back before;
 * where some of those carry the credit's own transaction number, only they are asked. Any other
 * credit stays as it is, unpaired, and still counts with its sign.
 */
public final class Reversals {
  /** More lines than this to one payee of one amount are never told apart. */
  private static final int MOST_ALIKE = 500;

  private Reversals() {}

  /** A credit and the one line that it takes back. */
  public record Pair(Place credit, Place reversed) {}

  /**
   * What was paired.
   *
   * @param pairs in the order of the credits' days
   * @param noneFits credits that no earlier line fits
   * @param severalFit credits that more than one earlier line fits
   */
  public record Paired(List<Pair> pairs, List<Line> noneFits, List<Line> severalFit) {}

  /** What makes two lines one payment and its reversal: payee and amount. */
  record Key(String payee, long pence) {
    static Key of(Line line) {
      return new Key(plain(line.payee()), Math.abs(line.pence()));
    }
  }

  /** Pairs the credits among these lines, which may come from several files. */
  public static Paired pair(List<Line> lines) {
    var paid = new HashMap<Key, List<Line>>();
    var credits = new ArrayList<Line>();
    for (Line line : lines) {
      if (line.pence() < 0) {
        credits.add(line);
      } else if (line.pence() > 0) {
        paid.computeIfAbsent(Key.of(line), k -> new ArrayList<>()).add(line);
      }
    }
    credits.sort(Comparator.comparing(Line::date));
    return pair(credits, paid);
  }

  private static Paired pair(List<Line> credits, Map<Key, List<Line>> paid) {
    var pairs = new ArrayList<Pair>();
    var none = new ArrayList<Line>();
    var several = new ArrayList<Line>();
    Set<Place> taken = new HashSet<>();
    for (Line credit : credits) {
      List<Line> same = paid.getOrDefault(Key.of(credit), List.of());
      List<Line> fits = same.size() > MOST_ALIKE ? same : fits(credit, same, taken);
      if (fits.size() == 1) {
        taken.add(fits.getFirst().place());
        pairs.add(new Pair(credit.place(), fits.getFirst().place()));
      } else {
        (fits.isEmpty() ? none : several).add(credit);
      }
    }
    return new Paired(List.copyOf(pairs), List.copyOf(none), List.copyOf(several));
  }

  private static List<Line> fits(Line credit, List<Line> paid, Set<Place> taken) {
    var open =
        paid.stream()
            .filter(l -> !l.date().isAfter(credit.date()) && !taken.contains(l.place()))
            .toList();
    var same =
        open.stream()
            .filter(l -> !credit.reference().isEmpty() && l.reference().equals(credit.reference()))
            .toList();
    return same.isEmpty() ? open : same;
  }

  /** A payee's name in capitals, letters and digits only. */
  static String plain(String payee) {
    var letters = new StringBuilder();
    payee
        .toUpperCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
