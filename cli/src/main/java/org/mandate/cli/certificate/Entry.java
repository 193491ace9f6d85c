package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;

/**
 * An entry of the record, read from its leaf (docs/record.md, "Entries").
 *
 * @param part {@code entry/NN}
 * @param index its place in the tree
 * @param opened the values of the commitments that were opened and fit
 */
record Entry(
    String part,
    String number,
    long index,
    Hash leafHash,
    Instant at,
    String kind,
    String subject,
    Fields facts,
    Map<String, String> commitments,
    Map<String, Json> opened) {
  private static final int LARGEST_LEAF_BYTES = 65_535;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  static Entry read(String part, String number, long index, String leaf) {
    byte[] bytes = leaf.getBytes(UTF_8);
    if (bytes.length > LARGEST_LEAF_BYTES) {
      throw new Fault(part, "its leaf is longer than an entry can be");
    }
    Fields all = Fields.of(part, "", CanonicalReader.read(part, leaf));
    all.only("at", "commitments", "facts", "id", "kind", "subject", "v");
    if (all.whole("v") != 1) {
      throw all.fault("v", "is not 1");
    }
    all.text("id");
    Map<String, String> commitments = new TreeMap<>();
    Fields sealed = all.object("commitments");
    for (String field : sealed.members().keySet()) {
      String hash = sealed.text(field);
      if (!HEX.matcher(hash).matches()) {
        throw sealed.fault(field, "is not 64 hex digits");
      }
      commitments.put(field, hash);
    }
    return new Entry(
        part,
        number,
        index,
        Merkle.leaf(bytes),
        all.time("at"),
        all.text("kind"),
        all.text("subject"),
        all.object("facts"),
        commitments,
        new LinkedHashMap<>());
  }

  /** The name of the part that would open a field. */
  String opening(String field) {
    return "opening/" + number + "/" + field;
  }

  /** The value of an opened field, which must be text, or a fault. */
  String openedText(String field) {
    Json value = openedValue(field);
    if (value instanceof Json.Str text) {
      return text.value();
    }
    throw new Fault(opening(field), "is not text");
  }

  Json openedValue(String field) {
    Json value = opened.get(field);
    if (value == null) {
      throw new Fault(opening(field), "is needed and not in this file");
    }
    return value;
  }

  /** Part and kind, for sentences. */
  String called() {
    return part + " (" + kind + ")";
  }

  Fault fault(String reason) {
    return new Fault(part, kind + ": " + reason);
  }
}
