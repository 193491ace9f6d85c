package org.mandate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.mandate.tlog.TlogException;

/** A record at an address, read with plain GET as the tile specification says. */
final class WebSource implements RecordSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private boolean answered;

  WebSource(URI base) {
    if (base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException("no address of a record: " + base);
    }
    this.base = base;
  }

  @Override
  public Optional<byte[]> fetch(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Accept-Encoding", "gzip, identity")
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      answered = true;
      try (InputStream body = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> Optional.of(read(path, response, body));
          case 404, 410 -> Optional.empty();
          default -> throw new TlogException(path, "the server answered " + response.statusCode());
        };
      }
    } catch (IOException e) {
      if (!answered) {
        throw new Refusal(
            "Nothing answers at " + base + " (" + e.getClass().getSimpleName() + ").");
      }
      throw new TlogException(path, "could not be read to its end: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TlogException(path, "reading was stopped");
    }
  }

  /** Logs may compress bundles unasked (tlog-tiles, "Log entries"). */
  private static byte[] read(String path, HttpResponse<?> response, InputStream body)
      throws IOException {
    boolean zipped =
        response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
    try (InputStream in = zipped ? new GZIPInputStream(body) : body) {
      byte[] file = in.readNBytes(MAX_FILE_BYTES + 1);
      if (file.length > MAX_FILE_BYTES) {
        throw new TlogException(path, "is larger than any file of a record");
      }
      return file;
    }
  }

  @Override
  public String name() {
    return base.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
