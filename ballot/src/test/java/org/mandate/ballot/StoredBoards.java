package org.mandate.ballot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Boards that other programs wrote: small ones beside these tests (their README says how), larger
 * ones in the shared data.
 */
public final class StoredBoards {
  private static final Path SHARED =
      Path.of(System.getProperty("mandate.shared", "../../shared/data"), "belenios");

  /** Beside the tests. */
  public static final List<String> OWN =
      List.of("t20", "t33", "b33", "r20", "r33", "l33", "zr33", "thrall33", "bw33", "odd33");

  /** In the shared data, small. */
  public static final List<String> SMALL =
      List.of("hom-3", "ranked-3", "hom-ed25519-3", "ranked-ed25519-3");

  /** In the shared data, of 200 to 1,000 ballots. */
  public static final List<String> LARGE =
      List.of("hom-1000", "ranked-300", "hom-ed25519-200", "ranked-ed25519-200");

  private StoredBoards() {}

  /** All small ones that are there. */
  public static List<String> small() {
    return Stream.concat(OWN.stream(), Files.isDirectory(SHARED) ? SMALL.stream() : Stream.of())
        .toList();
  }

  /** The bytes of a board; skips the test where the shared data are not there. */
  public static byte[] read(String name) {
    try {
      if (OWN.contains(name)) {
        try (InputStream in =
            StoredBoards.class.getResourceAsStream("/belenios/" + name + ".bel.gz")) {
          return unpacked(in.readAllBytes());
        }
      }
      return unpacked(Files.readAllBytes(file(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another file beside a stored board. */
  public static List<String> lines(String name, String file) {
    file(name);
    try {
      return Files.readAllLines(SHARED.resolve(name).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    assumeTrue(Files.isDirectory(SHARED), "skipped: no stored boards at " + SHARED);
    try (Stream<Path> files = Files.list(SHARED.resolve(name))) {
      return files
          .filter(f -> f.getFileName().toString().contains(".bel"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(byte[] bytes) throws IOException {
    if ((bytes[0] & 0xff) != 0x1f) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
