package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What a sidecar keeps of one ballot: a line of docs/ballots-sidecar.md.
 *
 * @param ballot the tracker of the ballot, Base64 of the SHA-256 of its text
 * @param commitments of every proof of the ballot, in the order of {@link
 *     org.mandate.ballot.proof.BallotStatements}
 * @param second the commitment of the second signature
 * @param response its response, in 0..q-1; its challenge is a hash and not kept
 */
public record Kept(String ballot, List<Element> commitments, Element second, BigInteger response) {
  private static final int MAX_DIGITS = 700;

  public Kept {
    commitments = List.copyOf(commitments);
  }

  /** The one line, without its end. */
  public String text() {
    StringBuilder out = new StringBuilder(80 + 70 * commitments.size());
    out.append("{\"ballot\":\"").append(ballot).append("\",\"commitments\":[");
    for (int i = 0; i < commitments.size(); i++) {
      out.append(i == 0 ? "\"" : ",\"").append(commitments.get(i).text()).append('"');
    }
    out.append("],\"second\":{\"commitment\":\"").append(second.text());
    return out.append("\",\"response\":\"").append(response).append("\"}}").toString();
  }

  /**
   * Reads a line; the elements are not tested for membership.
   *
   * @throws BoardException if it is not the one text of what it says
   */
  public static Kept read(String line, Group group) {
    List<Json> members = members(Json.read(line), "ballot", "commitments", "second");
    List<Element> commitments = new ArrayList<>();
    if (!(members.get(1) instanceof Json.Arr array)) {
      throw fault("the commitments are not a list");
    }
    for (Json commitment : array.items()) {
      commitments.add(element(commitment, group));
    }
    List<Json> second = members(members.get(2), "commitment", "response");
    Kept kept =
        new Kept(
            text(members.get(0)),
            commitments,
            element(second.get(0), group),
            exponent(second.get(1), group));
    if (!kept.text().equals(line)) {
      throw fault("it is not written in the canonical way");
    }
    return kept;
  }

  private static List<Json> members(Json json, String... keys) {
    if (!(json instanceof Json.Obj object)
        || !object.members().stream().map(Map.Entry::getKey).toList().equals(List.of(keys))) {
      throw fault("an object does not have the members " + List.of(keys));
    }
    return object.members().stream().map(Map.Entry::getValue).toList();
  }

  private static Element element(Json json, Group group) {
    return group
        .readUnproved(text(json))
        .orElseThrow(() -> fault("a commitment is not an element of " + group.name()));
  }

  private static BigInteger exponent(Json json, Group group) {
    String digits = text(json);
    if (digits.matches("[0-9]+") && digits.length() <= MAX_DIGITS) {
      BigInteger exponent = new BigInteger(digits);
      if (exponent.compareTo(group.q()) < 0) {
        return exponent;
      }
    }
    throw fault("the response is not a number below q");
  }

  private static String text(Json json) {
    if (json instanceof Json.Str text) {
      return text.value();
    }
    throw fault("a text is missing");
  }

  private static BoardException fault(String what) {
    return new BoardException(BoardException.Kind.FORM, "a line of the sidecar: " + what);
  }
}
