package org.mandate.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.mandate.tlog.Tile;
import org.mandate.tlog.TlogException;

/**
 * A record at an address, read with plain GET as the tile specification says. While one full tile
 * or bundle is looked at, the next few are already on their way.
 */
final class WebSource implements RecordSource {
  private static final int AHEAD = 8;
  private static final int PATIENCE_SECONDS = 60;

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Map<String, CompletableFuture<HttpResponse<byte[]>>> asked = new HashMap<>();
  private boolean answered;

  WebSource(URI base) {
    if (base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException("no address of a record: " + base);
    }
    this.base = base;
  }

  @Override
  public Optional<byte[]> fetch(String path) {
    CompletableFuture<HttpResponse<byte[]>> coming = ask(path);
    asked.remove(path);
    Tile.parse(path).filter(t -> !t.partial() && t.level() <= 0).ifPresent(this::askAhead);
    try {
      // a time limit over the whole answer: a server that trickles bytes must not hold us for ever
      HttpResponse<byte[]> response = coming.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      answered = true;
      return switch (response.statusCode()) {
        case 200 -> Optional.of(body(path, response));
        case 404, 410 -> Optional.empty();
        default -> throw new TlogException(path, "the server answered " + response.statusCode());
      };
    } catch (ExecutionException e) {
      if (!answered) {
        throw new Refusal("Nothing answers at " + base + ".");
      }
      throw new TlogException(path, "could not be read to its end: " + e.getCause());
    } catch (TimeoutException _) {
      throw new TlogException(path, "did not come within " + PATIENCE_SECONDS + " seconds");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TlogException(path, "reading was stopped");
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> ask(String path) {
    return asked.computeIfAbsent(
        path,
        p ->
            client.sendAsync(
                HttpRequest.newBuilder(base.resolve(p))
                    .header("Accept-Encoding", "gzip, identity")
                    .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_FILE_BYTES)));
  }

  private void askAhead(Tile tile) {
    for (int i = 1; i <= AHEAD; i++) {
      var _ = ask(new Tile(tile.level(), tile.index() + i, Tile.FULL).path());
    }
  }

  /** Logs may compress bundles unasked (tlog-tiles, "Log entries"). */
  private static byte[] body(String path, HttpResponse<byte[]> response) {
    if (response.headers().firstValue("Content-Encoding").filter("gzip"::equals).isEmpty()) {
      return response.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      byte[] file = in.readNBytes(MAX_FILE_BYTES + 1);
      if (file.length > MAX_FILE_BYTES) {
        throw new TlogException(path, "is larger than any file of a record");
      }
      return file;
    } catch (IOException e) {
      throw new TlogException(path, "its compression is broken: " + e.getMessage());
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
