package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mandate.constitution.Setting.ListBasis;
import org.mandate.count.Voter;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.TlogException;

/** Official rows, each proved to stand under the root of an import that stands in the record. */
final class RegisterFacts {
  private record Row(String part, Fields facts) {
    String kind() {
      return facts.maybe("kind", facts::text).orElse("");
    }
  }

  private final List<Row> rows;

  private RegisterFacts(List<Row> rows) {
    this.rows = rows;
  }

  static RegisterFacts check(Certificate c, List<Entry> entries, Findings found) {
    List<Row> rows = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Part part : c.parts()) {
      Part.number(Part.FACT, part)
          .ifPresent(
              number -> {
                numbers.add(number);
                rows.add(row(c.open(part.name()), entries));
              });
    }
    Entries.inOrder("fact", numbers);
    if (!rows.isEmpty()) {
      found.recomputed(
          "facts",
          Words.counted(rows.size(), "register fact") + ", each proved to stand in its import.");
    }
    return new RegisterFacts(rows);
  }

  private static Row row(Part.Open part, List<Entry> entries) {
    Fields body = part.fields().only("entry", "fact", "index", "of", "proof");
    String name = body.text("entry");
    Entry imported =
        entries.stream()
            .filter(e -> e.part().equals(name) && e.kind().equals(Kinds.IMPORTED))
            .findFirst()
            .orElseThrow(() -> new Fault(part.name(), name + " is no import in this file"));
    String fact = body.text("fact");
    Entries.proved(
        part.name(),
        Entries.proof(body, body.whole("index"), body.whole("of")),
        Merkle.leaf(fact.getBytes(UTF_8)),
        root(imported));
    return new Row(
        part.name(), Fields.of(part.name(), "the fact", CanonicalReader.read(part.name(), fact)));
  }

  private static Hash root(Entry imported) {
    try {
      return Hash.of(HexFormat.of().parseHex(imported.facts().text("root")));
    } catch (IllegalArgumentException | TlogException _) {
      throw imported.facts().fault("root", "is not 64 hex digits");
    }
  }

  /** Whether a fact says that the practice was in one of the networks on that day. */
  boolean isIn(String practice, List<String> networks, LocalDate day) {
    return rows.stream()
        .filter(r -> r.kind().equals("network-members"))
        .map(Row::facts)
        .anyMatch(
            f ->
                f.text("practice").equals(practice)
                    && networks.contains(f.text("network"))
                    && f.maybe("from", f::date).filter(d -> d.isAfter(day)).isEmpty()
                    && f.maybe("to", f::date).filter(d -> d.isBefore(day)).isEmpty());
  }

  /** Each weight of the roll against the list size of the same day, where the file has it. */
  void weights(FrozenRoll roll, Findings found) {
    long fits = 0;
    for (Voter voter : roll.roll().voters()) {
      fits +=
          rows.stream()
              .filter(r -> roll.basis() == ListBasis.REGISTERED && isListOf(r, voter.id(), roll))
              .peek(r -> same(r, voter, roll))
              .limit(1)
              .count();
    }
    if (fits > 0) {
      found.recomputed(
          "weights", "Patients: as the register says for " + Words.counted(fits, "practice") + ".");
    }
    long left = roll.roll().size() - fits;
    if (left > 0) {
      found.notChecked(
          "the patients of %s: no register facts in this file"
              .formatted(Words.counted(left, "practice")));
    }
  }

  private static boolean isListOf(Row row, String practice, FrozenRoll roll) {
    return row.kind().equals("list-sizes")
        && row.facts().text("code").equals(practice)
        && roll.asAt().filter(row.facts().date("as_at")::equals).isPresent();
  }

  private static void same(Row row, Voter voter, FrozenRoll roll) {
    long patients = row.facts().whole("patients");
    if (patients != voter.weight() && !roll.challenged().contains(voter.id())) {
      throw new Fault(
          row.part(),
          "says %s for %s, the roll says %s"
              .formatted(
                  Words.counted(patients, "patient"), voter.id(), Words.number(voter.weight())));
    }
  }
}
