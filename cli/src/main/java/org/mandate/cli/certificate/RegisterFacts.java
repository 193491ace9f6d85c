package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mandate.count.Voter;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.TlogException;

/** Official rows, each proved to stand under the root of an import that stands in the record. */
final class RegisterFacts {
  private static final Set<String> SOURCES = Set.of(Kinds.IMPORTED, Kinds.STATED);

  private record Row(String part, Entry entry, Fields facts) {
    String kind() {
      return says("kind");
    }

    String says(String name) {
      return facts.maybe(name, facts::text).orElse("");
    }

    boolean holdsOn(LocalDate day) {
      return facts.maybe("from", facts::date).filter(d -> d.isAfter(day)).isEmpty()
          && facts.maybe("to", facts::date).filter(d -> d.isBefore(day)).isEmpty();
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
      long stated = rows.stream().filter(r -> r.entry().kind().equals(Kinds.STATED)).count();
      found.recomputed(
          "facts",
          Words.counted(rows.size(), "register fact")
              + ", each proved to stand in its import."
              + (stated == 0
                  ? ""
                  : " Of these, %s stated by this installation itself, by no official list."
                      .formatted(stated == 1 ? "1 was" : Words.number(stated) + " were")));
    }
    return new RegisterFacts(rows);
  }

  private static Row row(Part.Open part, List<Entry> entries) {
    Fields body = part.fields().only("entry", "fact", "index", "of", "proof");
    String name = body.text("entry");
    Entry imported =
        entries.stream()
            .filter(e -> e.part().equals(name) && SOURCES.contains(e.kind()))
            .findFirst()
            .orElseThrow(() -> new Fault(part.name(), name + " is no import in this file"));
    String fact = body.text("fact");
    Entries.proved(
        part.name(),
        Entries.proof(body, body.whole("index"), body.whole("of")),
        Merkle.leaf(fact.getBytes(UTF_8)),
        root(imported));
    return new Row(
        part.name(),
        imported,
        Fields.of(part.name(), "the fact", CanonicalReader.read(part.name(), fact)));
  }

  private static Hash root(Entry imported) {
    try {
      return Hash.of(HexFormat.of().parseHex(imported.facts().text("root")));
    } catch (IllegalArgumentException | TlogException _) {
      throw imported.facts().fault("root", "is not 64 hex digits");
    }
  }

  /** A roll cannot rest on what was recorded only after it was published. */
  void stoodBefore(Chain chain) {
    stoodBefore(chain.first(Kinds.PUBLISHED).orElse(chain.opened()));
  }

  /** The same of the entry that published a roll. */
  void stoodBefore(Entry roll) {
    rows.stream().map(Row::entry).distinct().forEach(e -> Founding.requireBefore(e, roll));
  }

  /** Whether a fact says that the practice was in one of the networks on that day. */
  boolean isIn(String practice, List<String> networks, LocalDate day) {
    return members("network", practice, day).anyMatch(r -> networks.contains(r.says("network")));
  }

  private Stream<Row> members(String tier, String practice, LocalDate day) {
    return rows.stream()
        .filter(r -> r.kind().equals(tier + "-members") && r.says("practice").equals(practice))
        .filter(r -> r.holdsOn(day));
  }

  /**
   * Each weight of the roll against the latest list size the file has, of the roll's day or before.
   */
  void weights(FrozenRoll roll, Findings found) {
    long fits = 0;
    long upheld = 0;
    long earlier = 0;
    for (Voter voter : roll.roll().voters()) {
      Optional<Row> list = list(voter.id(), roll);
      if (list.isPresent()) {
        if (!isSame(list.get(), voter, roll)) {
          upheld++;
          continue;
        }
        fits++;
        earlier +=
            roll.asAt().filter(list.get().facts().date("as_at")::isBefore).isPresent() ? 1 : 0;
      }
    }
    if (fits > 0) {
      found.recomputed(
          "weights",
          "Patients: as the register says for "
              + Words.counted(fits, "practice")
              + (earlier == 0 ? "." : ", for " + Words.number(earlier) + " of an earlier day."));
    }
    if (upheld > 0) {
      found.recomputed("weights", "Patients: " + upheld(upheld));
    }
    long left = roll.roll().size() - fits - upheld;
    if (left > 0) {
      found.notChecked(
          "the patients of %s: no register facts in this file"
              .formatted(Words.counted(left, "practice")));
    }
  }

