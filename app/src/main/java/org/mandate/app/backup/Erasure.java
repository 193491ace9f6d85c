package org.mandate.app.backup;

import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.access.Jobs;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases a person's data, one sealed field's words, or one sealed fact from everything but the
 * commitments in the record (DESIGN section 9). Each erasure is noted outside the database before
 * it is made, so that a restored backup makes it again.
 */
public final class Erasure {
  /** The file of the data folder that keeps them. */
  public static final String FILE = "erasures.log";

  private final JdbcClient db;
  private final Jobs jobs;
  private final Record record;
  private final Consumer<String> noteOutside;

  /**
   * @param db connections of the serving role
   * @param jobs gives the identity "eraser"
   * @param noteOutside keeps a line durably outside the database
   */
  public Erasure(JdbcClient db, Jobs jobs, Record record, Consumer<String> noteOutside) {
    this.db = db;
    this.jobs = jobs;
    this.record = record;
    this.noteOutside = noteOutside;
  }

  /**
   * Erases a person.
   *
   * @return how many openings and rows were deleted or emptied
   */
  public long person(UUID person) {
    noteOutside.accept("person " + person);
    return jobs.as(
        "eraser",
        () ->
            entered(
                db.sql("select erase_person(:p)").param("p", person).query(Long.class).single()));
  }

  /**
   * Erases the opening of one field.
   *
   * @param leafHash the entry's leaf hash, 32 bytes
   * @return 1, or 0 when there was none
   */
  public long opening(byte[] leafHash, String field) {
    if (!field.matches("[a-z][a-z0-9-]{0,60}")) {
      throw new IllegalArgumentException("not the name of a field: " + field);
    }
    noteOutside.accept("opening " + HexFormat.of().formatHex(leafHash) + " " + field);
    return jobs.as("eraser", () -> entered(opening(db, leafHash, field)));
  }

  /**
   * Erases one sealed fact. Public is not even that: sealed facts make no entry of their own.
   *
   * @return 1, or 0 when there was none
   */
  public long sealed(UUID fact) {
    noteOutside.accept("sealed " + fact);
    return jobs.as("eraser", () -> sealed(db, fact));
  }

  private static long sealed(JdbcClient db, UUID fact) {
    return db.sql("select erase_sealed(:f)").param("f", fact).query(Long.class).single();
  }

  // That something was erased is public, as a count; what and whose is not.
  private long entered(long count) {
    record.append(Draft.of("erasure.made", "platform").fact("count", count));
    return count;
  }

  private static long opening(JdbcClient db, byte[] leafHash, String field) {
    return db.sql("select erase_opening(:leaf, :field)")
        .param("leaf", leafHash)
        .param("field", field)
        .query(Long.class)
        .single();
  }

  /**
   * Makes the erasures of a file again, on a connection of the owner.
   *
   * @return how many lines were applied
   */
  static int again(JdbcClient owner, String lines) {
    int applied = 0;
    for (String line : lines.lines().toList()) {
      String[] part = line.strip().split(" ");
      if (part.length == 2 && part[0].equals("person")) {
        owner
            .sql("select erase_person(:p)")
            .param("p", UUID.fromString(part[1]))
            .query(Long.class)
            .single();
        applied++;
      } else if (part.length == 2 && part[0].equals("sealed")) {
        sealed(owner, UUID.fromString(part[1]));
        applied++;
      } else if (part.length == 3 && part[0].equals("opening")) {
        opening(owner, HexFormat.of().parseHex(part[1]), part[2]);
        applied++;
      } else if (!line.isBlank()) {
        throw new BackupRefused(
            "The file "
                + FILE
                + " has a line that is no erasure: \""
                + line
                + "\". Mend it first.");
      }
    }
    return applied;
  }
}
