package org.mandate.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as a process of its own, the way a person starts, stops or kills it. */
final class RealProcess implements AutoCloseable {
  private final Process process;
  final List<String> out = new CopyOnWriteArrayList<>();
  final List<String> err = new CopyOnWriteArrayList<>();

  private RealProcess(Process process) {
    this.process = process;
    read(process.inputReader(StandardCharsets.UTF_8), out);
    read(process.errorReader(StandardCharsets.UTF_8), err);
  }

  private static void read(BufferedReader from, List<String> into) {
    Thread.ofVirtual().start(() -> from.lines().forEach(into::add));
  }

  /** Starts a command of the program, as ./mandate does. */
  static RealProcess mandate(Map<String, String> environment, String... arguments) {
    return java("org.mandate.app.Main", environment, arguments);
  }

  static RealProcess java(String main, Map<String, String> environment, String... arguments) {
    List<String> line = new ArrayList<>();
    // A shell's background jobs ignore Ctrl-C, and so would their children.
    line.addAll(List.of("env", "--default-signal=INT"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            main));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("MANDATE_"));
    builder.environment().putAll(environment);
    try {
      return new RealProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line on either stream. */
  String awaitLine(Predicate<String> wanted) {
    for (int i = 0; i < 1_200; i++) {
      for (List<String> lines : List.of(out, err)) {
        Optional<String> found = lines.stream().filter(wanted).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
      if (!process.isAlive() && i > 5) {
        break;
      }
      pause(50);
    }
    throw new AssertionError("never said; out: " + out + " err: " + err);
  }

  int exitCode() {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new AssertionError("still runs; err: " + err);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    pause(50);
    return process.exitValue();
  }

  void signal(String name) {
    signal(name, process.pid());
  }

  static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The embedded PostgreSQL's process on a data folder. */
  static long postgresOn(Path data) {
    try {
      return Long.parseLong(
          Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isPostgres(long pid) {
    return ProcessHandle.of(pid)
        .filter(p -> p.info().command().orElse("").endsWith("postgres"))
        .isPresent();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      exitCode();
    }
  }
}
