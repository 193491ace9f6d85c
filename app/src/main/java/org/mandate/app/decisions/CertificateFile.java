package org.mandate.app.decisions;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Log;
import org.mandate.app.record.Record;
import org.mandate.tlog.Prover;

/**
 * A certificate being written: entries with their proofs and openings, further parts, the log's
 * head, the note over all of them (docs/record.md, "Certificates").
 */
final class CertificateFile {
  private final Log log;
  private final Log.Head head;
  private final TreeMap<String, CertificatePart> parts = new TreeMap<>();

  /**
   * @param head with its note
   */
  CertificateFile(Log log, Log.Head head) {
    this.log = log;
    this.head = head;
    put(new CertificatePart("checkpoint", head.note().orElseThrow(), false));
  }

  /** Whether all entries have their places under a head that is signed. */
  static boolean isReady(List<Record.Entry> entries, Log.Head head) {
    return head.note().isPresent()
        && entries.stream().allMatch(e -> e.place().filter(p -> p < head.size()).isPresent());
  }

  /**
   * Adds entries with their openings.
   *
   * @param entries in the order of the tree
   * @param shown which openings a certificate may hold at all
   */
  void entries(
      Record record, List<Record.Entry> entries, BiPredicate<Record.Entry, Record.Opening> shown) {
    Prover prover = Prover.overTiles(log, head.size());
    for (int i = 0; i < entries.size(); i++) {
      Record.Entry entry = entries.get(i);
      String number = CertificateFacts.number(i + 1, entries.size());
      long place = entry.place().orElseThrow();
      Map<String, Object> body = new TreeMap<>();
      body.put("index", place);
      body.put("leaf", entry.leaf());
      body.put("proof", Certificates.path(prover.inclusion(place, head.size())));
      put(new CertificatePart("entry/" + number, body, false));
      record.openings(List.of(entry.id())).stream()
          .filter(o -> !o.sight().equals("closed") && shown.test(entry, o))
          .forEach(o -> put(opening(number, o)));
    }
  }

  private static CertificatePart opening(String number, Record.Opening o) {
    Map<String, Object> body = new TreeMap<>();
    body.put("salt", Base64.getEncoder().encodeToString(o.salt()));
    body.put("value", Objects.requireNonNull(Canonical.parse(o.valueJson())));
    return new CertificatePart(
        "opening/" + number + "/" + o.field(), body, o.sight().equals("full"));
  }

  void put(CertificatePart part) {
    parts.put(part.name(), part);
  }

  /** Both cuts of one certificate, with one note over both. */
  record Cuts(byte[] publicCut, byte[] fullCut) {
    byte[] of(String cut) {
      return cut.equals("full") ? fullCut : publicCut;
    }
  }

  /**
   * Signs and writes it.
   *
   * @param about the member that names what it is about: "decision" or "election"
   */
  Cuts write(String about, String reference) {
    String note =
        log.signNote(
            "mandate-certificate\n"
                + reference
                + "\n"
                + CertificatePart.root(parts.values())
                + "\n");
    return new Cuts(write(about, reference, note, false), write(about, reference, note, true));
  }

  private byte[] write(String about, String reference, String note, boolean full) {
    Map<String, Object> file = new TreeMap<>();
    file.put("cut", full ? "full" : "public");
    file.put(about, reference);
    file.put("format", "mandate-certificate");
    file.put("version", 1L);
    file.put("log", Map.of("key", log.verifierKey().orElseThrow(), "origin", head.origin()));
    file.put("parts", parts.values().stream().map(p -> p.in(full)).toList());
    file.put("note", note);
    return (Canonical.text(file) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
