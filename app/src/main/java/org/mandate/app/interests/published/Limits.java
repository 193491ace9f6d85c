package org.mandate.app.interests.published;

/**
 * How large an edition may be. The register of a parliament is 6,500 entries in 3 MB; these leave
 * room for nine times that and bound time and memory whatever is sent.
 *
 * @param sentBytes as it arrives
 * @param openBytes of all its tables together, unpacked
 * @param ratio open bytes for each byte sent, judged after the first megabyte
 * @param files tables in an edition, and things in a zip
 * @param entries in an edition
 * @param columns in a table
 * @param valueChars characters in one value
 */
public record Limits(
    long sentBytes,
    long openBytes,
    int ratio,
    int files,
    int entries,
    int columns,
    int valueChars) {
  public static final Limits STANDARD =
      new Limits(32L << 20, 96L << 20, 100, 200, 60_000, 500, 100_000);

  static String megabytes(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
  }
}
