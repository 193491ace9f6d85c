package org.mandate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** One short run on a throw-away folder, from which the JDK writes the start-up cache. */
@Command(name = "train", hidden = true, description = "A short run for the start-up cache.")
final class TrainCommand extends Main.OnData {

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("mandate-train");
    Settings settings =
        new Settings(
            0, "127.0.0.1", folder, true, java.util.Optional.empty(), java.util.Optional.empty());
    try (Running running = Running.alone(settings)) {
      running.program.settleTown(running.databases, true, System.err);
      try (Background background = new Background(running.program);
          ConfigurableApplicationContext web = WebServer.start(settings, running.program)) {
        TownLinks.print(running.program, System.err);
        return 0;
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
