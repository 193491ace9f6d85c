package org.mandate.app.minutes;

import java.util.Optional;
import java.util.UUID;

/**
 * One block of minutes: who was there, an item, or the close.
 *
 * @param item empty for who was there and for the close
 * @param position of the item within its part, from 1; 0 else
 * @param title heading above the words, without the item's number
 * @param words plain text with the marks of {@link Marks}
 */
public record Block(Kind kind, Optional<UUID> item, int position, String title, String words) {

  /** Which block it is. */
  public enum Kind {
    OPENING,
    ITEM,
    CLOSING;

    /** As tables and entries write it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Block {
    if ((kind == Kind.ITEM) != item.isPresent()) {
      throw new IllegalArgumentException("an item's block names its item: " + kind);
    }
  }

  static Block opening(String words) {
    return new Block(Kind.OPENING, Optional.empty(), 0, "Who was there", words);
  }

  static Block of(UUID item, int position, String title, String words) {
    return new Block(Kind.ITEM, Optional.of(item), position, title, words);
  }

  static Block closing(String words) {
    return new Block(Kind.CLOSING, Optional.empty(), 0, "Close", words);
  }

  /** "2. The rota", or the title alone. */
  public String heading() {
    return kind == Kind.ITEM ? position + ". " + title : title;
  }

  /** Names the block within its set, in addresses and forms. */
  public String key() {
    return item.map(UUID::toString).orElse(kind.code());
  }

  /** The same block with other words. */
  Block with(String other) {
    return new Block(kind, item, position, title, other);
  }
}
