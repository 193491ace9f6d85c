package org.mandate.app.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that behaves as badly as one whose library was taken over. Tests only. */
public final class TryingMain {
  private TryingMain() {}

  public static void main(String[] args) throws Exception {
    String answer =
        switch (args[0]) {
          case "hello" -> LookingMain.HELLO;
          case "environment" -> System.getenv() + " " + System.getProperties().keySet();
          case "connect" -> connect(Integer.parseInt(args[1]), false);
          case "connect-shut" -> connect(Integer.parseInt(args[1]), true);
          case "modules" -> ModuleLayer.boot().modules().toString();
          case "loop" -> loop();
          case "eat" -> eat();
          case "fill" -> fill(Path.of(args[1]));
          case "talk" -> "x".repeat(20 << 20);
          case "fork" -> fork();
          case "sleep-child" -> sleepChild();
          default -> throw new IllegalArgumentException(args[0]);
        };
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(answer.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Runtime.getRuntime().halt(0);
  }

  private static String connect(int port, boolean shut) {
    if (shut) {
      NoNetwork.hold();
    }
    List<String> said = new ArrayList<>();
    said.add(attempt(() -> new Socket().connect(new InetSocketAddress("127.0.0.1", port), 2000)));
    said.add(attempt(() -> SocketChannel.open(new InetSocketAddress("127.0.0.1", port))));
    said.add(
        attempt(
            () -> URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection().connect()));
    return said.toString();
  }

  private interface Trial {
    void run() throws Exception;
  }

  private static String attempt(Trial trial) {
    try {
      trial.run();
      return "CONNECTED";
    } catch (Exception | Error e) {
      return "no: " + e;
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String loop() {
    long n = 0;
    while (System.nanoTime() != 0) {
      n++;
    }
    return "" + n;
  }

  private static String eat() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[1 << 20]);
    }
  }

  private static String fill(Path folder) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(folder.resolve("big").toFile(), "rw")) {
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < 400; i++) {
        out.write(piece);
      }
      return "FILLED " + Files.size(folder.resolve("big"));
    }
  }

  private static String fork() throws IOException {
    int n = 0;
    try {
      for (; n < 200; n++) {
        new ProcessBuilder("/bin/sleep", "30").start();
      }
    } catch (IOException | OutOfMemoryError e) {
      return "stopped at " + n;
    }
    return "FORKED " + n;
  }

  private static String sleepChild() throws Exception {
    new ProcessBuilder("/bin/sleep", "300").start();
    Thread.sleep(300_000);
    return "";
  }
}
