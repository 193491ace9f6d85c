package org.mandate.ballot.board;

import java.util.Arrays;
import java.util.Optional;

/**
 * A link of the board's chain.
 *
 * @param parent the hash of the event before; empty in the first
 * @param height its place, from 0
 * @param payload the hash of its data; empty in EndBallots and EndShuffles
 */
public record Event(Optional<String> parent, int height, Type type, Optional<String> payload)
    implements Written {

  /** What happened. */
  public enum Type {
    /** The election is open. */
    SETUP("Setup"),
    /** A ballot. */
    BALLOT("Ballot"),
    /** No ballot after this. */
    END_BALLOTS("EndBallots"),
    /** What is to be opened. */
    ENCRYPTED_TALLY("EncryptedTally"),
    /** A trustee mixed. */
    SHUFFLE("Shuffle"),
    /** No mixing after this. */
    END_SHUFFLES("EndShuffles"),
    /** A trustee opened the own part. */
    PARTIAL_DECRYPTION("PartialDecryption"),
    /** The result; nothing after it. */
    RESULT("Result");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** As the board writes it. */
    public String word() {
      return word;
    }

    /** Whether such an event has data. */
    public boolean hasPayload() {
      return this != END_BALLOTS && this != END_SHUFFLES;
    }
  }

  /** Its name on the board. */
  public String hash() {
    return Digest.hex(text());
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out);
    parent.ifPresent(hash -> text.text("parent", hash));
    text.number("height", height).text("type", type.word());
    payload.ifPresent(hash -> text.text("payload", hash));
    text.end();
  }

  /** Reads the canonical text. */
  public static Event read(String text) {
    Members members = Members.whole(text, "event");
    Optional<String> parent =
        members.optional("parent").map(json -> requireHash(Members.text(json, "event.parent")));
    int height = members.small("height");
    String word = members.text("type");
    Type type =
        Arrays.stream(Type.values())
            .filter(t -> t.word().equals(word))
            .findFirst()
            .orElseThrow(() -> Members.fault("event", "is of the unknown type \"" + word + "\""));
    Optional<String> payload =
        members.optional("payload").map(json -> requireHash(Members.text(json, "event.payload")));
    members.end();
    return new Event(parent, height, type, payload);
  }

  private static String requireHash(String text) {
    if (!Digest.isHex(text)) {
      throw Members.fault("event", "refers to something that is not a hash");
    }
    return text;
  }
}
