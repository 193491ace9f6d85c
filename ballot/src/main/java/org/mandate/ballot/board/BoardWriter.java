package org.mandate.ballot.board;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a board entry by entry: data first, then the event that refers to it. Bytes once written
 * never change, so a published board only grows.
 */
public final class BoardWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Set<String> forNextEvent = new HashSet<>();
  private final long time;
  private Optional<String> parent = Optional.empty();
  private int height;

  /** A new board whose entries carry that time, in seconds. */
  public BoardWriter(long timestamp) {
    this.time = timestamp;
    write(BoardHeader.NAME, new BoardHeader(1, timestamp).text());
  }

  private BoardWriter(Board board, byte[] bytes) {
    this.time = board.header().timestamp();
    out.writeBytes(bytes);
    if (!board.events().isEmpty()) {
      parent = Optional.of(board.events().getLast().hash());
      height = board.events().getLast().event().height() + 1;
    }
  }

  /**
   * Goes on with a board.
   *
   * @throws BoardException if the bytes are not a board
   */
  public static BoardWriter after(byte[] bytes) {
    return new BoardWriter(Board.read(BoardSource.of(bytes)), bytes);
  }

  /**
   * Goes on with a board of which only the end is known; {@link #bytes} gives what is added. Data
   * that the board has already must not be added again.
   *
   * @param timestamp of the board
   * @param parent hash of its last event
   * @param height of its last event
   */
  public static BoardWriter behind(long timestamp, String parent, int height) {
    BoardWriter writer = new BoardWriter(timestamp);
    writer.out.reset();
    writer.parent = Optional.of(parent);
    writer.height = height + 1;
    return writer;
  }

  /**
   * Adds data for the next event and returns its hash. Data added for it already are not written
   * again; equal data of two events (two trustees open nothing) are, as other programs do.
   */
  public String add(String text) {
    String hash = Digest.hex(text);
    if (forNextEvent.add(hash)) {
      write(hash + Board.DATA_NAME, text);
    }
    return hash;
  }

  /** {@link #add(String)} of a value's canonical text. */
  public String add(Written value) {
    return add(value.text());
  }

  /** Adds an event without data and returns its hash. */
  public String append(Event.Type type) {
    return link(type, Optional.empty());
  }

  /** Adds data and the event that refers to it, and returns the event's hash. */
  public String append(Event.Type type, Written payload) {
    return append(type, payload.text());
  }

  /** {@link #append(Event.Type, Written)} of a text. */
  public String append(Event.Type type, String payload) {
    return link(type, Optional.of(add(payload)));
  }

  /** Adds the three data of a setup and its event, and returns the event's hash. */
  public String setUp(Election election, Trustees trustees, Credentials credentials) {
    return append(Event.Type.SETUP, new SetupData(add(election), add(trustees), add(credentials)));
  }

  /** Adds a tally and its event. */
  public String tally(EncryptedTally tally, int numTallied, long totalWeight) {
    return append(Event.Type.ENCRYPTED_TALLY, new SizedTally(numTallied, totalWeight, add(tally)));
  }

  /** Adds a shuffle or partial decryption of that trustee and its event. */
  public String owned(Event.Type type, int owner, Written payload) {
    return append(type, new Owned(owner, add(payload)));
  }

  private String link(Event.Type type, Optional<String> payload) {
    if (type.hasPayload() != payload.isPresent()) {
      throw new IllegalArgumentException(
          "the payload of " + type.word() + " is missing or too much");
    }
    String text = new Event(parent, height, type, payload).text();
    String hash = Digest.hex(text);
    write(hash + Board.EVENT_NAME, text);
    parent = Optional.of(hash);
    height++;
    forNextEvent.clear();
    return hash;
  }

  private void write(String name, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(Block.header(name, body.length, time));
    out.writeBytes(body);
    out.writeBytes(new byte[Block.padding(body.length)]);
  }

  /** Everything written so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
