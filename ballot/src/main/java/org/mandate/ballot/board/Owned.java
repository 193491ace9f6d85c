package org.mandate.ballot.board;

/** Payload of Shuffle and PartialDecryption: the trustee's number, from 1, and the data's hash. */
public record Owned(int owner, String payload) implements Written {
  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).number("owner", owner).text("payload", payload).end();
  }

  /** Reads the canonical text. */
  public static Owned read(String text) {
    Members members = Members.whole(text, "owned data");
    Owned owned = new Owned(members.small("owner"), members.hash("payload"));
    members.end();
    return owned;
  }
}
