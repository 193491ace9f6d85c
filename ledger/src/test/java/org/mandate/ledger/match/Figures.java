package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mandate.ledger.match.Match.Decision;

/** Precision, recall and calibration of answers whose truth is known. */
final class Figures {
  /**
   * One payee's answer: who decided, how surely, and whether the best candidate is the verified
   * name.
   */
  record Answer(Truth.Payee payee, Match match, boolean right) {}

  private final List<Answer> answers = new ArrayList<>();

  static Figures of(List<Truth.Payee> payees, PayeeNames names) {
    Figures figures = new Figures();
    for (Truth.Payee payee : payees) {
      Match match = names.match(payee.words());
      boolean right = match.best().filter(best -> same(best.name(), payee.verified())).isPresent();
      figures.answers.add(new Answer(payee, match, right));
    }
    return figures;
  }

  void add(Figures other) {
    answers.addAll(other.answers);
  }

  private static boolean same(String name, String verified) {
    return !verified.isEmpty() && Truth.spelt(name).equals(Truth.spelt(verified));
  }

  List<Answer> answers() {
    return answers;
  }

  long automatic() {
    return answers.stream().filter(Figures::automatic).count();
  }

  private static boolean automatic(Answer answer) {
    return answer.match().decision() == Decision.AUTOMATIC;
  }

  List<Answer> wrong() {
    return answers.stream().filter(answer -> automatic(answer) && !answer.right()).toList();
  }

  double precision() {
    return automatic() == 0 ? 1 : 1 - (double) wrong().size() / automatic();
  }

  /** Right automatic matches among the payees that have a verified organisation. */
  double recall() {
    long known = answers.stream().filter(answer -> !answer.payee().verified().isEmpty()).count();
    return (double) (automatic() - wrong().size()) / known;
  }

  /** Mean square of confidence less truth, over the best candidates. */
  double brier() {
    return answers.stream()
        .mapToDouble(answer -> Math.pow(answer.match().confidence() - (answer.right() ? 1 : 0), 2))
        .average()
        .orElse(0);
  }

  /** What was said against what was so, in bins of confidence. */
  String reliability() {
    double[] edges = {0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 1.0001};
    StringBuilder table = new StringBuilder("confidence | payees | mean said | share right\n");
    for (int at = 0; at + 1 < edges.length; at++) {
      double from = edges[at];
      double to = edges[at + 1];
      List<Answer> bin =
          answers.stream()
              .filter(a -> a.match().confidence() >= from && a.match().confidence() < to)
              .toList();
      if (bin.isEmpty()) continue;
      table.append(
          String.format(
              Locale.ROOT,
              "%.3f-%.3f | %d | %.3f | %.3f%n",
              from,
              Math.min(1, to),
              bin.size(),
              bin.stream().mapToDouble(a -> a.match().confidence()).average().orElse(0),
              bin.stream().filter(Answer::right).count() / (double) bin.size()));
    }
    return table.toString();
  }

  /** For each threshold: automatic, precision and recall, objections kept. */
  String thresholds() {
    StringBuilder table = new StringBuilder("threshold | automatic | wrong | precision | recall\n");
    long known = answers.stream().filter(answer -> !answer.payee().verified().isEmpty()).count();
    for (double threshold :
        new double[] {0.6, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995}) {
      List<Answer> chosen =
          answers.stream()
              .filter(a -> automatic(a) && a.match().confidence() >= threshold)
              .sorted(Comparator.comparing(a -> a.payee().words()))
              .toList();
      long right = chosen.stream().filter(Answer::right).count();
      table.append(
          String.format(
              Locale.ROOT,
              "%.3f | %d | %d | %.4f | %.4f%n",
              threshold,
              chosen.size(),
              chosen.size() - right,
              chosen.isEmpty() ? 1 : right / (double) chosen.size(),
              right / (double) known));
    }
    return table.toString();
  }
}
