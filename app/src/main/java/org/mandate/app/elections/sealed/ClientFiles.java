package org.mandate.app.elections.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The scripts that a voter's or a trustee's browser runs, as this program serves them, with their
 * checksums. There is no build step: what is served is what stands in the repository. The page
 * names each file with its checksum so that the browser refuses another one, and the election's
 * entry in the record holds {@link #checksum}, so that a stranger can compare later.
 *
 * @param files in the order in which they are listed; the first is the page's own script
 */
public record ClientFiles(List<File> files) {

  private static final List<String> SEALING =
      List.of(
          "/web/sealed/page.js",
          "/web/sealed/seal.js",
          "/web/sealed/election.js",
          "/web/sealed/group.js");
  private static final List<String> TRUSTEE =
      List.of(
          "/web/sealed/page.js",
          "/web/sealed/trustee.js",
          "/web/sealed/opening.js",
          "/web/sealed/review.js",
          "/web/sealed/handin.js",
          "/web/sealed/kept.js",
          "/web/sealed/check.js",
          "/web/sealed/board.js",
          "/web/sealed/shuffle.js",
          "/web/sealed/shared.js",
          "/web/sealed/sharing.js",
          "/web/sealed/threshold.js",
          "/web/sealed/election.js",
          "/web/sealed/group.js");
  private static final List<String> LIBRARY =
      List.of(
          "/vendor/noble-curves-2.4.0/abstract/edwards.js",
          "/vendor/noble-curves-2.4.0/abstract/curve.js",
          "/vendor/noble-curves-2.4.0/abstract/modular.js",
          "/vendor/noble-curves-2.4.0/utils.js",
          "/vendor/noble-hashes-2.4.0/utils.js");

  /**
   * One file.
   *
   * @param path where it is served, and where it stands on the class path
   * @param sha256 of its bytes, 64 hexadecimal digits
   * @param integrity the same for a browser: "sha256-" and Base64
   */
  public record File(String path, String sha256, String integrity) {}

  public ClientFiles {
    files = List.copyOf(files);
  }

  private static final class Read {
    static final ClientFiles VOTING = of("/web/sealed/vote.js", SEALING);
    static final ClientFiles OF_TRUSTEE = of("/web/sealed/ceremony.js", TRUSTEE);
  }

  /** The voter's page: its script, and everything that script imports; read once. */
  public static ClientFiles ofVoting() {
    return Read.VOTING;
  }

  /** A trustee's page, likewise. */
  public static ClientFiles ofTrustee() {
    return Read.OF_TRUSTEE;
  }

  private static ClientFiles of(String page, List<String> own) {
    List<File> files = new ArrayList<>();
    files.add(file(page));
    own.forEach(path -> files.add(file(path)));
    LIBRARY.forEach(path -> files.add(file(path)));
    return new ClientFiles(files);
  }

  /** The page's own script. */
  public File script() {
    return files.getFirst();
  }

  /** What the page's script imports. */
  public List<File> imported() {
    return files.subList(1, files.size());
  }

  /**
   * One checksum for all: SHA-256, in hexadecimal, of a line for each file, sorted by path: its
   * checksum, two spaces, its path, a line feed. So {@code sha256sum} on a list can repeat it.
   */
  public String checksum() {
    StringBuilder lines = new StringBuilder();
    files.stream()
        .sorted((a, b) -> a.path().compareTo(b.path()))
        .forEach(f -> lines.append(f.sha256()).append("  ").append(f.path()).append('\n'));
    return HexFormat.of().formatHex(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static File file(String path) {
    byte[] digest = sha256(read(path));
    return new File(
        path,
        HexFormat.of().formatHex(digest),
        "sha256-" + Base64.getEncoder().encodeToString(digest));
  }

  private static byte[] read(String path) {
    try (InputStream in = ClientFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("not served: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
