package org.mandate.app.record;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds the database against the record: every entry's hash against its leaf, every placed entry
 * against its bundle, and every recorded fact of the tables the features name against its entry.
 */
public final class Audit {
  private final JdbcTemplate db;
  private final Record record;
  private final List<Audited> tables;

  /**
   * @param db connections of the serving role, under the identity "audit"
   * @param tables what the features hold against the record
   */
  public Audit(JdbcTemplate db, Record record, List<Audited> tables) {
    this.db = db;
    this.record = record;
    this.tables = List.copyOf(tables);
  }

  /** The outcome. */
  public sealed interface Outcome {
    /**
     * @param entries how many leaves were hashed again
     * @param rows how many rows of how many tables fit their entries
     */
    record Fits(long entries, long rows, List<String> tables) implements Outcome {}

    /**
     * @param table where
     * @param row which
     * @param reason what does not fit
     */
    record Broken(String table, String row, String reason) implements Outcome {}
  }

  /** Runs the audit; stops at the first row that does not fit. */
  public Outcome run() {
    AtomicLong entries = new AtomicLong();
    AtomicReference<Outcome.@Nullable Broken> broken = new AtomicReference<>();
    db.query(
        "select id, leaf, leaf_hash from record_entry order by id",
        row -> {
          entries.incrementAndGet();
          if (broken.get() == null
              && !Arrays.equals(Record.leafHash(row.getBytes(2)), row.getBytes(3))) {
            broken.set(
                new Outcome.Broken("record_entry", row.getString(1), "its hash is not its leaf's"));
          }
        });
    AtomicLong rows = new AtomicLong();
    for (Audited table : tables) {
      table.rows(
          row -> {
            rows.incrementAndGet();
            if (broken.get() == null) {
              fault(row)
                  .ifPresent(why -> broken.set(new Outcome.Broken(table.table(), row.key(), why)));
            }
          });
    }
    Outcome.Broken first = broken.get();
    return first != null
        ? first
        : new Outcome.Fits(entries.get(), rows.get(), tables.stream().map(Audited::table).toList());
  }

  private Optional<String> fault(Audited.Row row) {
    List<Record.Entry> found = record.entries(List.of(row.entry()));
    if (found.isEmpty()) {
      return Optional.of("its entry " + row.entry() + " is missing");
    }
    Map<String, Object> content = found.getFirst().content();
    Map<?, ?> facts = content.get("facts") instanceof Map<?, ?> m ? m : Map.of();
    for (var fact : row.facts().entrySet()) {
      String here = Canonical.text(fact.getValue());
      String there = Canonical.text(facts.get(fact.getKey()));
      if (!here.equals(there)) {
        return Optional.of(fact.getKey() + " is " + here + " here and " + there + " in its entry");
      }
    }
    return sealedFault(row, found.getFirst(), content);
  }

  private Optional<String> sealedFault(
      Audited.Row row, Record.Entry entry, Map<String, Object> content) {
    Map<?, ?> commitments = content.get("commitments") instanceof Map<?, ?> m ? m : Map.of();
    for (Record.Opening opening : record.openings(List.of(row.entry()))) {
      if (!row.sealed().containsKey(opening.field())) {
        continue;
      }
      String again =
          Commitment.of(
              entry.kind(), opening.field(), opening.salt(), row.sealed().get(opening.field()));
      if (!again.equals(commitments.get(opening.field()))) {
        return Optional.of(opening.field() + " does not fit the entry's commitment");
      }
    }
    return Optional.empty();
  }
}
