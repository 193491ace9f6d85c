package org.mandate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.verify.Checked;

/**
 * What was seen of an election's board the last time it was accepted. It is used only when the file
 * still begins with the very bytes that were accepted then: their hash is taken anew each time.
 *
 * @param where it was read
 * @param bytes how long the board was
 * @param sha256 of all of it
 * @param checked what the verifier needs to go on from there
 */
record SeenBoard(Instant when, String where, long bytes, String sha256, Checked checked) {
  private static final String FORM = "mandate-board-1";

  private String text() {
    return String.join(
        "\n",
        FORM,
        "seen " + when,
        "where " + where,
        "bytes " + bytes,
        "sha256 " + sha256,
        checked.text(),
        "");
  }

  private static SeenBoard parse(Path file, List<String> lines) {
    try {
      if (lines.size() == 6
          && lines.get(0).equals(FORM)
          && lines.get(1).startsWith("seen ")
          && lines.get(2).startsWith("where ")
          && lines.get(3).matches("bytes [0-9]{1,18}")
          && lines.get(4).matches("sha256 [0-9a-f]{64}")) {
        return new SeenBoard(
            Instant.parse(lines.get(1).substring(5)),
            lines.get(2).substring(6),
            Long.parseLong(lines.get(3).substring(6)),
            lines.get(4).substring(7),
            Checked.read(lines.get(5)));
      }
    } catch (DateTimeParseException | IllegalArgumentException _) {
      // said below
    }
    throw new Refusal(
        "What was remembered of this election cannot be read: "
            + file
            + ". Remove that file to begin anew.");
  }

  /** Whether the file still begins with what was accepted. */
  boolean isPrefixOf(Path board) {
    try {
      return Files.size(board) >= bytes && hash(board, bytes).equals(sha256);
    } catch (IOException e) {
      throw new Refusal("'" + board + "' cannot be read: " + e.getMessage());
    }
  }

  /** SHA-256 of the first bytes of a file, in hexadecimal. */
  static String hash(Path file, long length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      long left = length;
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new IOException("the file became shorter");
        }
        digest.update(buffer, 0, n);
        left -= n;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The file of one election. */
  record Store(Path file) {

    /** The file asked for, else the one of this election under the user's home. */
    static Store at(@Nullable Path asked, String uuid, String fingerprint) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256")
                .digest((uuid + "|" + fingerprint).getBytes(StandardCharsets.UTF_8));
        return new Store(
            asked != null
                ? asked
                : Path.of(System.getProperty("user.home"), ".mandate", "seen")
                    .resolve(HexFormat.of().formatHex(hash) + ".board"));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    Optional<SeenBoard> read() {
      try {
        return Files.exists(file)
            ? Optional.of(parse(file, Files.readAllLines(file)))
            : Optional.empty();
      } catch (IOException e) {
        throw new Refusal("Cannot read " + file + ": " + e.getMessage());
      }
    }

    /** Replaces the file in one step, so that a stopped run leaves the old one whole. */
    void write(SeenBoard seen) {
      try {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, seen.text());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new Refusal(
            "The board is good, but that could not be remembered in " + file + ": " + e);
      }
    }
  }
}
