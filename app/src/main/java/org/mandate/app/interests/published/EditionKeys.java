package org.mandate.app.interests.published;

import java.util.HashMap;
import java.util.Map;

/** Gives the entries of one edition, in their order, the keys by which another one knows them. */
final class EditionKeys {
  private final Map<String, Integer> equals = new HashMap<>();
  // a register has few categories and many entries: each is held once
  private final Map<Category, Category> categories = new HashMap<>();
  private int place;

  EditionLine line(PublishedEntry entry) {
    String hash = EntryFields.hash(entry.fields());
    Category category = categories.computeIfAbsent(entry.category(), c -> c);
    return new EditionLine(category, key(entry, hash), hash, place++);
  }

  private String key(PublishedEntry entry, String hash) {
    if (!entry.id().isEmpty()) {
      return "=" + entry.id();
    }
    int n = equals.merge(entry.category().key() + "\n" + hash, 1, Integer::sum);
    return "#" + hash + "/" + n;
  }
}
