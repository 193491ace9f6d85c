package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;
import org.mandate.tlog.TlogException;

/**
 * Sealed facts, each proved to stand under the root of an interval's one entry (docs/record.md,
 * "Sealed facts"). The public cut shows that there are such parts and nothing of what they say.
 */
final class SealedParts {
  private static final String LABEL = "mandate-sealed-v1\n";
  private static final Duration INTERVAL = Duration.ofHours(1);

  private record Place(long entry, long index) {}

  private SealedParts() {}

  static void check(Certificate c, List<Entry> entries, Findings found) {
    entries.stream().filter(e -> e.kind().equals(Kinds.SEALED)).forEach(SealedParts::interval);
    List<String> numbers = new ArrayList<>();
    Map<String, Integer> kinds = new TreeMap<>();
    Place last = new Place(-1, -1);
    for (Part part : c.parts()) {
      var number = Part.number(Part.SEALED, part);
      if (number.isEmpty()) {
        continue;
      }
      numbers.add(number.get());
      if (sight(c, part) instanceof Part.Open open) {
        last = proved(open, entries, last, kinds);
      } else {
        found.sealed(part.name(), "sealed fact");
      }
    }
    Entries.inOrder("sealed", numbers);
    if (!kinds.isEmpty()) {
      List<String> each = new ArrayList<>();
      kinds.forEach((kind, times) -> each.add(times + " " + kind));
      found.recomputed(
          "sealed facts",
          "%s, each proved to stand in the record: %s."
              .formatted(
                  Words.counted(kinds.values().stream().mapToInt(n -> n).sum(), "sealed fact"),
                  String.join(", ", each)));
    }
  }

  /** What an interval's entry says, and that it says nothing else. */
  private static void interval(Entry entry) {
    Fields facts = entry.facts().only("from", "leaves", "root", "to");
    Duration length = Duration.between(facts.time("from"), facts.time("to"));
    if (!length.isPositive() || length.toNanos() % INTERVAL.toNanos() != 0) {
      throw facts.fault("to", "does not end a whole number of hours after " + facts.text("from"));
    }
    if (facts.time("to").isAfter(entry.at())) {
      throw facts.fault("to", "is later than the entry itself");
    }
    if (facts.whole("leaves") < 1) {
      throw facts.fault("leaves", "is not a number of leaves");
    }
    root(entry);
    if (!entry.subject().equals("platform") || !entry.commitments().isEmpty()) {
      throw entry.fault("says more than the interval and its root");
    }
  }

  /** A cut shows and hides exactly what it must. */
  private static Part sight(Certificate c, Part part) {
    boolean sealed = part instanceof Part.Sealed;
    if (sealed && c.full()) {
      throw new Fault(part.name(), "is sealed, and the file says it is the full cut");
    }
    if (!sealed && !c.full()) {
      throw new Fault(part.name(), "is open, and the file says it is the public cut");
    }
    return part;
  }

  private static Place proved(
      Part.Open part, List<Entry> entries, Place last, Map<String, Integer> kinds) {
    Fields body = part.fields().only("entry", "fact", "index", "of", "proof", "salt");
    String name = body.text("entry");
    Entry entry =
        entries.stream()
            .filter(e -> e.part().equals(name) && e.kind().equals(Kinds.SEALED))
            .findFirst()
            .orElseThrow(() -> new Fault(part.name(), name + " is no 'sealed' in this file"));
    Place place = new Place(entry.index(), body.whole("index"));
    if (place.entry() < last.entry()
        || (place.entry() == last.entry() && place.index() <= last.index())) {
      throw new Fault(part.name(), "does not come after the sealed fact before it");
    }
    if (body.whole("of") != entry.facts().whole("leaves")) {
      throw body.fault("of", "is not the number of leaves that " + entry.called() + " has");
    }
    String fact = body.text("fact");
    Entries.proved(
        part.name(),
        Entries.proof(body, place.index(), body.whole("of")),
        leaf(Entries.salt(body), fact),
        root(entry));
    Fields all = Fields.of(part.name(), "the fact", CanonicalReader.read(part.name(), fact));
    all.only("at", "body", "fact", "kind", "matter", "subject", "v");
    if (all.whole("v") != 1) {
      throw all.fault("v", "is not 1");
    }
    all.time("at");
    all.text("subject");
    all.object("fact");
    kinds.merge(all.text("kind"), 1, Integer::sum);
    return place;
  }

  private static Hash leaf(byte[] salt, String fact) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(LABEL.getBytes(UTF_8));
    data.writeBytes(salt);
    data.writeBytes(fact.getBytes(UTF_8));
    return Merkle.leaf(data.toByteArray());
  }

  private static Hash root(Entry entry) {
    try {
      return Hash.of(HexFormat.of().parseHex(entry.facts().text("root")));
    } catch (IllegalArgumentException | TlogException _) {
      throw entry.facts().fault("root", "is not 64 hex digits");
    }
  }
}
