package org.mandate.ballot.ceremony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An outside program, belenios-tool of one version, started as lab/judges/belenios/run does.
 *
 * @param version 2.0 or 3.x
 */
record Judge(String version) {
  private static final int NOT_INSTALLED = 77;

  /** What it wrote and its exit code. */
  record Said(int code, byte[] out, String err) {
    String text() {
      return new String(out, UTF_8).strip();
    }
  }

  /** Skips the test, by name, where the program is not here. */
  Judge installed() {
    assumeTrue(
        run(Path.of("."), new byte[0], "--version").code() == 0,
        "outside program not here: belenios-tool " + version + " (lab/judges/belenios/install)");
    return this;
  }

  boolean isHere() {
    return run(Path.of("."), new byte[0], "--version").code() != NOT_INSTALLED;
  }

  /** Runs it in a folder with that input. */
  Said run(Path folder, byte[] input, String... arguments) {
    Path run =
        Path.of(System.getProperty("mandate.root", ".."), "lab/judges/belenios/run")
            .toAbsolutePath();
    List<String> command = new ArrayList<>(List.of(run.toString(), version));
    command.addAll(List.of(arguments));
    try {
      Path err = Files.createTempFile("judge", ".err");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(err.toFile())
              .start();
      Thread feed = Thread.startVirtualThread(() -> feed(process, input));
      byte[] out = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      feed.join();
      String said = Files.readString(err);
      Files.delete(err);
      return new Said(code, out, said);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException _) {
      // it stopped reading: its exit code tells
    }
  }

  /** Runs it and requires that it is content. */
  byte[] require(Path folder, byte[] input, String... arguments) {
    Said said = run(folder, input, arguments);
    if (said.code() != 0) {
      throw new AssertionError(version + " " + List.of(arguments) + ": " + said.err());
    }
    return said.out();
  }
}
