package org.mandate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mandate.ledger.Sterling;
import org.mandate.ledger.national.GroupSum;
import org.mandate.ledger.national.Level;
import org.mandate.ledger.national.NationalAnswer;
import org.mandate.ledger.national.Question;
import org.mandate.ledger.national.Reading;
import org.mandate.ledger.national.Reconciliation;

/** The same for a terminal: the answer first, then the table, then what it cannot say. */
final class ReconcileText {
  private static final int WIDTH = 98;
  private static final int NAME = 44;

  private ReconcileText() {}

  static String of(String file, Reconciliation found, List<String> caveats) {
    NationalAnswer answer = found.answer();
    Question question = found.question();
    var text = new StringBuilder();
    String heading = heading(found);
    text.append(wrapped(heading, "")).append('\n').append(file).append("\n\n");
    String over = question.minList().stripTrailingZeros().toPlainString();
    String each = "for each " + question.basis().word() + " patient";
    row(text, "practices in the file", "%,d".formatted(answer.practices()));
    row(
        text,
        "promised: " + question.rate().words() + " " + each,
        Sterling.words(answer.promisedPence()));
    row(text, "received: " + found.file().column(), Sterling.words(answer.receivedPence()));
    row(text, "gap, promised less received", Sterling.words(answer.gapPence()));
    text.append("of practices with more than ").append(over).append(" weighted patients:\n");
    row(text, "  no payment recorded (exactly nought)", "%,d".formatted(answer.paidNothing()));
    row(text, "  recovered (below nought)", "%,d".formatted(answer.recovered()));
    row(text, "  paid more than nought", "%,d".formatted(answer.paidSomething()));
    row(text, "    median paid " + each, pounds(answer.medianPerHead()));
    row(text, "    one in twenty got less than", pounds(answer.p5()));
    row(text, "    one in twenty got more than", pounds(answer.p95()));
    if (!question.covered().isEmpty()) {
      row(
          text,
          "missing: covered, with a source, and not paid",
          "%,d".formatted(answer.of(Reading.MISSING)));
      row(text, "  the rate on their lists", Sterling.words(answer.missingPence()));
    }
    question.by().ifPresent(level -> groups(text, level, answer.groups()));
    text.append("\nWhat this can and cannot say:\n");
    for (String caveat : caveats) text.append(wrapped("- " + caveat, "  ")).append('\n');
    return text.toString();
  }

  private static String heading(Reconciliation found) {
    NationalAnswer answer = found.answer();
    String year = found.year().map(y -> "In " + y.words() + " ").orElse("In a year not named ");
    String rate = found.question().rate().words() + " a head gives";
    return year
        + Sterling.words(answer.receivedPence())
        + " came; "
        + rate
        + " "
        + Sterling.words(answer.promisedPence())
        + (answer.gapPence() >= 0
            ? ": a gap of "
                + Sterling.words(answer.gapPence())
                + ", of which the file cannot tell what is owed."
            : ": " + Sterling.words(-answer.gapPence()) + " more than that came.");
  }

  private static void row(StringBuilder text, String name, String figure) {
    text.append("%-70s %20s%n".formatted(name, figure));
  }

  private static String pounds(java.util.Optional<java.math.BigDecimal> figure) {
    String four = ReconcileJson.pounds(figure);
    if (four == null) return "none";
    return four.startsWith("-") ? "-£" + four.substring(1) : "£" + four;
  }

  private static void groups(StringBuilder text, Level level, List<GroupSum> groups) {
    boolean practice = level == Level.PRACTICE;
    text.append("\nby ").append(level.word());
    text.append(
        level == Level.FIFTH ? ", the most deprived first:\n" : ", the largest gap first:\n");
    text.append(
        "%-44s %9s %16s %16s %16s %9s  %s%n"
            .formatted(
                "",
                practice ? "" : "practices",
                "promised",
                "received",
                "gap",
                "each head",
                practice ? "what the file says" : "mean of averages (misleads)"));
    for (GroupSum one : groups) {
      text.append(
          "%-44s %9s %16s %16s %16s %9s  %s%n"
              .formatted(
                  name(one),
                  practice ? "" : "%,d".formatted(one.practices()),
                  Sterling.words(one.promised()),
                  Sterling.words(one.received()),
                  Sterling.words(one.gap()),
                  pounds(one.perHead()),
                  practice
                      ? one.reading().map(Reading::words).orElse("")
                      : pounds(one.meanOfAverages())));
    }
  }

  private static String name(GroupSum one) {
    String whole =
        one.code().isEmpty() || Objects.equals(one.code(), one.name())
            ? one.name()
            : one.code() + " " + one.name();
    return whole.length() <= NAME ? whole : whole.substring(0, NAME - 3) + "...";
  }

  private static String wrapped(String words, String indent) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : words.split(" ")) {
      if (line.length() + word.length() >= WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
      }
      if (line.length() > (lines.isEmpty() ? 0 : indent.length())) line.append(' ');
      line.append(word);
    }
    lines.add(line.toString());
    return String.join("\n", lines);
  }
}
