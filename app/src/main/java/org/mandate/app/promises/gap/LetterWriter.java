package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.Step.Kind;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;

/**
 * Writes a letter from the ledger: what was promised in the promiser's own words, the arithmetic,
 * what came, what is missing and since when, and by when an answer is asked for. The text is the
 * letter; page, PDF and Word are made from it ({@link LetterText}).
 */
final class LetterWriter {
  private final LetterFacts f;
  private final StringBuilder out = new StringBuilder();

  private LetterWriter(LetterFacts facts) {
    this.f = facts;
  }

  static String text(LetterFacts facts) {
    return new LetterWriter(facts).write();
  }

  private String write() {
    head();
    paragraph("# " + subject());
    if (f.kind() != Kind.STATEMENT) {
      paragraph("Dear " + dear());
    }
    paragraph(quote() + " " + String.join(" ", f.arithmetic()));
    paragraph(whatCame());
    paragraph(missing());
    uncertain();
    paragraph(steps());
    paragraph(typed(f.extra()));
    paragraph(ask());
    paragraph(line(f.from().mandate()));
    paragraph(other());
    paragraph(
        f.from().name().isBlank() ? GapPlots.capital(f.from().office()) : line(f.from().name()));
    table();
    return out.toString();
  }

  // What a person typed is one line, and begins no heading and no row.
  private static String typed(String words) {
    return line(words).replaceFirst("^[#|\\s]+", "");
  }

  private static String line(String words) {
    return words.strip().replaceAll("\\s+", " ");
  }

  private void paragraph(String words) {
    if (!words.isBlank()) {
      out.append(out.isEmpty() ? "" : "\n").append(words.strip()).append('\n');
    }
  }

  private void head() {
    List<String> lines = new ArrayList<>();
    if (f.kind() != Kind.STATEMENT) {
      lines.add("To: " + list(f.to().name(), f.to().office(), f.to().organisation()));
    }
    lines.add("From: " + list(f.from().name(), f.from().office(), f.from().body()));
    lines.add("Date: " + Dates.weekday(f.today()));
    lines.add("Promise: " + f.reference());
    paragraph(String.join("\n", lines));
  }

  private static String list(String... parts) {
    return String.join(
        ", ",
        java.util.Arrays.stream(parts).filter(p -> !p.isBlank()).map(LetterWriter::line).toList());
  }

  private String subject() {
    String sum = Money.shortly(f.asked());
    return line(f.title())
        + ": "
        + (f.to().payee()
            ? sum + " received and not passed on"
            : f.kind() == Kind.QUERY ? "when will " + sum + " be paid?" : sum + " not yet paid");
  }

  private String dear() {
    return !f.to().name().isBlank()
        ? line(f.to().name())
        : !f.to().office().isBlank() ? line(f.to().office()) : f.to().organisation();
  }

  private String quote() {
    Promise.Source source = f.source();
    boolean addressed = !f.to().payee() && f.kind() != Kind.STATEMENT;
    List<String> where = new ArrayList<>();
    where.add(line(source.title()));
    if (!source.page().isBlank()) {
      where.add("page " + line(source.page()));
    }
    if (!source.meeting().isBlank()) {
      where.add(line(source.meeting()));
    }
    return "On %s %s said: “%s” (%s)."
        .formatted(
            Dates.plain(source.saidOn()),
            addressed ? "you" : f.promiser(),
            line(f.quoted()),
            String.join(", ", where));
  }

  private String whatCame() {
    Position p = f.sheet().total();
    String due =
        "%s was due by %s."
            .formatted(Money.shortly(p.due()), today() ? "today" : Dates.plain(f.sheet().day()));
    String paid =
        f.words().hasPayee()
            ? "%s has come to %s, and %s of that to the practices."
                .formatted(Money.shortly(p.payee()), f.words().payee(), Money.shortly(p.practice()))
            : "%s has come to the practices.".formatted(Money.shortly(p.practice()));
    String transit =
        p.inTransit() == 0
            ? ""
            : " %s is said to be paid, and nobody has seen it come."
                .formatted(Money.shortly(p.inTransit()));
    String aside =
        (p.disputed() == 0 ? "" : " " + Money.shortly(p.disputed()) + " is disputed.")
            + (p.waived() == 0 ? "" : " " + Money.shortly(p.waived()) + " was waived.")
            + (p.recovered() == 0
                ? ""
                : " " + Money.shortly(p.recovered()) + " was paid and taken back.");
    return due + " " + paid + transit + aside;
  }

