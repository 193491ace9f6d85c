package org.mandate.app.interests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Canonical;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A policy's text, read strictly. It is one JSON object of three parts: "conflicts" (a policy as
 * docs/conflicts.md has it, read by the library that judges by it), "register" and "board".
 *
 * @param tree the text as a tree
 * @param canonical its canonical JSON, which is kept and hashed
 * @param hash SHA-256 of that, 64 hex digits
 */
record PolicyText(
    Map<String, Object> tree,
    String canonical,
    String hash,
    Policy conflicts,
    RegisterTerms register,
    BoardTerms board) {
  static final int LONGEST = 200_000;
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Reads a text; the faults, all in the box "text", name the place and what mends it. */
  static Outcome<PolicyText> read(String json) {
    if (json.length() > LONGEST) {
      return Outcome.refused("text", "The text is longer than 200,000 letters. Shorten it.");
    }
    Map<String, Object> tree;
    try {
      STRICT.readValue(json, Object.class);
      tree = Canonical.parseObject(json);
      return read(tree);
    } catch (JacksonException e) {
      return Outcome.refused("text", "This is not JSON that can be read: " + where(e));
    } catch (IllegalArgumentException e) {
      return Outcome.refused(
          "text",
          "Write one JSON object, with whole numbers only; decimals of a share stand in quotes.");
    }
  }

  /** A text with a line for each field, for people to change. */
  static String spread(String json) {
    return STRICT
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(STRICT.readValue(json, Object.class));
  }

  private static String where(JacksonException e) {
    return "look at line "
        + e.getLocation().getLineNr()
        + ", column "
        + e.getLocation().getColumnNr()
        + " ("
        + e.getOriginalMessage().split("\n", 2)[0]
        + ").";
  }

  private static Outcome<PolicyText> read(Map<String, Object> tree) {
    List<Outcome.Fault> faults = new ArrayList<>();
    for (String key : tree.keySet()) {
      if (!List.of("conflicts", "register", "board").contains(key)) {
        faults.add(new Outcome.Fault("text", key + ": there is no such part. Take it out."));
      }
    }
    String canonical = Canonical.text(tree);
    Parsed parsed = conflicts(tree.getOrDefault("conflicts", ""));
    if (parsed instanceof Parsed.Refused refused) {
      refused
          .problems()
          .forEach(
              p ->
                  faults.add(
                      new Outcome.Fault(
                          "text",
                          p.place().replaceFirst("^policies(\\[0])?", "conflicts")
                              + ": "
                              + p.what()
                              + " "
                              + p.mend())));
    }
    TermsReader terms = new TermsReader(faults);
    RegisterTerms register = terms.register(tree.getOrDefault("register", ""));
    BoardTerms board = terms.board(tree.getOrDefault("board", ""));
    if (!faults.isEmpty() || !(parsed instanceof Parsed.Ok ok)) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(
        new PolicyText(
            tree, canonical, sha256(canonical), ok.facts().policies().getFirst(), register, board));
  }

  /** The library reads a policy where it stands in a file of facts, with nothing else in it. */
  private static Parsed conflicts(Object policy) {
    Map<String, Object> file = new TreeMap<>();
    file.put("format", FactsFile.FORMAT);
    for (String part : List.of("people", "organisations", "links", "matters", "bodies")) {
      file.put(part, List.of());
    }
    file.put("policies", List.of(policy));
    return FactsFile.read(Canonical.bytes(file));
  }

  private static String sha256(String canonical) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
