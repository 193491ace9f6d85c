package org.mandate.ballot.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public file of an election as entries and chained events. Reading it tests the container byte
 * for byte (headers, padding, names, time) and the form of every event; bodies are hashed against
 * their names by {@link #text}, the order and meaning of the events is for the verifier.
 */
public final class Board {

  /** Whether an entry is data or an event. */
  public enum Kind {
    /** The first entry. */
    HEADER,
    /** Something that events or other data refer to by hash. */
    DATA,
    /** A link of the chain. */
    EVENT
  }

  /**
   * An entry of the file.
   *
   * @param name its whole name
   * @param hash the SHA-256 by which it is named; of the header its name
   * @param from where its body starts
   */
  public record Entry(Kind kind, String name, String hash, long from, int size) {}

  /** An event with the hash by which the next one refers to it, and its entry's place. */
  public record Link(Event event, String hash, int entry) {}

  static final String DATA_NAME = ".data.json";
  static final String EVENT_NAME = ".event.json";
  private static final int MAX_SIZE = Integer.MAX_VALUE - Block.SIZE;

  private final BoardSource source;
  private final BoardHeader header;
  private final List<Entry> entries;
  private final Map<String, Integer> dataPlaces;
  private final List<Link> links;

  private Board(
      BoardSource source,
      BoardHeader header,
      List<Entry> entries,
      Map<String, Integer> dataPlaces,
      List<Link> links) {
    this.source = source;
    this.header = header;
    this.entries = List.copyOf(entries);
    this.dataPlaces = dataPlaces;
    this.links = List.copyOf(links);
  }

  /**
   * Reads the container.
   *
   * @throws BoardException naming the entry and byte that differs from what a writer of this board
   *     would have written
   */
  public static Board read(BoardSource source) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> dataPlaces = new HashMap<>();
    List<Link> links = new ArrayList<>();
    BoardHeader header = null;
    long at = 0;
    while (at < source.size()) {
      Entry entry = readEntry(source, at, entries.size());
      if (header == null) {
        header = readHeader(source, entry);
      }
      requireBytes(source, at, entry, header.timestamp());
      if (entry.kind() == Kind.DATA) {
        dataPlaces.putIfAbsent(entry.hash(), entries.size());
      }
      if (entry.kind() == Kind.EVENT) {
        links.add(new Link(readEvent(source, entry), entry.hash(), entries.size()));
      }
      entries.add(entry);
      at = entry.from() + entry.size() + Block.padding(entry.size());
    }
    if (header == null) {
      throw fault(0, "the file is empty");
    }
    return new Board(source, header, entries, dataPlaces, links);
  }

  private static Entry readEntry(BoardSource source, long at, int number) {
    if (source.size() - at < Block.SIZE) {
      throw fault(number, "the file ends inside a header");
    }
    byte[] block = source.read(at, Block.SIZE);
    long size = Block.size(block);
    long end = at + Block.SIZE + size + Block.padding(Math.max(0, size));
    if (size < 0 || size > MAX_SIZE || end > source.size()) {
      throw fault(number, "its size is not readable or goes beyond the end of the file");
    }
    String name = Block.name(block);
    long from = at + Block.SIZE;
    if (number == 0) {
      if (!name.equals(BoardHeader.NAME)) {
        throw fault(0, "the first entry is not " + BoardHeader.NAME);
      }
      return new Entry(Kind.HEADER, name, name, from, (int) size);
    }
    for (Kind kind : new Kind[] {Kind.DATA, Kind.EVENT}) {
      String suffix = kind == Kind.DATA ? DATA_NAME : EVENT_NAME;
      if (name.length() == 64 + suffix.length()
          && name.endsWith(suffix)
          && Digest.isHex(name.substring(0, 64))) {
        return new Entry(kind, name, name.substring(0, 64), from, (int) size);
      }
    }
    throw fault(number, "its name is neither that of data nor that of an event");
  }

  private static BoardHeader readHeader(BoardSource source, Entry entry) {
    return BoardHeader.read(JsonReader.decode(source.read(entry.from(), entry.size())));
  }

  /** Compares header and padding with the only right ones. */
  private static void requireBytes(BoardSource source, long at, Entry entry, long time) {
    byte[] right = Block.header(entry.name(), entry.size(), time);
    byte[] found = source.read(at, Block.SIZE);
    int different = Arrays.mismatch(right, found);
    if (different >= 0) {
      throw new BoardException(
          BoardException.Kind.CONTAINER,
          "the header of " + entry.name() + " differs at byte " + (at + different));
    }
    int padding = Block.padding(entry.size());
    byte[] after = source.read(entry.from() + entry.size(), padding);
    different = Arrays.mismatch(new byte[padding], after);
    if (different >= 0) {
      throw new BoardException(
          BoardException.Kind.CONTAINER, "the padding after " + entry.name() + " is not zero");
    }
  }

  private static Event readEvent(BoardSource source, Entry entry) {
    byte[] body = source.read(entry.from(), entry.size());
    requireName(entry, body);
    return Event.read(JsonReader.decode(body));
  }

  private static void requireName(Entry entry, byte[] body) {
    if (!Digest.hex(body).equals(entry.hash())) {
      throw new BoardException(
          BoardException.Kind.CONTAINER,
          "the content of " + entry.name() + " does not have that hash");
    }
  }

  private static BoardException fault(int number, String what) {
    return new BoardException(BoardException.Kind.CONTAINER, "entry " + number + ": " + what);
  }

  /** The first entry's content. */
  public BoardHeader header() {
    return header;
  }

  /** All entries in order, the header first. */
  public List<Entry> entries() {
    return entries;
  }

  /** The events in the order of the file. */
  public List<Link> events() {
    return links;
  }

  /** The first place of data among the entries, if it is there. */
  public Optional<Integer> place(String hash) {
    return Optional.ofNullable(dataPlaces.get(hash));
  }

  /**
   * The text of data, its hash tested against its name.
   *
   * @throws BoardException if it is not there or its content has another hash
   */
  public String text(String hash) {
    Integer place = dataPlaces.get(hash);
    if (place == null) {
      throw new BoardException(
          BoardException.Kind.CONTAINER, "the data " + hash + " is not on the board");
    }
    Entry entry = entries.get(place);
    byte[] body = source.read(entry.from(), entry.size());
    requireName(entry, body);
    return JsonReader.decode(body);
  }

  /** The election, from the first event. */
  public Election election() {
    return Election.read(text(setup().election()));
  }

  /** The payload of the first event. */
  public SetupData setup() {
    return links.stream()
        .filter(link -> link.event().type() == Event.Type.SETUP)
        .findFirst()
        .flatMap(link -> link.event().payload())
        .map(hash -> SetupData.read(text(hash)))
        .orElseThrow(
            () -> new BoardException(BoardException.Kind.FORM, "the board has no Setup event"));
  }
}
