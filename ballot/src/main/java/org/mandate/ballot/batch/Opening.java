package org.mandate.ballot.batch;

import java.util.List;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Group;

/**
 * The proof that a trustee opened with the right factors: a line of docs/ballots-sidecar.md.
 *
 * @param trustee the trustee's number, from 1
 * @param decryption the hash of the partial decryption that it is about, as the board names it
 * @param proof by {@link org.mandate.ballot.proof.OpeningProof}
 */
public record Opening(int trustee, String decryption, Proof proof) {

  /** Of a trustee's part. */
  public static Opening of(int trustee, PartialDecryption part, Proof proof) {
    return new Opening(trustee, Digest.hex(part.text()), proof);
  }

  /** The one line, without its end. */
  public String text() {
    return "{\"opening\":"
        + trustee
        + ",\"decryption\":\""
        + decryption
        + "\",\"proof\":"
        + proof.text()
        + "}";
  }

  /**
   * Reads a line.
   *
   * @throws org.mandate.ballot.board.BoardException if it is not the one text of what it says
   */
  public static Opening read(String line, Group group) {
    List<Json> members = Line.members(Json.read(line), "opening", "decryption", "proof");
    List<Json> numbers = Line.members(members.get(2), "challenge", "response");
    Opening opening =
        new Opening(
            trustee(members.get(0)),
            Line.text(members.get(1)),
            new Proof(Line.exponent(numbers.get(0), group), Line.exponent(numbers.get(1), group)));
    return Line.canonical(opening, opening.text(), line);
  }

  private static int trustee(Json json) {
    if (json instanceof Json.Num number && number.literal().matches("[1-9][0-9]{0,4}")) {
      return Integer.parseInt(number.literal());
    }
    throw Line.fault("a trustee's number is missing");
  }
}
