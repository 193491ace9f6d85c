package org.mandate.app;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.mandate.app.record.Draft;

/**
 * The real program with one more door, for the kill tests: a POST writes one entry and answers
 * after the commit.
 */
final class RushMain {
  private RushMain() {}

  public static void main(String[] args) throws Exception {
    Settings settings =
        new Settings(0, "127.0.0.1", Path.of(args[0]), false, Optional.empty(), Optional.empty());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    stopped.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try (Running running = Running.alone(settings);
        Background background = new Background(running.program)) {
      running.watch(sentence -> stop.countDown());
      HttpServer door =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      door.createContext(
          "/",
          exchange -> {
            String n = exchange.getRequestURI().getPath().substring(1);
            int status = 200;
            try {
              running.program.writing.execute(
                  s ->
                      running.program.record.append(
                          Draft.of("rush.vote", "vote").fact("n", Long.parseLong(n))));
            } catch (RuntimeException e) {
              status = 500;
            }
            byte[] answer = n.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      door.start();
      System.out.println("ready " + door.getAddress().getPort());
      stop.await();
      door.stop(0);
    } finally {
      stopped.countDown();
    }
  }
}
