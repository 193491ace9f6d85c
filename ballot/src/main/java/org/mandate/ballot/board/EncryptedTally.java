package org.mandate.ballot.board;

import java.util.List;

/**
 * What the trustees open: for each question the products of the ciphertexts, or, ranked, all
 * ciphertexts.
 */
public record EncryptedTally(List<Rows<Ciphertext>> questions) implements Written {
  public EncryptedTally {
    questions = List.copyOf(questions);
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text.list(out, questions, (to, rows) -> rows.writeTo(to, (o, c) -> c.writeTo(o)));
  }

  /** Reads the canonical text. */
  public static EncryptedTally read(String text, Election election) {
    GroupReader reader = new GroupReader(election.group());
    return new EncryptedTally(
        Rows.readAll(
            Members.canonical(text, "encrypted tally"),
            Rows.nested(election),
            "encrypted tally",
            json -> reader.ciphertext(json, "encrypted tally")));
  }
}