  private Optional<Row> list(String practice, FrozenRoll roll) {
    String basis = roll.basis().name().toLowerCase(Locale.ROOT);
    return rows.stream()
        .filter(r -> r.kind().equals("list-sizes") && r.says("code").equals(practice))
        // The official list has one basis and does not say so.
        .filter(r -> r.facts().maybe("basis", r.facts()::text).orElse("registered").equals(basis))
        .filter(r -> roll.asAt().filter(r.facts().date("as_at")::isAfter).isEmpty())
        .max(Comparator.comparing(r -> r.facts().date("as_at")));
  }

  /** Whether the roll says what the register says; an upheld challenge may say otherwise. */
  private static boolean isSame(Row row, Voter voter, FrozenRoll roll) {
    long patients = row.facts().whole("patients");
    if (patients != voter.weight() && !roll.challenged().contains(voter.id())) {
      throw new Fault(
          row.part(),
          "says %s for %s, the roll says %s"
              .formatted(
                  Words.counted(patients, "patient"), voter.id(), Words.number(voter.weight())));
    }
    return patients == voter.weight();
  }

  private static String upheld(long practices) {
    return "otherwise than the register says for %s, by an upheld challenge."
        .formatted(Words.counted(practices, "practice"));
  }

  /**
   * The areas of the roll, where each had to agree: neighbourhoods, else networks, by name. What is
   * one area for the count is one for the register, and the other way round: one text for each
   * code, one code for each text.
   */
  void areas(FrozenRoll roll, Findings found) {
    int fits = 0;
    int upheld = 0;
    List<String> unknown = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    Map<String, String> codes = new HashMap<>();
    for (Voter voter : roll.roll().voters()) {
      String area = Optional.ofNullable(voter.area()).orElse("");
      Optional<Row> named = area(voter.id(), roll.day());
      if (named.isEmpty()) {
        unknown.add(voter.id());
      } else if (isCalled(named.get(), area)) {
        oneToOne(named.get(), area, texts, codes);
        fits++;
      } else if (roll.challenged().contains(voter.id())) {
        upheld++;
      } else {
        throw new Fault(
            named.get().part(),
            "the register puts %s into %s, the roll says %s"
                .formatted(
                    voter.id(), named.get().says("name"), area.isEmpty() ? "no area" : area));
      }
    }
    if (fits > 0) {
      found.recomputed(
          "areas", "Areas: as the register says for " + Words.counted(fits, "practice") + ".");
    }
    if (upheld > 0) {
      found.recomputed("areas", "Areas: " + upheld(upheld));
    }
    if (!unknown.isEmpty()) {
      found.notChecked(
          "the area of %s: no register facts in this file (%s)"
              .formatted(Words.counted(unknown.size(), "practice"), Words.list(unknown)));
    }
  }

  private static void oneToOne(
      Row organisation, String area, Map<String, String> texts, Map<String, String> codes) {
    String code = organisation.says("code");
    String text = texts.putIfAbsent(code, area);
    if (text != null && !text.equals(area)) {
      throw new Fault(
          organisation.part(),
          "the area %s is written '%s' and '%s' on the roll: counted as two"
              .formatted(code, text, area));
    }
    String other = codes.putIfAbsent(area, code);
    if (other != null && !other.equals(code)) {
      throw new Fault(
          organisation.part(),
          "the areas %s and %s are both written '%s' on the roll: counted as one"
              .formatted(other, code, area));
    }
  }

  private Optional<Row> area(String practice, LocalDate day) {
    return Stream.of("neighbourhood", "network")
        .flatMap(tier -> members(tier, practice, day).map(r -> r.says(tier)))
        .findFirst()
        .flatMap(
            code ->
                rows.stream()
                    .filter(r -> Set.of("organisation", "networks").contains(r.kind()))
                    .filter(r -> r.says("code").equals(code))
                    .findFirst());
  }

  /** The roll writes upper-case names as people do, and the code behind where two are alike. */
  private static boolean isCalled(Row organisation, String area) {
    String name = plain(organisation.says("name"));
    return plain(area).equals(name)
        || plain(area).equals(name + " (" + plain(organisation.says("code")) + ")");
  }

  private static String plain(String name) {
    return name.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
  }
}
