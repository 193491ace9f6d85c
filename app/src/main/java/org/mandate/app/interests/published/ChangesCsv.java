package org.mandate.app.interests.published;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.app.interests.published.EditionComparison.CategoryChange;
import org.mandate.app.interests.published.EditionComparison.Pair;

/**
 * Every change as CSV: a row for each entry that came, went or moved, and one for each field of an
 * entry that says something else. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe instead.
 */
final class ChangesCsv {
  private final Registers registers;
  private final PublishedRegister then;
  private final PublishedRegister now;

  ChangesCsv(Registers registers, PublishedRegister then, PublishedRegister now) {
    this.registers = registers;
    this.then = then;
    this.now = now;
  }

  String of(EditionComparison compared) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(
          "change", "category", "entry", "who", "organisations", "field", "before", "now");
      for (CategoryChange c : compared.categories()) {
        entries(csv, "added", now, c.added());
        entries(csv, "removed", then, c.removed());
        changed(csv, c.changed());
        moved(csv, c.movedIn());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return out.toString();
  }

  private void entries(
      CsvWriter csv, String change, PublishedRegister of, List<EditionLine> lines) {
    Map<Integer, Kept> kept = registers.at(of, lines.stream().map(EditionLine::place).toList());
    for (EditionLine line : lines) {
      write(csv, change, kept.get(line.place()), "", "", "");
    }
  }

  private void changed(CsvWriter csv, List<Pair> pairs) {
    var was = registers.at(then, pairs.stream().map(p -> p.before().place()).toList());
    var is = registers.at(now, pairs.stream().map(p -> p.now().place()).toList());
    for (Pair pair : pairs) {
      Kept before = was.get(pair.before().place());
      Kept after = is.get(pair.now().place());
      if (before != null && after != null) {
        EntryFields.differences(before.fields(), after.fields())
            .forEach(d -> write(csv, "changed", after, d.name(), d.before(), d.now()));
      }
    }
  }

  private void moved(CsvWriter csv, List<Pair> pairs) {
    var is = registers.at(now, pairs.stream().map(p -> p.now().place()).toList());
    for (Pair p : pairs) {
      write(
          csv,
          "moved",
          is.get(p.now().place()),
          "Category",
          p.before().category().title(),
          p.now().category().title());
    }
  }

  private static void write(
      CsvWriter csv, String change, @Nullable Kept entry, String field, String before, String now) {
    if (entry != null) {
      List<String> cells =
          List.of(
              change,
              entry.category().title(),
              entry.called(),
              entry.declarer(),
              EntryWords.organisations(entry),
              field,
              before,
              now);
      List<String> safe = new ArrayList<>();
      cells.forEach(cell -> safe.add(harmless(cell)));
      csv.writeRecord(safe);
    }
  }

  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
