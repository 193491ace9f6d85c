package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.Hash;
import org.mandate.tlog.InclusionProof;
import org.mandate.tlog.TlogException;
import org.mandate.tlog.Verification;

/** Proves each entry to stand in the log, and each opening to fit its entry. */
final class Entries {
  /** Fields that only a full cut opens (docs/record.md, "Kinds"). */
  private static final Set<String> FULL_ONLY =
      Set.of("person", "by", "facts", "votes", "room", "mover", "seconder");

  /** The same of secret elections, where a field of this name is open in other entries. */
  private static final Map<String, Set<String>> FULL_ONLY_OF =
      Map.of(
          "election.rules", Set.of("holders"),
          "election.roll", Set.of("people"),
          "election.opened", Set.of("people"),
          "election.roll-challenged", Set.of("words"),
          "election.roll-settled", Set.of("answer"),
          "election.complaint", Set.of("words"));

  private Entries() {}

  /** Whether a part's name is of a form this program knows. */
  static boolean isKnown(String name) {
    return name.equals(Part.CHECKPOINT)
        || Part.ENTRY.matcher(name).matches()
        || Part.OPENING.matcher(name).matches()
        || Part.FACT.matcher(name).matches()
        || Part.SEALED.matcher(name).matches();
  }

  static List<Entry> check(Certificate c, Checkpoint head, Findings found) {
    List<Entry> entries = new ArrayList<>();
    for (Part part : c.parts()) {
      Part.number(Part.ENTRY, part)
          .ifPresent(number -> entries.add(entry(c.open(part.name()), number, head)));
      if (!isKnown(part.name()) && !(c.ofElection() && Part.OF_ELECTIONS.contains(part.name()))) {
        found.notChecked(part.name() + ": a part this program does not know");
      }
    }
    inOrder("entry", entries.stream().map(Entry::number).toList());
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).index() <= entries.get(i - 1).index()) {
        throw new Fault(
            entries.get(i).part(), "does not come later in the tree than the one before");
      }
    }
    found.recomputed(
        "entries",
        Words.counted(entries.size(), "entry") + ", each proved to stand in the record.");
    openings(c, entries, found);
    return entries;
  }

  /** 01, 02, 03 ...: a number left out is a part left out. */
  static void inOrder(String of, List<String> numbers) {
    int width = Math.max(2, Integer.toString(numbers.size()).length());
    for (int i = 0; i < numbers.size(); i++) {
      String due = String.format("%0" + width + "d", i + 1);
      if (!numbers.get(i).equals(due)) {
        throw new Fault(of + "/" + due, "is missing: there is " + of + "/" + numbers.get(i));
      }
    }
  }

  private static Entry entry(Part.Open part, String number, Checkpoint head) {
    Fields body = part.fields().only("index", "leaf", "proof");
    Entry entry = Entry.read(part.name(), number, body.whole("index"), body.text("leaf"));
    proved(part.name(), proof(body, entry.index(), head.size()), entry.leafHash(), head.root());
    return entry;
  }

  static InclusionProof proof(Fields body, long index, long size) {
    try {
      return new InclusionProof(
          index, size, body.texts("proof").stream().map(Hash::ofBase64).toList());
    } catch (TlogException e) {
      throw body.fault("proof", e.reason());
    }
  }

  static void proved(String part, InclusionProof proof, Hash leaf, Hash root) {
    if (proof.verify(leaf, root) instanceof Verification.Bad bad) {
      throw new Fault(part, "is not proved to stand there: " + bad.reason());
    }
  }

  private static void openings(Certificate c, List<Entry> entries, Findings found) {
    int fit = 0;
    for (Part part : c.parts()) {
      var name = Part.OPENING.matcher(part.name());
      if (!name.matches()) {
        if (part instanceof Part.Sealed && Part.number(Part.SEALED, part).isEmpty()) {
          throw new Fault(part.name(), "is sealed; only openings and sealed facts may be");
        }
        continue;
      }
      Entry entry =
          entries.stream()
              .filter(e -> e.number().equals(name.group(1)))
              .findFirst()
              .orElseThrow(() -> new Fault(part.name(), "opens an entry that is not in this file"));
      sight(c, part, entry, name.group(2));
      if (part instanceof Part.Open open) {
        open(open, entry, name.group(2));
        fit++;
      }
    }
    for (Entry entry : entries) {
      for (String field : entry.commitments().keySet()) {
        if (!entry.opened().containsKey(field)) {
          found.sealed(entry, field);
        }
      }
    }
    found.recomputed("openings", Words.counted(fit, "opening") + " fit their commitments.");
  }

  /** A cut shows and hides exactly what it must: hiding more would keep root and note. */
  private static void sight(Certificate c, Part part, Entry entry, String field) {
    if (!entry.commitments().containsKey(field)) {
      throw new Fault(part.name(), entry.called() + " commits to no field '" + field + "'");
    }
    boolean fullOnly =
        FULL_ONLY.contains(field)
            || FULL_ONLY_OF.getOrDefault(entry.kind(), Set.of()).contains(field);
    boolean sealed = part instanceof Part.Sealed;
    if (sealed && c.full()) {
      throw new Fault(part.name(), "is sealed, and the file says it is the full cut");
    }
    if (sealed && !fullOnly && Kinds.isKnown(entry.kind())) {
      throw new Fault(part.name(), "is sealed, though every cut shows it");
    }
    if (!sealed && fullOnly && !c.full()) {
      throw new Fault(part.name(), "is open, and the file says it is the public cut");
    }
  }

  static byte[] salt(Fields body) {
    try {
      return Hash.ofBase64(body.text("salt")).bytes();
    } catch (TlogException e) {
      throw body.fault("salt", e.reason().replace("hash ", ""));
    }
  }

  private static void open(Part.Open part, Entry entry, String field) {
    Fields body = part.fields().only("salt", "value");
    String commitment = entry.commitments().get(field);
    byte[] salt = salt(body);
    Json value = body.value("value");
    if (!Digests.commitment(entry.kind(), field, salt, value.text()).equals(commitment)) {
      throw new Fault(part.name(), "does not fit the commitment of " + entry.called());
    }
    entry.opened().put(field, value);
  }
}
