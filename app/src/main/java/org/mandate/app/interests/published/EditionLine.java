package org.mandate.app.interests.published;

/**
 * What a comparison knows of an entry.
 *
 * @param category where it stands
 * @param key "=" and the entry's id; when it has none "#", its hash and its number among equals
 * @param hash of what it says
 * @param place in its edition, from 0
 */
public record EditionLine(Category category, String key, String hash, int place) {
  /** Whether the register gave it an id, so that a change of it can be told. */
  boolean hasId() {
    return key.startsWith("=");
  }

  /** The id as the register writes it; of an entry without one its hash and number. */
  public String called() {
    return hasId() ? key.substring(1) : key;
  }
}
