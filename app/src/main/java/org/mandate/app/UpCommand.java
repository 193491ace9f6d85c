package org.mandate.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mandate.app.store.CannotStart;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts Mandate here: database, demonstration town in an empty one, web pages. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts Mandate on this machine and prints where it answers.",
    footer = {"", "Example: ./mandate up --port 8090 --data /srv/mandate", ""})
final class UpCommand extends Main.OnData {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of the web pages (default: ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: this machine only)")
  String listen = "127.0.0.1";

  @Option(
      names = "--public-url",
      description = "address under which people reach it, for links in mail")
  @Nullable String publicUrl;

  @Option(names = "--empty", description = "no demonstration town")
  boolean empty;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = where.settings(port, listen, !empty, publicUrl);
    requireFree(settings);
    long began = System.nanoTime();
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
                },
                "stop"));
    System.err.println("Starting the database.");
    AtomicReference<@Nullable String> fault = new AtomicReference<>();
    try (Running running = Running.alone(settings)) {
      running.watch(
          sentence -> {
            fault.set(sentence);
            stop.countDown();
          });
      boolean demonstration =
          running.program.settleTown(running.databases, settings.town(), System.err);
      try (Background background = new Background(running.program);
          ConfigurableApplicationContext web = WebServer.start(settings, running.program)) {
        System.err.printf(
            "Mandate answers at http://localhost:%d/ (%.1f s).%nStop it with Ctrl-C.%n",
            settings.port(), (System.nanoTime() - began) / 1e9);
        if (demonstration && settings.onLoopback()) {
          TownLinks.print(running.program, System.out);
        }
        stop.await();
        System.err.println("Stopping.");
      }
    } finally {
      stopped.countDown();
    }
    String sentence = fault.get();
    if (sentence != null) {
      throw new CannotStart(sentence);
    }
    return 130;
  }

  private static void requireFree(Settings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.listen()), settings.port()));
    } catch (IOException e) {
      throw new CannotStart(
          "Port "
              + settings.port()
              + " is taken. Stop what uses it, or choose another with --port N.",
          e);
    }
  }
}
