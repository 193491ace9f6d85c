package org.mandate.ledger.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Statements in OFX, the banks' exchange format, both as 1.x (SGML, elements often not closed) and
 * 2.x (XML). Only elements and their text are read: a document type, an entity declaration or a
 * section of any kind is refused, so that nothing in the file can make the reader fetch or unfold
 * anything.
 */
final class OfxFile {
  private final Probe probe;
  private final Consumer<Line> to;
  private final Said said = new Said();
  private final Tally tally = new Tally();
  private final Map<String, String> now = new HashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private boolean inside;
  private boolean pounds = true;
  private int startLine;
  private int item;

  private OfxFile(Probe probe, Consumer<Line> to) {
    this.probe = probe;
    this.to = to;
  }

  /** Whether the file begins as OFX does. */
  static boolean looksLike(Probe probe) throws IOException {
    char[] head = new char[2048];
    try (Reader in = probe.characters()) {
      int n = Math.max(in.read(head), 0);
      String text = new String(head, 0, n).stripLeading();
      return text.startsWith("OFXHEADER") || text.startsWith("<") && text.contains("OFX");
    }
  }

  static Reading read(Probe probe, Consumer<Line> to) throws IOException {
    if (!looksLike(probe)) {
      throw new Unreadable(
          1,
          "This does not begin as an OFX file does.",
          "Download the statement again as OFX, or bring it as CSV.");
    }
    var file = new OfxFile(probe, to);
    try (Reader in = probe.characters()) {
      new OfxTags(in).each(file::tag);
    }
    return file.summary();
  }

  private void tag(String name, String text, int line) {
    switch (name) {
      case "STMTTRN" -> start(line);
      case "/STMTTRN" -> end();
      case "CURDEF" -> pounds = text.isEmpty() || text.equals("GBP");
      case "CURSYM" -> now.put("CURRENCY", text);
      case "/BANKTRANLIST", "/OFX" -> end();
      default -> {
        if (inside && !name.startsWith("/")) {
          now.putIfAbsent(name, text);
        }
      }
    }
  }

  private void start(int line) {
    end();
    item = line == startLine ? item + 1 : 1;
    startLine = line;
    inside = true;
    now.clear();
  }

  private void end() {
    if (!inside) {
      return;
    }
    inside = false;
    OptionalLong pence = pence(now.getOrDefault("TRNAMT", ""));
    String posted = now.getOrDefault("DTPOSTED", "");
    var day = posted.length() < 8 ? Days.written("") : Days.written(posted.substring(0, 8));
    if (pence.isEmpty() || day.isEmpty() || day.get().form() != Days.Form.YEAR_FIRST) {
      leftOut(
          pence.isEmpty() ? "its amount cannot be read to the penny" : "its date cannot be read");
    } else if (!pounds || !now.getOrDefault("CURRENCY", "GBP").equals("GBP")) {
      leftOut("it is in another currency than pounds");
    } else if (!again()) {
      emit(pence.getAsLong(), java.util.Objects.requireNonNull(day.get().dayFirst()));
    }
  }

  /**
   * Whether the bank's identifier was seen with the same words: the same transaction given twice.
   */
  private boolean again() {
    String id = now.getOrDefault("FITID", "");
    String words = now.toString();
    String before = id.isEmpty() ? null : seen.putIfAbsent(id, words);
    if (before == null) {
      return false;
    }
    if (before.equals(words)) {
      leftOut("the bank's identifier and every word were read before");
      return true;
    }
    said.say(
        Remark.Kind.REPEATED,
        startLine,
        "Line "
            + startLine
            + " carries the identifier of an earlier transaction, with other words; both are kept.");
    return false;
  }

  private static OptionalLong pence(String amount) {
    Amounts.Style style = Amounts.provesComma(amount) ? Amounts.Style.COMMA : Amounts.Style.POINT;
    return Amounts.pence(amount, style, Kind.BANK);
  }

  private void emit(long pence, java.time.LocalDate day) {
    String name = now.getOrDefault("NAME", now.getOrDefault("MEMO", "")).strip();
    String memo = now.getOrDefault("MEMO", "").strip();
    var line =
        new Line(
            new Place(probe.sha256(), startLine, item),
            day,
            pence > 0 ? name : "",
            pence > 0 ? "" : name,
            pence,
            now.getOrDefault("TRNTYPE", ""),
            memo.equals(name) ? "" : memo,
            now.getOrDefault("FITID", ""),
            "");
    if (name.isEmpty()) {
      said.say(Remark.Kind.NO_PAYEE, startLine, "Line " + startLine + " names nobody.");
    }
    tally.add(line);
    to.accept(line);
  }

  private void leftOut(String why) {
    said.say(Remark.Kind.LEFT_OUT, startLine, "Line " + startLine + " is left out: " + why + ".");
  }

  private Reading summary() {
    end();
    int leftOut = said.count(Remark.Kind.LEFT_OUT);
    if (tally.lines() == 0) {
      List<Remark> why = new ArrayList<>(said.all());
      throw new Unreadable(
          why.isEmpty() ? 0 : why.getFirst().line(),
          why.isEmpty() ? "There is no transaction in the file." : why.getFirst().words(),
          "Download a statement of the account for the months you mean.");
    }
    Coverage coverage = tally.coverage();
    said.say(Remark.Kind.SHAPE, 0, "Read as OFX, " + probe.charsetWords() + ".");
    said.say(Remark.Kind.MONTHS, 0, coverage.words());
    return new Reading.Read(
        probe.sha256(),
        probe.bytes(),
        Kind.OFX,
        tally.payer(),
        Map.of(),
        tally.lines(),
        tally.pence(),
        tally.credits(),
        tally.from(),
        tally.to(),
        coverage,
        leftOut,
        List.of(),
        said.all());
  }
}