  private boolean today() {
    return f.sheet().day().equals(f.today());
  }

  private String missing() {
    Optional<LocalDate> oldest = f.to().payee() ? f.sheet().oldest() : f.sheet().oldestUnpaid();
    String since =
        oldest
            .map(
                d ->
                    " The oldest part was due on %s and is %s late."
                        .formatted(Dates.plain(d), Dates.days(d, f.sheet().day())))
            .orElse("");
    return Money.shortly(f.asked())
        + (f.to().payee() ? " is held and not passed on." : " is not paid.")
        + since;
  }

  private void uncertain() {
    List<String> reasons = f.sheet().cannotTell();
    if (!reasons.isEmpty()) {
      paragraph("What we cannot tell: " + String.join("; ", reasons) + ".");
    }
  }

  private String steps() {
    if (f.earlier().isEmpty()) {
      return "";
    }
    List<String> said = f.earlier().stream().map(this::step).toList();
    return (f.kind() == Kind.STATEMENT ? "We asked before. " : "We have asked you before. ")
        + String.join(" ", said);
  }

  private String step(Step step) {
    String what = "%s, %s: ".formatted(step.kind().words(), Dates.plain(step.sentOn()));
    return what
        + step.lastReply()
            .map(
                r ->
                    "answered on "
                        + Dates.plain(r.on())
                        + r.payBy().map(d -> ", to be paid by " + Dates.plain(d)).orElse("")
                        + (r.answer() == Step.Answer.REFUSES ? ", refused" : "")
                        + ".")
            .orElse(step.kind() == Kind.STATEMENT ? "published." : "no answer.");
  }

  private String ask() {
    if (f.kind() == Kind.STATEMENT) {
      return "We ask "
          + f.to().organisation()
          + " to say in public when "
          + Money.shortly(f.asked())
          + " will be "
          + (f.to().payee() ? "passed on" : "paid")
          + ", or why it will not.";
    }
    String by = f.replyBy().map(Dates::weekday).orElse("");
    return "Please tell us by "
        + by
        + " when it will be "
        + (f.to().payee() ? "passed on" : "paid")
        + ", or why it will not. If we hear nothing by then, our next step is "
        + switch (f.kind()) {
          case QUERY -> "a letter.";
          case LETTER -> "a letter to a named officer above you.";
          case OFFICER, STATEMENT -> "a public statement with these figures.";
        };
  }

  private String other() {
    long held = f.sheet().total().held();
    return f.to().payee() || held <= 0 || f.kind() == Kind.STATEMENT
        ? ""
        : "A separate letter asks %s for %s that they have received and not passed on."
            .formatted(f.words().payee(), Money.shortly(held));
  }

  private void table() {
    boolean payee = f.words().hasPayee();
    List<String> rows = new ArrayList<>();
    rows.add(
        row(
            "Practice",
            "Patients",
            "Due",
            payee ? "Received by the payee" : "",
            "Received by the practice",
            f.to().payee() ? "Not passed on" : "Not paid"));
    for (PracticeLine line : f.sheet().lines()) {
      rows.add(row(line.name(), line.patients(), line.position(), f.asked(line)));
    }
    rows.add(row("Total", f.sheet().patients(), f.sheet().total(), f.asked()));
    paragraph("## Amounts by practice");
    paragraph(String.join("\n", rows));
  }

  private String row(String name, long patients, Position p, long asked) {
    return row(
        name,
        patients == 0 ? "" : Numbers.whole(patients),
        Money.pounds(p.due()),
        f.words().hasPayee() ? Money.pounds(p.payee()) : "",
        Money.pounds(p.practice()),
        Money.pounds(asked));
  }

  private String row(String... cells) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (i != 3 || f.words().hasPayee()) {
        shown.add(cells[i].replace('|', '/'));
      }
    }
    return "| " + String.join(" | ", shown).strip();
  }

  /** A name for the file. */
  static String fileName(String reference, Kind kind) {
    return "promise-" + reference + "-" + kind.word();
  }
}
