package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.files.Document;
import org.mandate.app.files.Words;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;

/**
 * A body's yearly statement: what was promised and what came, from 1 April to 31 March. Figures of
 * the year are those at its end less those at the end of the year before; the sheet at the end says
 * what was missing then.
 *
 * @param year in which it begins
 * @param end its last day, or today where it is not over
 * @param lines of money
 * @param support promises of staff, IT, space and data
 * @param withheld sums withheld in it
 * @param steps taken in it
 */
record YearStatement(
    Body body,
    int year,
    LocalDate end,
    boolean isOver,
    List<Line> lines,
    List<Support> support,
    List<Kept> withheld,
    List<Asking> steps) {

  YearStatement {
    lines = List.copyOf(lines);
    support = List.copyOf(support);
    withheld = List.copyOf(withheld);
    steps = List.copyOf(steps);
  }

  /** One promise of money. */
  record Line(
      Promise promise,
      String promiser,
      long due,
      long payee,
      boolean hasPayee,
      long practice,
      long waived,
      long disputed,
      long missing,
      Optional<LocalDate> oldest,
      String answer) {}

  /** One promise of support, and what is recorded of it. */
  record Support(Promise promise, String promiser, String delivered) {}

  record Kept(String title, String practice, Withheld sum, String by) {}

  record Asking(String title, String asked, Step step) {}

  /** The first day. */
  LocalDate from() {
    return LocalDate.of(year, 4, 1);
  }

  String years() {
    return Dates.financialYear(from());
  }

  /** The difference that a year makes, of one promise. */
  static Line line(Promise promise, String promiser, Sheet before, Sheet end, String answer) {
    Position then = before.total();
    Position now = end.total();
    return new Line(
        promise,
        promiser,
        now.due() - then.due(),
        now.payee() - then.payee(),
        !(promise.payee() instanceof Promise.Payee.Itself),
        now.practice() - then.practice(),
        now.waived() - then.waived(),
        now.disputed() - then.disputed(),
        end.missing(),
        end.oldest(),
        answer);
  }

  long due() {
    return lines.stream().mapToLong(Line::due).sum();
  }

  long practice() {
    return lines.stream().mapToLong(Line::practice).sum();
  }

  long missing() {
    return lines.stream().mapToLong(Line::missing).sum();
  }

  /** What this year says in one line. */
  String finding() {
    return lines.isEmpty()
        ? "No money was promised for " + years()
        : "%s of %s due in %s came to the practices"
            .formatted(Money.shortly(practice()), Money.shortly(due()), years());
  }

  String basis() {
    return (isOver ? "At " : "So far, as known on ")
        + Dates.plain(end)
        + ". Only promises that everybody may read. Missing counts what fell due in earlier years"
        + " too.";
  }

  Document document() {
    Document.Builder document =
        Document.titled("What was promised and what came, " + years())
            .about(body.name())
            .paragraph(Words.bold(finding() + "."))
            .paragraph(basis());
    document.heading("Money");
    if (lines.isEmpty()) {
      document.paragraph("Nothing is recorded.");
    } else {
      document.table(
          "Pounds, by promise",
          List.of("Promise", "Due in the year", "Came to payees", "Came to practices", "Missing"),
          rows());
    }
    for (Line line : lines) {
      document.heading(3, line.promise().reference() + ": " + line.promise().title());
      document.paragraph(
          Words.of("“" + line.promise().ours().words() + "”")
              .and(
                  " "
                      + line.promiser()
                      + ", "
                      + Dates.plain(line.promise().ours().source().saidOn())
                      + " ("
                      + line.promise().ours().source().title()
                      + ")."));
      document.paragraph(line.answer());
      if (line.disputed() != 0 || line.waived() != 0) {
        document.paragraph(
            "Disputed in the year: %s. Waived: %s."
                .formatted(Money.shortly(line.disputed()), Money.shortly(line.waived())));
      }
    }
    others(document);
    return document.build();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(
          List.of(
              line.promise().title() + ", " + line.promiser(),
              Money.pounds(line.due()),
              line.hasPayee() ? Money.pounds(line.payee()) : "",
              Money.pounds(line.practice()),
              Money.pounds(line.missing())));
    }
    rows.add(
        List.of(
            "Total",
            Money.pounds(due()),
            Money.pounds(lines.stream().filter(Line::hasPayee).mapToLong(Line::payee).sum()),
            Money.pounds(practice()),
            Money.pounds(missing())));
    return rows;
  }

  private void others(Document.Builder document) {
    if (!support.isEmpty()) {
      document.heading("Support");
      document.table(
          "Promises of staff, IT, space and data",
          List.of("Promise", "By", "What came"),
          support.stream()
              .map(s -> List.of(s.promise().title(), s.promiser(), s.delivered()))
              .toList());
    }
    if (!withheld.isEmpty()) {
      document.heading("Withheld");
      document.table(
          "Sums withheld, with the reason that was given",
          List.of("Promise", "Practice", "Sum", "Reason given", "By", "Since"),
          withheld.stream()
              .map(
                  k ->
                      List.of(
                          k.title(),
                          k.practice(),
                          Money.pounds(k.sum().pence()),
                          k.sum().reason(),
                          k.by(),
                          Dates.plain(k.sum().since())))
              .toList());
    }
    if (!steps.isEmpty()) {
      document.heading("Asking for it");
      document.table(
          Numbers.count(steps.size(), "step", "steps") + " taken in the year",
          List.of("Day", "Promise", "Step", "Asked", "Reply"),
          steps.stream()
              .map(
                  a ->
                      List.of(
                          Dates.plain(a.step().sentOn()),
                          a.title(),
                          a.step().kind().words(),
                          a.asked(),
                          reply(a.step())))
              .toList());
    }
  }

  /** What a reply came to, in a few words. */
  static String reply(Step step) {
    return step.lastReply()
        .map(r -> r.answer().words() + ", " + Dates.plain(r.on()))
        .orElse(step.replyDue().map(d -> "None; owed by " + Dates.plain(d)).orElse("None is owed"));
  }

  /** Promise titles by id, for withheld sums and steps. */
  static Map<java.util.UUID, Promise> byId(List<Promise> promises) {
    return promises.stream()
        .collect(java.util.stream.Collectors.toMap(Promise::id, p -> p, (a, b) -> a));
  }
}
