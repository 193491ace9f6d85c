package org.mandate.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mandate.app.register.reading.Kind;

/**
 * One official file as it was taken in.
 *
 * @param id its row
 * @param file as its sender called it
 * @param sha256 of the file as sent
 * @param edition the date it speaks for
 * @param editionOrigin how that date is known, in words
 * @param root RFC 6962 root over its facts, hexadecimal
 * @param entry its record entry
 */
public record Imported(
    long id,
    String file,
    String sha256,
    Kind kind,
    LocalDate edition,
    String editionOrigin,
    Counts counts,
    String root,
    Instant recordedAt,
    long entry) {

  /**
   * The counts of a file, as reports and the record carry them.
   *
   * @param unresolved codes it refers to that the register does not know (when it was taken in)
   */
  public record Counts(
      int rows,
      int active,
      int joined,
      int cameIntoScope,
      int left,
      int renamed,
      int moved,
      int unchanged,
      int unresolved) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(int rows, ChangeTally.Counts changes, int unresolved) {
      return new Counts(
          rows,
          changes.active(),
          changes.joined(),
          changes.cameIntoScope(),
          changes.left(),
          changes.renamed(),
          changes.moved(),
          changes.unchanged(),
          unresolved);
    }

    /** What the very same file would change now: nothing. */
    public Counts again() {
      return new Counts(rows, active, 0, 0, 0, 0, 0, active, unresolved);
    }

    /** By name, in the order in which they are shown. */
    public Map<String, Integer> named() {
      Map<String, Integer> all = new LinkedHashMap<>();
      all.put("rows", rows);
      all.put("active", active);
      all.put("joined", joined);
      all.put("cameIntoScope", cameIntoScope);
      all.put("left", left);
      all.put("renamed", renamed);
      all.put("moved", moved);
      all.put("unchanged", unchanged);
      all.put("unresolved", unresolved);
      return all;
    }
  }
}
