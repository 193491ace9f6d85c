package org.mandate.app.register.reading;

/**
 * How large an official file may be. All of England is 15,000 practices in 3 MB; these leave room
 * for twenty times that and keep time and memory bounded whatever is sent.
 *
 * @param sentBytes as it arrives, compressed or not
 * @param openBytes after decompressing
 * @param ratio open bytes for each sent byte, judged after the first megabyte (the files of NHS
 *     Digital reach 15)
 * @param rows rows in a file
 * @param valueChars characters in one value
 */
public record Limits(long sentBytes, long openBytes, int ratio, int rows, int valueChars) {
  public static final Limits STANDARD = new Limits(64L << 20, 96L << 20, 100, 500_000, 1_000);

  static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
