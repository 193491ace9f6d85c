package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mandate.tlog.Hash;

/**
 * A certificate as its file says, nothing of it believed yet.
 *
 * @param full whether it says it is the full cut
 * @param ofElection whether it is of a secret election rather than of a decision
 * @param decision the reference it says it is about: a decision's, or {@code election:UUID}
 * @param parts in the order of their names, each name once
 */
record Certificate(
    boolean full,
    boolean ofElection,
    String decision,
    String key,
    String origin,
    List<Part> parts,
    String note) {
  private static final Pattern ELECTION =
      Pattern.compile("election:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final String WHOLE = "file";

  static Certificate read(byte[] file) {
    if (file.length == 0) {
      throw new Fault(WHOLE, "is empty");
    }
    if (file.length > Checker.MAX_BYTES) {
      throw new Fault(WHOLE, "is over " + Words.number(Checker.MAX_BYTES) + " bytes, the limit");
    }
    String text = decode(file);
    if (!text.endsWith("\n")) {
      throw new Fault(WHOLE, "does not end in a newline: it was cut short, or is not canonical");
    }
    Json json = CanonicalReader.read(WHOLE, text.substring(0, text.length() - 1));
    Fields all = Fields.of(WHOLE, "", json);
    boolean ofElection = all.has("election");
    String about = ofElection ? "election" : "decision";
    all.only("cut", about, "format", "log", "note", "parts", "version");
    expect(all.text("format").equals("mandate-certificate"), "format", "is not a certificate's");
    expect(all.whole("version") == 1, "version", "is not 1: this program checks version 1 only");
    String cut = all.text("cut");
    expect(cut.equals("public") || cut.equals("full"), "cut", "is neither public nor full");
    expect(
        ofElection == ELECTION.matcher(all.text(about)).matches(),
        about,
        ofElection ? "is not election: and a uuid" : "is an election's, not a decision's");
    Fields log = all.object("log").only("key", "origin");
    return new Certificate(
        cut.equals("full"),
        ofElection,
        all.text(about),
        log.text("key"),
        log.text("origin"),
        parts(all),
        all.text("note"));
  }

  private static String decode(byte[] file) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException _) {
      throw new Fault(WHOLE, "is not UTF-8 text");
    }
  }

  private static void expect(boolean met, String part, String reason) {
    if (!met) {
      throw new Fault(part, reason);
    }
  }

  private static List<Part> parts(Fields all) {
    List<Part> parts = new ArrayList<>();
    String last = "";
    for (Fields each : all.objects("parts")) {
      Part part = part(each);
      if (part.name().compareTo(last) <= 0) {
        throw new Fault(
            part.name(),
            part.name().equals(last) ? "stands there twice" : "does not come after " + last);
      }
      last = part.name();
      parts.add(part);
    }
    return List.copyOf(parts);
  }

  private static Part part(Fields each) {
    String name = each.text("name");
    if (!NAME.matcher(name).matches()) {
      throw each.fault("name", "cannot be a part's");
    }
    Fields part = new Fields(name, "the part", each.members());
    if (part.has("body")) {
      part.only("body", "name");
      return new Part.Open(name, part.value("body"));
    }
    String sha256 = part.only("name", "sha256").text("sha256");
    expect(HEX.matcher(sha256).matches(), name, "its sha256 is not 64 hex digits");
    return new Part.Sealed(name, sha256);
  }

  /** The part of this name. */
  Optional<Part> part(String name) {
    return parts.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** The body of the part of this name, or a fault. */
  Part.Open open(String name) {
    return switch (part(name).orElseThrow(() -> new Fault(name, "is missing"))) {
      case Part.Open open -> open;
      case Part.Sealed _ ->
          throw new Fault(name, "is sealed; only openings and sealed facts may be");
    };
  }

  /** The root over all parts, names and hashes: the hash of a sealed part binds no name. */
  Hash root() {
    return Hash.of(
        Digests.sha256(
            parts.stream()
                .flatMap(p -> Stream.of((p.name() + "\n").getBytes(UTF_8), p.hash()))
                .toArray(byte[][]::new)));
  }

  /** The text its note signs. */
  String signedText() {
    return "mandate-certificate\n" + decision + "\n" + root().base64() + "\n";
  }

  /** 64 hex digits of some bytes. */
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
