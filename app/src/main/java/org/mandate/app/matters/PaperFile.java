package org.mandate.app.matters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mandate.app.files.Danger;
import org.mandate.app.files.Looked;
import org.mandate.app.files.Looking;

/**
 * A file that somebody sent, and what a process of its own found in it. Made outside of a
 * transaction, because looking takes seconds.
 *
 * @param at where its bytes are, while the request lasts
 * @param sha256 64 hex digits
 */
public record PaperFile(Path at, long size, String sha256, Looked looked) {

  /** Looks at a file; one that is larger than a paper may be is not opened. */
  public static PaperFile of(Looking looking, Path at) {
    try {
      long size = Files.size(at);
      Looked looked =
          size > Looking.MOST_BYTES ? new Looked.Refused(Danger.TOO_LARGE) : looking.look(at);
      return new PaperFile(at, size, sha256(at), looked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(Path at) throws IOException {
    try (InputStream in = Files.newInputStream(at)) {
      DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      digested.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
