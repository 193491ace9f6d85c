package org.mandate.app.interests.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.record.Record;

/**
 * An edition that was read in.
 *
 * @param publisher who publishes the register
 * @param title what it is called
 * @param edition the day it speaks for
 * @param sha256 of the file, or of what {@code sha256sum} prints for its tables
 * @param root over its entries as they are kept, see {@link Registers}
 * @param tables how many it came in
 * @param entries how many it has
 * @param keepUntil the day on which its words go
 * @param recordedAt when it was read
 * @param entry of the record
 * @param removedAt when its words went
 */
public record PublishedRegister(
    UUID id,
    String publisher,
    String title,
    LocalDate edition,
    String sha256,
    String root,
    int tables,
    int entries,
    LocalDate keepUntil,
    Instant recordedAt,
    long entry,
    Optional<Instant> removedAt) {

  /** The same with its place in the record. */
  PublishedRegister recorded(Record.Written written) {
    return new PublishedRegister(
        id,
        publisher,
        title,
        edition,
        sha256,
        root,
        tables,
        entries,
        keepUntil,
        written.at(),
        written.id(),
        removedAt);
  }

  String subject() {
    return "published-register:" + id;
  }

  /** What its entry of the record says in clear. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("register", id.toString());
    facts.put("edition", edition.toString());
    facts.put("file", sha256);
    facts.put("root", root);
    facts.put("tables", tables);
    facts.put("entries", entries);
    facts.put("keep-until", keepUntil.toString());
    return facts;
  }

  Map<String, Object> sealed() {
    return Map.of("publisher", publisher, "title", title);
  }

  /** Whether both are editions of one register. */
  boolean isOf(PublishedRegister other) {
    return publisher.equalsIgnoreCase(other.publisher) && title.equalsIgnoreCase(other.title);
  }

  boolean isKept() {
    return removedAt.isEmpty();
  }
}
