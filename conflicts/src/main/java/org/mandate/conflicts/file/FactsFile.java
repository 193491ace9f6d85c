package org.mandate.conflicts.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mandate.conflicts.Facts;

/** The file of facts, format {@value #FORMAT}. */
public final class FactsFile {
  /** What stands in the file's field {@code format}. */
  public static final String FORMAT = "mandate-conflicts-facts-1";

  /** The largest file that is read. */
  public static final int MAX_BYTES = 16 << 20;

  private FactsFile() {}

  /** Reads a whole file strictly; a refusal lists its problems with place and mend. */
  public static Parsed read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return refused("The file has more than " + MAX_BYTES + " bytes.", "Split it by matter.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!(JsonText.read(text) instanceof Json.Obj object)) {
        return refused("The file is not a group of fields.", "Begin it with {.");
      }
      return read(object);
    } catch (CharacterCodingException e) {
      return refused("The file is not UTF-8.", "Save it as UTF-8.");
    } catch (JsonText.Fault fault) {
      return new Parsed.Refused(List.of(fault.problem()), 0);
    }
  }

  /**
   * The facts as a plain tree in the words of the file: what a certificate carries. Written as
   * JSON, {@link #read} gives the same facts back.
   */
  public static Map<String, Object> toMap(Facts facts) {
    return FactsTree.of(facts);
  }

  private static Parsed read(Json.Obj object) {
    var problems = new Problems();
    var node = new Node(object, "", problems);
    String format = node.text("format");
    if (!format.equals(FORMAT)) {
      return refused("This is not a file of facts.", "Its format must be '" + FORMAT + "'.");
    }
    Facts facts = FactsReader.read(node, new References());
    node.nothingElse();
    return problems.none() ? new Parsed.Ok(facts) : problems.refused();
  }

  private static Parsed refused(String what, String mend) {
    return new Parsed.Refused(List.of(new Problem("", 1, what, mend)), 0);
  }
}
