package org.mandate.app.interests;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Money;

/** A published register as lines, and the lines as files; docs/interests-register.schema.json. */
final class RegisterFile {
  static final String FORMAT = "mandate-interests-register-1";
  private final Body body;
  private final Published register;
  private final LocalDate made;
  private final Map<String, String> organisations;
  private final Map<String, String> seats;

  /**
   * @param made the day on which the file is made
   * @param organisations names by code
   * @param seats titles by id
   */
  RegisterFile(
      Body body,
      Published register,
      LocalDate made,
      Map<String, String> organisations,
      Map<String, String> seats) {
    this.body = body;
    this.register = register;
    this.made = made;
    this.organisations = organisations;
    this.seats = seats;
  }

  /** Codes of the organisations that the register names. */
  static List<String> codes(Published register) {
    return register.people().stream()
        .flatMap(p -> p.interests().stream())
        .map(l -> l.held().organisation())
        .filter(code -> !code.isEmpty())
        .distinct()
        .toList();
  }

  /** By person; of whom there is nothing to read, there is no line. */
  Map<Published.Person, List<RegisterRow>> rows() {
    Map<Published.Person, List<RegisterRow>> all = new LinkedHashMap<>();
    register.people().stream().filter(p -> !p.isEmpty()).forEach(p -> all.put(p, rows(p)));
    return all;
  }

  String seats(Published.Person p) {
    return String.join(", ", p.seats().stream().map(s -> seats.getOrDefault(s, s)).toList());
  }

  private List<RegisterRow> rows(Published.Person p) {
    String held = seats(p);
    List<RegisterRow> rows = new ArrayList<>();
    p.interests().forEach(l -> rows.add(interest(p, held, l)));
    if (p.indirect()) {
      rows.add(RegisterRow.of(p.name(), held, "Conflicted, indirect", "", Optional.empty()));
    }
    p.withheld()
        .forEach(
            why -> rows.add(RegisterRow.of(p.name(), held, "Withheld", why, Optional.empty())));
    p.gifts().forEach(g -> rows.add(gift(p, held, g)));
    p.withheldGifts()
        .forEach(
            why ->
                rows.add(RegisterRow.of(p.name(), held, "Gift, withheld", why, Optional.empty())));
    p.returned()
        .ifPresent(
            r ->
                rows.add(RegisterRow.of(p.name(), held, r.what().says(), "", Optional.of(r.on()))));
    return rows;
  }

  private RegisterRow interest(Published.Person p, String held, Published.Line l) {
    String code = l.held().organisation();
    return new RegisterRow(
        p.name(),
        held,
        "Interest",
        InterestWords.kind(l.held().kind()),
        InterestWords.relation(l.held()),
        code.isEmpty() ? l.held().organisationName() : organisations.getOrDefault(code, code),
        code,
        l.held().words(),
        InterestWords.worth(l.held()),
        Optional.of(l.from()),
        l.until(),
        Optional.of(l.declaredOn()));
  }

  private static RegisterRow gift(Published.Person p, String held, Published.Given g) {
    return new RegisterRow(
        p.name(),
        held,
        g.accepted() ? "Gift, accepted" : "Gift, declined",
        "",
        "",
        g.givenBy(),
        "",
        g.words(),
        g.pence().map(Money::shortly).orElse("Value not known"),
        Optional.of(g.offeredOn()),
        Optional.empty(),
        Optional.of(g.declaredOn()));
  }

  /** Every line, those of whoever has not declared last. */
  List<RegisterRow> lines() {
    List<RegisterRow> all = new ArrayList<>();
    rows().values().forEach(all::addAll);
    register
        .named()
        .forEach(
            name -> all.add(RegisterRow.of(name, "", "Has not declared", "", Optional.empty())));
    return all;
  }

  /** As CSV, with a first row of headings. */
  byte[] csv() {
    List<RegisterRow> all = new ArrayList<>(lines());
    if (register.others() > 0) {
      String many = String.valueOf(register.others());
      all.add(RegisterRow.of("", "", "Others who are late", many, Optional.empty()));
    }
    StringWriter out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      List<String> head = new ArrayList<>(List.of("as_known_on", "made_on", "policy_version"));
      head.addAll(RegisterRow.of("", "", "", "", Optional.empty()).fields().keySet());
      csv.writeRecord(head);
      for (RegisterRow row : all) {
        List<String> cells =
            new ArrayList<>(
                List.of(register.day().toString(), made.toString(), register.policy().version()));
        row.fields().values().forEach(cell -> cells.add(harmless(cell)));
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A spreadsheet takes a cell that begins so for a formula; behind an apostrophe it is text. */
  static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  byte[] json() {
    Map<String, Object> all = new TreeMap<>();
    all.put("format", FORMAT);
    all.put("body", Map.of("slug", body.slug(), "name", body.name()));
    all.put("asKnownOn", register.day().toString());
    all.put("madeOn", made.toString());
    AdoptedPolicy policy = register.policy();
    all.put(
        "policy",
        Map.of(
            "id", policy.id(),
            "version", policy.version(),
            "hash", policy.hash(),
            "from", policy.from().toString()));
    all.put("rows", rows().values().stream().flatMap(List::stream).map(this::told).toList());
    all.put("notDeclared", register.named());
    all.put("othersLate", register.others());
    return Canonical.bytes(all);
  }

  private Map<String, Object> told(RegisterRow row) {
    Map<String, Object> fields = new TreeMap<>();
    row.fields()
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                fields.put(name, value);
              }
            });
    return fields;
  }
}
