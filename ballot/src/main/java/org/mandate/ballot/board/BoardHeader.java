package org.mandate.ballot.board;

/** The first entry: the version of the file and the time of the election in seconds. */
public record BoardHeader(int version, long timestamp) implements Written {
  /** The name of its entry. */
  public static final String NAME = "BELENIOS";

  public BoardHeader {
    if (version != 1) {
      throw new IllegalArgumentException("version " + version + " of the board is not known");
    }
    if (timestamp < 0 || timestamp > Block.MAX_TIME) {
      throw new IllegalArgumentException("the time " + timestamp + " does not fit into a header");
    }
  }

  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).number("version", version).plain("timestamp", timestamp).end();
  }

  /** Reads the canonical text. */
  public static BoardHeader read(String text) {
    Members members = Members.whole(text, "header");
    int version = members.small("version");
    String timestamp = members.text("timestamp");
    members.end();
    if (!Members.isWhole(timestamp) || timestamp.length() > 11) {
      throw Members.fault("header.timestamp", "is not a time in seconds");
    }
    try {
      return new BoardHeader(version, Long.parseLong(timestamp));
    } catch (IllegalArgumentException e) {
      throw Members.fault("header:", String.valueOf(e.getMessage()));
    }
  }
}
