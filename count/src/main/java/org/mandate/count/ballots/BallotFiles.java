package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file of ballots, whatever its format, recognised by what stands in it: BLT, PrefLib,
 * cast-vote records or scores in CSV, Mandate's own ballots in JSON; also compressed with gzip.
 */
public final class BallotFiles {
  private static final int MOST_BYTES = (1 << 30) - 1;

  private BallotFiles() {}

  /** As {@link #read(byte[], Treatment)}, with {@link Treatment#STANDARD}. */
  public static Reading read(byte[] bytes) {
    return read(bytes, Treatment.STANDARD);
  }

  /**
   * Reads a file, whole or not at all.
   *
   * @param bytes not changed
   * @return never an exception, whatever the bytes
   */
  public static Reading read(byte[] bytes, Treatment treatment) {
    try {
      byte[] file =
          unpacked(bytes, MOST_BYTES).orElseThrow(() -> nothing("more than 1 GiB when unpacked"));
      if (file == bytes && isGzip(bytes)) {
        throw nothing("a gzip file that is damaged or cut short");
      }
      return recognised(file, treatment);
    } catch (ReadingFault fault) {
      return new Reading.Refused(fault.why());
    }
  }

  private static Reading.Read recognised(byte[] bytes, Treatment treatment) {
    Source source = new Source(bytes);
    int first = source.at;
    while (first < source.end && bytes[first] <= ' ' && bytes[first] >= 0) first++;
    if (first == source.end) throw nothing("an empty file");
    source.at = first;
    String line = new String(bytes, first, Math.min(source.lineEnd() - first, 4096), ISO_8859_1);
    if (bytes[first] == '{') return RollReader.read(bytes);
    if (line.matches("#\\s*[A-Z][A-Z0-9 ]*:.*")) return PrefLibReader.read(bytes);
    if (line.matches("[0-9]{1,5}\\s*") && followedByName(source)) return PrefLibReader.read(bytes);
    boolean headings = line.matches("([\"\\p{L}\\x80-\\xff]|[0-9]+(st|nd|rd|th)\\b).*");
    if (headings && !line.startsWith("[")) return CsvReader.read(bytes, treatment);
    if (line.matches("[-0-9#/\\[].*")) return BltReader.read(bytes, treatment);
    throw nothing(
        "'" + line.substring(0, Math.min(24, line.length())).replaceAll("[^ -~]", "?") + "'");
  }

  /** Whether the next line is {@code 1,NAME}, as the older PrefLib form has it. */
  private static boolean followedByName(Source source) {
    source.at = source.lineEnd();
    source.skipLineEnd();
    int end = source.lineEnd();
    String line = new String(source.bytes, source.at, Math.min(end - source.at, 256), ISO_8859_1);
    return line.matches("\\s*1\\s*,.*");
  }

  private static ReadingFault nothing(String found) {
    return new ReadingFault(
        new Unreadable(
            1,
            1,
            found,
            "ballots in BLT, PrefLib, CSV with headings, or Mandate's JSON, perhaps gzipped"));
  }

  /**
   * What a gzip file holds; other bytes, and a damaged gzip file, which {@link #read(byte[])}
   * refuses, as they are.
   *
   * @param most how many bytes it may hold
   * @return empty when it holds more
   */
  public static Optional<byte[]> unpacked(byte[] bytes, int most) {
    if (!isGzip(bytes)) return Optional.of(bytes);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] all = in.readNBytes(most + 1);
      return all.length > most ? Optional.empty() : Optional.of(all);
    } catch (IOException e) {
      return Optional.of(bytes);
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 31 && (bytes[1] & 255) == 139;
  }
}
