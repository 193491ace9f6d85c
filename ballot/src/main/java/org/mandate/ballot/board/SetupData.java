package org.mandate.ballot.board;

/** Payload of Setup: the hashes of election, trustees and credentials. */
public record SetupData(String election, String trustees, String credentials) implements Written {
  @Override
  public void writeTo(StringBuilder out) {
    new Text(out)
        .text("election", election)
        .text("trustees", trustees)
        .text("credentials", credentials)
        .end();
  }

  /** Reads the canonical text. */
  public static SetupData read(String text) {
    Members members = Members.whole(text, "setup");
    SetupData setup =
        new SetupData(
            members.hash("election"), members.hash("trustees"), members.hash("credentials"));
    members.end();
    return setup;
  }
}
