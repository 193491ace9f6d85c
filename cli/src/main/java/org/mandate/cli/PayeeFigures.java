package org.mandate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mandate.ledger.match.Candidate;
import org.mandate.ledger.match.Match;
import org.mandate.ledger.match.Match.Decision;
import org.mandate.ledger.match.PayeeNames;

/**
 * What a file whose truth is known says of the matcher: precision, recall, and confidence against
 * what was so.
 */
final class PayeeFigures {
  private static final double[] EDGES = {0, 0.2, 0.5, 0.8, 0.9, 0.95, 0.97, 0.99, 1.0001};

  private record Judged(boolean automatic, boolean known, boolean right, double confidence) {}

  private final List<Judged> judged = new ArrayList<>();

  /**
   * The truth may be a code or a name, its punctuation aside; empty or "no match" means there is
   * none.
   */
  void add(Match match, String truth) {
    String key = PayeeNames.key(truth);
    boolean known = !key.isEmpty() && !key.equals("NO MATCH");
    boolean right = known && match.best().filter(best -> is(best, truth, key)).isPresent();
    judged.add(
        new Judged(match.decision() == Decision.AUTOMATIC, known, right, match.confidence()));
  }

  private static boolean is(Candidate best, String truth, String key) {
    return best.organisation().code().equalsIgnoreCase(truth.strip())
        || letters(PayeeNames.key(best.name())).equals(letters(key))
        || letters(PayeeNames.key(best.organisation().name())).equals(letters(key));
  }

  private static String letters(String key) {
    return key.replace(" ", "");
  }

  List<String> lines() {
    long automatic = judged.stream().filter(Judged::automatic).count();
    long right = judged.stream().filter(one -> one.automatic() && one.right()).count();
    long known = judged.stream().filter(Judged::known).count();
    double brier =
        judged.stream()
            .mapToDouble(one -> Math.pow(one.confidence() - (one.right() ? 1 : 0), 2))
            .average()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Automatic: %d, right %d: precision %s; of %d with an organisation: recall %s; Brier score %.4f.",
            automatic,
            right,
            share(right, automatic),
            known,
            share(right, known),
            brier));
    lines.add("confidence said, payees, mean said, share right");
    for (int at = 0; at + 1 < EDGES.length; at++) bin(EDGES[at], EDGES[at + 1], lines);
    return lines;
  }

  private void bin(double from, double to, List<String> lines) {
    List<Judged> bin =
        judged.stream().filter(one -> one.confidence() >= from && one.confidence() < to).toList();
    if (bin.isEmpty()) return;
    double said = bin.stream().mapToDouble(Judged::confidence).average().orElse(0);
    long right = bin.stream().filter(Judged::right).count();
    lines.add(
        String.format(
            Locale.ROOT,
            "%.2f to %.2f, %d, %.3f, %s",
            from,
            Math.min(1, to),
            bin.size(),
            said,
            share(right, bin.size())));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "none" : String.format(Locale.ROOT, "%.4f", (double) part / whole);
  }
}
