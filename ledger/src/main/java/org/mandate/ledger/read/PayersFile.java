package org.mandate.ledger.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads what payers publish and what a bank says of an account, in all their shapes. Nothing of a
 * file is kept but counts, and what is needed to pair credits; the lines go to whoever asks for
 * them, one by one, in the file's order. The file is passed over several times, since only its end
 * shows how its dates and amounts are written.
 */
public final class PayersFile {
  private static final int MOST_CREDITS = 50_000;

  private PayersFile() {}

  /**
   * Reads a file from end to end.
   *
   * @param source the file
   * @param kind what the person says it is; a file that is OFX is read as OFX where an account's
   *     statement is meant
   * @param hints what the person knows and the file may not say
   * @param to takes each line; where the answer is a refusal, what it has taken does not count
   * @return what was read, or why not
   * @throws IOException where the source itself cannot be read
   */
  public static Reading read(Source source, Kind kind, Hints hints, Consumer<Line> to)
      throws IOException {
    try {
      Probe probe = Probe.of(source);
      if (kind != Kind.SPEND && (kind == Kind.OFX || OfxFile.looksLike(probe))) {
        return OfxFile.read(probe, to);
      }
      return table(probe, kind, hints, to);
    } catch (Unreadable e) {
      return e.refusal();
    } catch (ArithmeticException e) {
      return new Reading.Refused(
          0,
          "The amounts come to more than can be counted.",
          "Look at the amounts: one may be a mistake.");
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return new Reading.Refused(
          0,
          "The compressed file is broken.",
          "Download it again, or unpack it and bring what is inside.");
    }
  }

  /** The same without the lines: what a preview needs. */
  public static Reading preview(Source source, Kind kind, Hints hints) throws IOException {
    return read(source, kind, hints, line -> {});
  }

  private static Reading table(Probe probe, Kind kind, Hints hints, Consumer<Line> to)
      throws IOException {
    Sheet sheet = Sheet.of(probe, kind);
    var survey = new Survey();
    sheet.walk(survey);
    Survey.Decided decided = survey.decide(hints.order());
    var credits = new ArrayList<Line>();
    var lines =
        new Lines(
            sheet,
            hints,
            decided,
            line -> {
              if (line.pence() < 0 && credits.size() <= MOST_CREDITS) {
                credits.add(line);
              }
              to.accept(line);
            });
    sheet.walk(lines);
    int leftOut = lines.said.count(Remark.Kind.LEFT_OUT);
    if (lines.tally.lines() == 0 || leftOut > lines.tally.lines()) {
      throw nothing(lines, leftOut, sheet);
    }
    shape(sheet, lines.said);
    lines.balance.say(lines.said);
    List<Reversals.Pair> pairs =
        kind == Kind.SPEND ? reversals(sheet, hints, decided, credits, lines.said) : List.of();
    return read(sheet, lines, pairs);
  }

  private static Unreadable nothing(Lines lines, int leftOut, Sheet sheet) {
    Optional<Remark> first =
        lines.said.all().stream().filter(r -> r.kind() == Remark.Kind.LEFT_OUT).findFirst();
    return new Unreadable(
        first.map(Remark::line).orElse(sheet.columns().line()),
        leftOut == 0
            ? "There is no line under the column names."
            : "Most rows cannot be read. " + first.map(Remark::words).orElse(""),
        "Check that this is the file you mean, and that its dates and amounts stand under their names.");
  }

  private static void shape(Sheet sheet, Said said) {
    Probe probe = sheet.probe();
    String separator =
        switch (sheet.separator()) {
          case ';' -> "semicolons";
          case '\t' -> "tabs";
          case '|' -> "bars";
          default -> "commas";
        };
    String before =
        sheet.columns().line() > 1
            ? "; the lines before line " + sheet.columns().line() + " are not"
            : "";
    said.say(
        Remark.Kind.SHAPE,
        sheet.columns().line(),
        "Read as "
            + probe.charsetWords()
            + ", separated by "
            + separator
            + ", column names on line "
            + sheet.columns().line()
            + (before.isEmpty() ? "" : before + " read")
            + ".");
  }

  private static Reading.Read read(Sheet sheet, Lines lines, List<Reversals.Pair> pairs) {
    Tally tally = lines.tally;
    Coverage coverage = tally.coverage();
    lines.said.say(Remark.Kind.MONTHS, 0, coverage.words());
    return new Reading.Read(
        sheet.probe().sha256(),
        sheet.probe().bytes(),
        sheet.kind(),
        tally.payer(),
        sheet.columns().read(),
        tally.lines(),
        tally.pence(),
        tally.credits(),
        tally.from(),
        tally.to(),
        coverage,
        lines.said.count(Remark.Kind.LEFT_OUT),
        pairs,
        lines.said.all());
  }

  private static List<Reversals.Pair> reversals(
      Sheet sheet, Hints hints, Survey.Decided decided, List<Line> credits, Said said)
      throws IOException {
    if (credits.isEmpty()) {
      return List.of();
    }
    if (credits.size() > MOST_CREDITS) {
      said.say(
          Remark.Kind.CREDIT_UNPAIRED,
          0,
          "So many credits are not paired with earlier lines; all count.");
      return List.of();
    }
    Set<Reversals.Key> keys = new HashSet<>();
    credits.forEach(c -> keys.add(Reversals.Key.of(c)));
    var among = new ArrayList<Line>(credits);
    Consumer<Line> keep =
        line -> {
          if (line.pence() > 0 && keys.contains(Reversals.Key.of(line))) {
            among.add(line);
          }
        };
    sheet.walk(new Lines(sheet, hints, decided, keep));
    Reversals.Paired paired = Reversals.pair(among);
    say(paired, said);
    return paired.pairs();
  }

  private static void say(Reversals.Paired paired, Said said) {
    for (Reversals.Pair pair : paired.pairs()) {
      int credit = pair.credit().line();
      said.say(
          Remark.Kind.REVERSAL,
          credit,
          "Line "
              + credit
              + " takes back line "
              + pair.reversed().line()
              + ": same payee, same amount.");
    }
    for (Line credit : paired.noneFits()) {
      unpaired(credit, "no earlier line of that payee and amount is in the file", said);
    }
    for (Line credit : paired.severalFit()) {
      unpaired(credit, "more than one earlier line fits", said);
    }
  }

  private static void unpaired(Line credit, String why, Said said) {
    int line = credit.place().line();
    said.say(
        Remark.Kind.CREDIT_UNPAIRED,
        line,
        "Line "
            + line
            + " is a credit of "
            + Tally.pounds(-credit.pence())
            + "; "
            + why
            + ". It reduces the sum.");
  }
}
