package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.util.List;
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
   * @throws org.mandate.ballot.board.BoardException if it is not the one text of what it says
   */
  public static Kept read(String line, Group group) {
    List<Json> members = Line.members(Json.read(line), "ballot", "commitments", "second");
    List<Json> second = Line.members(members.get(2), "commitment", "response");
    Kept kept =
        new Kept(
            Line.text(members.get(0)),
            Line.elements(members.get(1), group),
            Line.element(second.get(0), group),
            Line.exponent(second.get(1), group));
    return Line.canonical(kept, kept.text(), line);
  }
}
