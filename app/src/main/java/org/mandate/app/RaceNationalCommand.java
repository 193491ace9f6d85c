package org.mandate.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.promises.gap.National;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the page of what every practice in England was paid against a rate, over HTTP, from the
 * request to the last byte: all views of all files in turns. Use a throw-away folder.
 */
@Command(
    name = "national",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Measures the national payments page, on a throw-away folder.",
    footer = {"", "Example: ./mandate race national --data /tmp/race FILE...", ""})
final class RaceNationalCommand extends Main.OnData {
  private static final List<String> VIEWS = List.of("icb", "pcn", "practice");

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "payments files to keep")
  List<Path> files = List.of();

  @Option(names = "--column", defaultValue = "PCN Participation", description = "of payments")
  String column = "";

  @Option(names = "--requests", defaultValue = "1000", description = "how many")
  int requests;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings =
        new Settings(
            0, "127.0.0.1", where.settings().data(), false, Optional.empty(), Optional.empty());
    try (Running running = Running.alone(settings)) {
      for (Path file : files) {
        keep(running.program, file);
      }
      List<National.Kept> kept = running.program.national.files();
      try (var web = WebServer.start(settings, running.program)) {
        String base = "http://127.0.0.1:" + web.getEnvironment().getProperty("local.server.port");
        measure(base, kept);
      }
    }
    return 0;
  }

  private void keep(Composition program, Path file) {
    String name = String.valueOf(file.getFileName());
    long began = System.nanoTime();
    Outcome<National.Kept> kept =
        program.jobs.as(
            "town",
            () -> program.national.keep(file, name, column, Optional.empty(), new Who.Job("town")));
    System.out.printf(
        "{\"file\":\"%s\",\"kept\":%b,\"millis\":%.0f}%n",
        name, kept.done().isPresent(), (System.nanoTime() - began) / 1e6);
  }

  private void measure(String base, List<National.Kept> kept)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      double[] millis = new double[requests];
      long bytes = 0;
      int warm = requests / 10;
      double first = 0;
      for (int i = -warm; i < requests; i++) {
        int turn = i + warm;
        String address =
            "%s/national/payments?file=%s&by=%s&basis=weighted&rate=%s"
                .formatted(
                    base,
                    kept.get(turn % kept.size()).id(),
                    VIEWS.get(turn / kept.size() % VIEWS.size()),
                    // Another rate each time: no sum can have been kept from before.
                    "1.%04d".formatted(7000 + turn % 2000));
        long began = System.nanoTime();
        HttpResponse<byte[]> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        double took = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
        if (turn == 0) {
          first = took;
        }
        if (i >= 0) {
          millis[i] = took;
          bytes = Math.max(bytes, answer.body().length);
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "{\"files\":%d,\"practices\":%d,\"requests\":%d,\"firstMillis\":%.1f,\"medianMillis\":%.1f,"
              + "\"p99Millis\":%.1f,\"largestPageBytes\":%d}%n",
          kept.size(),
          kept.stream().mapToInt(National.Kept::practices).sum(),
          requests,
          first,
          millis[requests / 2],
          millis[(int) Math.ceil(0.99 * requests) - 1],
          bytes);
    }
  }
}
