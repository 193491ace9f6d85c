package org.mandate.ledger.read;

/**
 * Where a line stands: the SHA-256 of the file as it was brought (64 lower-case hexadecimal
 * digits), the physical line in it (from 1; of a row that spans lines, the first), and which item
 * on that line (from 1; above 1 only in an OFX file that holds several transactions on one line).
 */
public record Place(String fileSha256, int line, int item) {
  /** Refuses what is no place. */
  public Place {
    if (fileSha256.length() != 64 || line < 1 || item < 1) {
      throw new IllegalArgumentException(
          "no place: " + fileSha256 + " line " + line + " item " + item);
    }
  }
}
