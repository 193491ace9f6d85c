package org.mandate.app.actions;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mandate.app.web.Dates;

/** The open actions of a body as a file. */
final class ActionFile {
  private static final List<String> HEAD =
      List.of(
          "action",
          "words",
          "owner",
          "has_owner",
          "due",
          "state",
          "given_on",
          "decision",
          "matter",
          "closed_on",
          "proof",
          "proof_link");

  private ActionFile() {}

  static byte[] csv(List<AgreedAction> actions, Owners owners, LocalDate today) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(HEAD);
      for (AgreedAction a : actions) {
        Optional<Act> closing = a.closing();
        csv.writeRecord(
            List.of(
                a.id().toString(),
                harmless(a.words()),
                harmless(owners.words(a.owner())),
                owners.holds(a.owner()) ? "yes" : "no",
                a.due().toString(),
                ActionRules.state(a, today).name().toLowerCase(Locale.ROOT),
                Dates.on(a.givenAt()).toString(),
                a.from().decision().orElse(""),
                a.from().matter().map(Object::toString).orElse(""),
                closing.map(c -> Dates.on(c.at()).toString()).orElse(""),
                harmless(closing.map(Act::words).orElse("")),
                harmless(closing.map(Act::link).orElse(""))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A cell that a spreadsheet reads as words, never as a formula. */
  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
