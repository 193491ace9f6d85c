package org.mandate.app.promises.gap;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise;
import org.mandate.app.record.Canonical;

/** The gap as files: CSV for a spreadsheet, JSON as docs/promise-gap.schema.json says. */
final class GapFiles {
  private static final List<String> HEAD =
      List.of(
          "as_known_on",
          "promise",
          "title",
          "promiser",
          "practice",
          "practice_name",
          "network",
          "patients",
          "promised_pence",
          "due_pence",
          "not_paid_pence",
          "released_not_seen_pence",
          "held_by_payee_pence",
          "received_by_practice_pence",
          "taken_back_pence",
          "waived_pence",
          "disputed_pence",
          "missing_pence",
          "oldest_due",
          "cannot_tell");

  private GapFiles() {}

  static byte[] csv(Map<Promise, Sheet> sheets) {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(HEAD);
      sheets.forEach(
          (promise, sheet) ->
              sheet.lines().forEach(line -> csv.writeRecord(record(promise, sheet, line))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> record(Promise promise, Sheet sheet, PracticeLine line) {
    List<String> cells = new ArrayList<>();
    cells.add(sheet.day().toString());
    cells.add(promise.reference());
    cells.add(harmless(promise.title()));
    cells.add(harmless(promise.promiser()));
    cells.add(harmless(line.code()));
    cells.add(harmless(line.name()));
    cells.add(harmless(line.network()));
    cells.add(line.patients() == 0 ? "" : String.valueOf(line.patients()));
    pence(line).values().forEach(p -> cells.add(String.valueOf(p)));
    cells.add(line.oldest(sheet.day()).map(Object::toString).orElse(""));
    cells.add(harmless(String.join("; ", line.cannotTell())));
    return cells;
  }

  private static Map<String, Long> pence(PracticeLine line) {
    Position p = line.position();
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("promisedPence", p.promised());
    all.put("duePence", p.due());
    all.put("notPaidPence", p.unpaid());
    all.put("releasedNotSeenPence", p.inTransit());
    all.put("heldByPayeePence", p.held());
    all.put("receivedByPracticePence", p.practice());
    all.put("takenBackPence", p.recovered());
    all.put("waivedPence", p.waived());
    all.put("disputedPence", p.disputed());
    all.put("missingPence", line.missing());
    return all;
  }

  /** A cell that a spreadsheet reads as words, never as a formula (OWASP, "CSV injection"). */
  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  static byte[] json(Body body, String day, Map<Promise, Sheet> sheets) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("body", body.slug());
    tree.put("asKnownOn", day);
    tree.put(
        "promises", sheets.entrySet().stream().map(e -> tree(e.getKey(), e.getValue())).toList());
    return bytes(tree);
  }

  private static Map<String, Object> tree(Promise promise, Sheet sheet) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("reference", promise.reference());
    tree.put("title", promise.title());
    tree.put("promiser", promise.promiser());
    tree.put("words", promise.ours().words());
    tree.put("saidOn", promise.ours().source().saidOn().toString());
    tree.put("source", promise.ours().source().title());
    tree.put("practices", sheet.lines().stream().map(l -> tree(sheet, l)).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(Sheet sheet, PracticeLine line) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("practice", line.code());
    tree.put("name", line.name());
    tree.put("network", line.network().isEmpty() ? null : line.network());
    tree.put("patients", line.patients() == 0 ? null : line.patients());
    tree.putAll(pence(line));
    tree.put("oldestDue", line.oldest(sheet.day()).map(Object::toString).orElse(null));
    tree.put("cannotTell", line.cannotTell());
    return tree;
  }

  static byte[] bytes(Map<String, ? extends @Nullable Object> tree) {
    return (Canonical.text(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** "marlbrook-promise-gap-2026-11-10.csv". */
  static String name(Body body, Optional<String> reference, String what, String day, String end) {
    return body.slug() + reference.map(r -> "-" + r).orElse("") + "-" + what + "-" + day + end;
  }
}
