package org.mandate.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.verify.Options;

/**
 * A file of an election as it can be read at any place: the file itself, or a copy (of an address,
 * out of gzip, or asked for), removed when closed.
 *
 * @param path where it can be read
 * @param name the last part of its name, without .gz
 * @param copied whether {@code path} is a copy of ours
 */
record BoardFile(Path path, String name, boolean copied) implements AutoCloseable {
  private static final long MAX_BYTES = 64L << 30;
  private static final int PATIENCE_MINUTES = 60;

  /** Opens an http(s) address or a file. */
  static BoardFile open(String where) {
    return open(where, false);
  }

  /**
   * The same, always as a copy that only this user can reach: what is checked first and worked on
   * then must not change between the two.
   */
  static BoardFile copyOf(String where) {
    return open(where, true);
  }

  private static BoardFile open(String where, boolean own) {
    boolean address = where.startsWith("http://") || where.startsWith("https://");
    String name = where.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    if (!address && Files.isDirectory(Path.of(where))) {
      throw new Refusal("'" + where + "' is a folder; give the file of the election.");
    }
    if (!address && !Files.exists(Path.of(where))) {
      throw new Refusal("There is no file '" + where + "'.");
    }
    try {
      if (!address) {
        return ofFile(
            Path.of(where), Path.of(where).toAbsolutePath().getFileName().toString(), own);
      }
      try (InputStream in = fetched(where)) {
        return copy(in, name);
      }
    } catch (IOException e) {
      throw new Refusal("'" + where + "' cannot be read: " + e.getMessage());
    }
  }

  /** How to verify, with the help of a sidecar where one is named. */
  static Options helped(Options options, @Nullable String sidecar) {
    return sidecar == null ? options : options.with(lines(sidecar));
  }

  /** The lines of a text file or address, such as a sidecar. */
  static List<String> lines(String where) {
    try (BoardFile file = open(where)) {
      return RollFile.lines(file.path());
    }
  }

  private static BoardFile ofFile(Path file, String name, boolean own) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return own || isGzip(in) ? copy(in, name) : new BoardFile(file, name, false);
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private static InputStream fetched(String where) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(where))
              .timeout(Duration.ofMinutes(PATIENCE_MINUTES))
              .build();
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        response.body().close();
        throw new Refusal("'" + where + "' answers with " + response.statusCode() + ".");
      }
      return response.body();
    } catch (IllegalArgumentException e) {
      throw new Refusal("'" + where + "' is no address: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("reading was stopped", e);
    }
  }

  private static BoardFile copy(InputStream raw, String name) throws IOException {
    InputStream in = raw.markSupported() ? raw : new BufferedInputStream(raw);
    Path copy = Files.createTempFile("mandate-board", ".bel");
    try (InputStream plain = isGzip(in) ? new GZIPInputStream(in, 1 << 16) : in;
        OutputStream out = Files.newOutputStream(copy)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
        total += n;
        if (total > MAX_BYTES) {
          throw new Refusal("'" + name + "' is larger than any election: over 64 GiB.");
        }
        out.write(buffer, 0, n);
      }
      return new BoardFile(copy, name.replaceFirst("\\.gz$", ""), true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** The name that the election's file must bear, where the given one can say so. */
  Optional<String> boardName() {
    return name.endsWith(".bel") ? Optional.of(name) : Optional.empty();
  }

  @Override
  public void close() {
    if (copied) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException _) {
        // the machine's own cleaning takes it
      }
    }
  }
}
