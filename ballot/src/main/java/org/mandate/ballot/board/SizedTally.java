package org.mandate.ballot.board;

/** Payload of EncryptedTally: how many ballots, their weight, and the hash of the tally. */
public record SizedTally(int numTallied, long totalWeight, String encryptedTally)
    implements Written {
  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out).number("num_tallied", numTallied);
    Members.writeCount(text.key("total_weight"), totalWeight);
    text.text("encrypted_tally", encryptedTally).end();
  }

  /** Reads the canonical text. */
  public static SizedTally read(String text) {
    Members members = Members.whole(text, "sized tally");
    SizedTally tally =
        new SizedTally(
            members.small("num_tallied"),
            Members.count(members.json("total_weight"), "sized tally.total_weight"),
            members.hash("encrypted_tally"));
    members.end();
    return tally;
  }
}
