package org.mandate.app.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.access.Who;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** Counts of strangers' files never stand in the way of anybody else. */
class StrangersCountsTest {
  private static final String BLT = "3 1\n2 1 2 0\n1 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n";

  private static Ask ask(Map<String, String> typed, Map<String, Ask.Upload> files) {
    Map<String, List<String>> fields = new HashMap<>();
    typed.forEach((name, value) -> fields.put(name, List.of(value)));
    return new Ask(
        new Who.Nobody(), "/count", Map.of(), fields, files, "", "", false, Optional.empty());
  }

  @Test
  void aCountRunsOutsideTheTransactionOnAThreadOfItsOwn() {
    Reply first =
        new CountingPages().count(ask(Map.of("rule", "scottish-2007", "text", BLT), Map.of()));

    assertThat(first).isInstanceOf(Reply.Apart.class);
    assertThat(((Reply.Apart) first).work().get())
        .isInstanceOfSatisfying(Reply.Html.class, page -> assertThat(page.status()).isEqualTo(200));
    CountRoom room = new CountRoom(Duration.ofSeconds(5));
    Reply on =
        room.count(
            () -> {
              Thread own = Thread.currentThread();
              assertThat(own.isVirtual()).isFalse();
              assertThat(own.isDaemon()).isTrue();
              assertThat(own.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
              return new Reply.NotFound();
            });
    assertThat(on).isEqualTo(new Reply.NotFound());
  }

  @Test
  void aCountThatTakesTooLongIsInterruptedAndSaysWhatToDo() throws InterruptedException {
    CountRoom room = new CountRoom(Duration.ofMillis(200));
    AtomicBoolean stopped = new AtomicBoolean();
    CountDownLatch ended = new CountDownLatch(1);

    Reply reply =
        room.count(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
              stopped.set(true);
              ended.countDown();
              return new Reply.NotFound();
            });
    ended.await();

    assertThat(stopped).isTrue();
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            r -> {
              assertThat(r.status()).isEqualTo(503);
              assertThat(r.whatToDo()).contains("./mandate count");
            });
    assertThat(room.count(Reply.NotFound::new)).isEqualTo(new Reply.NotFound());
  }

  @Test
  void oneIsCountedOneWaitsAndTheThirdIsToldSo() throws InterruptedException {
    CountRoom room = new CountRoom(Duration.ofSeconds(30));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Thread one = Thread.startVirtualThread(() -> room.count(() -> held(running, free)));
    running.await();
    Thread two = Thread.startVirtualThread(() -> room.count(Reply.NotFound::new));
    while (two.getState() == Thread.State.NEW || two.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }

    assertThat(room.count(Reply.NotFound::new)).isEqualTo(CountRoom.BUSY);

    free.countDown();
    one.join();
    two.join();
    assertThat(room.count(Reply.NotFound::new)).isEqualTo(new Reply.NotFound());
  }

  private static Reply held(CountDownLatch running, CountDownLatch free) {
    running.countDown();
    try {
      free.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new Reply.NotFound();
  }

  @Test
  void aSeedIsShort() {
    Map<String, String> typed = Map.of("rule", "irv", "text", BLT, "seed", "x".repeat(201));

    assertThat(new CountingPages().count(ask(typed, Map.of())))
        .isInstanceOfSatisfying(Reply.Html.class, page -> assertThat(page.status()).isEqualTo(422));
  }

  @Test
  void aSmallFileThatUnpacksToALargeOneIsNotRead(@TempDir Path folder) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write((BLT + " ".repeat(5_000_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("b.blt.gz"), packed.toByteArray());
    Ask ask =
        ask(Map.of("rule", "scottish-2007"), Map.of("file", new Ask.Upload("b.blt.gz", file)));

    Reply reply = ((Reply.Apart) new CountingPages().count(ask)).work().get();

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Html.class,
            page -> {
              assertThat(page.status()).isEqualTo(422);
              assertThat(page.model().toString()).contains("4 MB unpacked");
            });
  }
}
