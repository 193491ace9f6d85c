package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.TlogException;
import org.mandate.tlog.VerifierKey;

/** Who signed the certificate and the log's head. */
final class Signatures {
  /** The head of the log the file holds, signed by a key that is believed. */
  record Signed(VerifierKey key, SignedNote note, Checkpoint head) {}

  private Signatures() {}

  static Signed check(Certificate c, VerifierKey claimed, Trust trust, Findings found) {
    VerifierKey key;
    Optional<Checkpoint> seen;
    switch (trust) {
      case Trust.Refused refused -> throw new Fault("log", refused.reason());
      case Trust.Trusted trusted -> {
        found.trusted("key", "The log's key is " + trusted.key() + ": " + trusted.because() + ".");
        key = trusted.key();
        seen = trusted.seen();
      }
    }
    if (!key.equals(claimed)) {
      throw new Fault("log", "names the key " + claimed + ", not " + key);
    }
    note(c, key, found);
    Signed signed = checkpoint(c, key);
    seen.ifPresent(head -> sameHead(head, signed.head()));
    found.recomputed(
        "checkpoint",
        "The record had %s, root %s, signed by %s."
            .formatted(
                Words.counted(signed.head().size(), "entry"), signed.head().root(), c.origin()));
    return signed;
  }

  /** The key the file names, not yet believed. */
  static VerifierKey claimed(Certificate c) {
    VerifierKey claimed = parsed("log", () -> VerifierKey.parse(c.key()));
    if (!claimed.toString().equals(c.key()) || claimed.kind() != VerifierKey.Kind.LOG) {
      throw new Fault("log", "its key is not a log's key in its one spelling");
    }
    return claimed;
  }

  /** One signature only: a line by an unknown key could be added unseen. */
  private static void note(Certificate c, VerifierKey key, Findings found) {
    SignedNote note = parsed("note", () -> SignedNote.parse(c.note().getBytes(UTF_8)));
    signedBy("note", note, key);
    if (c.note().indexOf('\n', note.text().length() + 1) != c.note().length() - 1) {
      throw new Fault("note", "has more than the log's own signature");
    }
    String[] lines = note.text().split("\n", -1);
    if (lines.length != 4 || !lines[0].equals("mandate-certificate")) {
      throw new Fault("note", "does not sign a certificate");
    }
    if (!lines[1].equals(c.decision())) {
      throw new Fault(
          c.ofElection() ? "election" : "decision",
          "says " + c.decision() + ", the note signs " + lines[1]);
    }
    found.recomputed(
        "note",
        "Signed by the log for the %s %s; this is the %s cut."
            .formatted(
                c.ofElection() ? "secret" : "decision",
                c.decision().replace(':', ' '),
                c.full() ? "full" : "public"));
  }

  private static Signed checkpoint(Certificate c, VerifierKey key) {
    if (!(c.open(Part.CHECKPOINT).body() instanceof Json.Str text)) {
      throw new Fault(Part.CHECKPOINT, "is not text");
    }
    SignedNote note = parsed(Part.CHECKPOINT, () -> SignedNote.parse(text.value().getBytes(UTF_8)));
    signedBy(Part.CHECKPOINT, note, key);
    Checkpoint head = parsed(Part.CHECKPOINT, () -> Checkpoint.parse(note.text()));
    if (!head.origin().equals(c.origin())) {
      throw new Fault("log", "says " + c.origin() + ", the checkpoint is of " + head.origin());
    }
    return new Signed(key, note, head);
  }

  private static void signedBy(String part, SignedNote note, VerifierKey key) {
    if (note.verify(List.of(key)) instanceof SignedNote.Signing.Refused refused) {
      throw new Fault(part, refused.reason());
    }
  }

  /** Of another size, only the record itself can prove that one head grew from the other. */
  private static void sameHead(Checkpoint seen, Checkpoint head) {
    if (seen.size() == head.size() && !seen.root().equals(head.root())) {
      throw new Fault(
          Part.CHECKPOINT,
          "the record seen before had another root at %s: it was forked"
              .formatted(Words.counted(head.size(), "entry")));
    }
  }

  /** Whether the parts are those the note signs; what has no proof of its own is found here. */
  static void root(Certificate c, List<Entry> entries, Findings found) {
    SignedNote note = parsed("note", () -> SignedNote.parse(c.note().getBytes(UTF_8)));
    if (!note.text().equals(c.signedText())) {
      throw unsigned(c, entries);
    }
    found.recomputed(
        "parts",
        Words.counted(c.parts().size(), "part") + " add up to the root that the note signs.");
  }

  /** One root tells that a part differs, not which: named are those no other proof stands for. */
  private static Fault unsigned(Certificate c, List<Entry> entries) {
    List<String> suspects = new ArrayList<>();
    for (Entry entry : entries) {
      entry.commitments().keySet().stream()
          .map(entry::opening)
          .filter(name -> c.part(name).isEmpty())
          .forEach(suspects::add);
    }
    c.parts().stream().map(Part::name).filter(n -> !Entries.isKnown(n)).forEach(suspects::add);
    String part = suspects.size() == 1 ? suspects.getFirst() : "note";
    c.parts().stream().filter(Part.Sealed.class::isInstance).map(Part::name).forEach(suspects::add);
    return new Fault(
        part,
        "the parts are not those that were signed: one was removed, added, renamed or changed"
            + (suspects.isEmpty() ? "" : "; no other proof stands for " + Words.list(suspects)));
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T parsed(String part, Reading<T> reading) {
    try {
      return reading.read();
    } catch (TlogException e) {
      throw new Fault(part, e.reason());
    }
  }
}
