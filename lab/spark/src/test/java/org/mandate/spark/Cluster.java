package org.mandate.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A standalone cluster of real processes on the loopback address: one master, some workers, each a
 * Java of its own, ended by what started them.
 */
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Process> processes = new ArrayList<>();
  private final Path home;
  private final int port;

  private Cluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /** Starts a master and workers of one core each, with their files under a folder. */
  static Cluster start(Path folder, int workers) throws IOException, InterruptedException {
    Path home = sparkHome(folder);
    Cluster cluster = new Cluster(home, freePort());
    try {
      cluster.run(
          folder.resolve("master.log"),
          "org.apache.spark.deploy.master.Master",
          "--host",
          "127.0.0.1",
          "--port",
          "" + cluster.port,
          "--webui-port",
          "0");
      cluster.awaitMaster();
      for (int i = 0; i < workers; i++) {
        Path work = Files.createDirectories(folder.resolve("work-" + i));
        cluster.run(
            folder.resolve("worker-" + i + ".log"),
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--cores",
            "1",
            "--memory",
            "2g",
            "--webui-port",
            "0",
            "--work-dir",
            work.toString(),
            cluster.master());
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** The address that a session connects to. */
  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** The folder that executors take Spark's jars from. */
  Path home() {
    return home;
  }

  /** Process ids of master and workers. */
  List<Long> pids() {
    return processes.stream().map(Process::pid).toList();
  }

  /** Workers find the jars of Spark under a folder of this shape. */
  private static Path sparkHome(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      Path link = jars.resolve(jar.getFileName());
      if (entry.endsWith(".jar") && !Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    return folder.resolve("spark");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void run(Path log, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.addAll(JavaFlags.OF_SPARK);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    processes.add(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  private void awaitMaster() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
        return;
      } catch (IOException _) {
        if (!processes.getFirst().isAlive()) {
          throw new IllegalStateException("the master ended; see its log in " + home.getParent());
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    throw new IllegalStateException("the master does not answer at port " + port);
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
    }
    for (Process process : processes) {
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
    removeLinks();
  }

  /** The links only, never what they point to. */
  private void removeLinks() {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve("jars"))) {
      for (Path jar : jars) {
        if (Files.isSymbolicLink(jar)) {
          Files.delete(jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
