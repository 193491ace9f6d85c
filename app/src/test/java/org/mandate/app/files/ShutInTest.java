package org.mandate.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.files.Looked.Trouble;

/**
 * What a process that opens a file can do when it was taken over: very little, and not for long.
 */
class ShutInTest {
  private static final Looking LOOKING = new Looking();

  @TempDir Path folder;

  private static Child trying() {
    try {
      Path tests =
          Path.of(TryingMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Child(TryingMain.class.getName(), List.of(tests));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Child.Ended run(Sandbox sandbox, Duration within, String... arguments) {
    return Child.inFolder(
        own -> trying().run(sandbox, Limits.look().within(within), own, List.of(arguments)));
  }

  private String said(Sandbox sandbox, String... arguments) {
    Child.Ended ended = run(sandbox, Duration.ofSeconds(60), arguments);
    assertThat(ended).isInstanceOf(Child.Ended.Answered.class);
    return new String(((Child.Ended.Answered) ended).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void itHasNoEnvironmentAndKnowsNoPassword() {
    String said = said(LOOKING.sandbox(), "environment");

    assertThat(said).contains("LC_ALL=C.UTF-8");
    assertThat(said.toLowerCase(Locale.ROOT)).doesNotContain("password", "mandate_", "path=/");
  }

  @Test
  void noModuleOfItSpeaksToADatabaseOrAWebServer() {
    assertThat(said(LOOKING.sandbox(), "modules"))
        .contains("java.base")
        .doesNotContain(
            "java.sql", "java.net.http", "java.naming", "jdk.attach", "java.management");
  }

  @Test
  void withItsOwnNetworkItReachesNothingOnThisMachine() throws IOException {
    Sandbox sandbox = LOOKING.sandbox();
    assumeTrue(sandbox.network(), "this machine gives no process a network of its own");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(server.getLocalPort());
      Sandbox open = new Sandbox(List.of(), Sandbox.Bounds.NONE);

      // Outside of it the same program does reach the server: what is tried here can succeed.
      assertThat(said(open, "connect", port)).contains("[CONNECTED");
      assertThat(said(sandbox, "connect", port)).doesNotContain("CONNECTED");
    }
  }

  @Test
  void whereTheKernelGivesNoneJavaRefusesEverySocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Sandbox open = new Sandbox(List.of(), Sandbox.Bounds.NONE);
      String said = said(open, "connect-shut", Integer.toString(server.getLocalPort()));

      assertThat(said).doesNotContain("CONNECTED").contains("no network here");
    }
  }

  @Test
  void oneThatLoopsIsEnded() {
    long before = System.nanoTime();

    assertThat(run(LOOKING.sandbox(), Duration.ofSeconds(3), "loop"))
        .isEqualTo(new Child.Ended.Not(Trouble.TIME));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    assertThat(left()).isEmpty();
  }

  @Test
  void oneThatEatsMemoryIsEnded() {
    assertThat(run(LOOKING.sandbox(), Duration.ofSeconds(60), "eat"))
        .isEqualTo(new Child.Ended.Not(Trouble.MEMORY));
  }

  @Test
  void oneThatNeverStopsTalkingIsNotListenedTo() {
    assertThat(run(LOOKING.sandbox(), Duration.ofSeconds(60), "talk"))
        .isInstanceOf(Child.Ended.Not.class);
    assertThat(left()).isEmpty();
  }

  @Test
  void itWritesNoMoreThanItMay() {
    assumeTrue(LOOKING.sandbox().bounds() != Sandbox.Bounds.NONE, "no prlimit here");

    assertThat(run(LOOKING.sandbox(), Duration.ofSeconds(60), "fill", folder.toString()))
        .isInstanceOf(Child.Ended.Not.class);
    assertThat(folder.resolve("big"))
        .satisfiesAnyOf(
            big -> assertThat(Files.size(big)).isLessThanOrEqualTo(Limits.look().fileBytes()),
            big -> assertThat(big).doesNotExist());
  }

  @Test
  void itStartsFewProcessesAndNoneOfThemStays() throws InterruptedException {
    assumeTrue(LOOKING.sandbox().bounds() == Sandbox.Bounds.ALL, "processes are not counted here");

    assertThat(said(LOOKING.sandbox(), "fork")).startsWith("stopped at ");
    assertThat(run(LOOKING.sandbox(), Duration.ofSeconds(4), "sleep-child"))
        .isEqualTo(new Child.Ended.Not(Trouble.TIME));
    Thread.sleep(300);
    assertThat(
            ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().command().orElse("").endsWith("sleep")))
        .isEmpty();
  }

  @Test
  void whatItSaysIsBelievedNoFurtherThanItsForm() {
    assertThat(Answer.read(new byte[0])).isEqualTo(new Looked.Failed(Trouble.BROKEN));
    assertThat(Answer.read("hello there".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Looked.Failed(Trouble.BROKEN));
    byte[] sound =
        Answer.of(new Looked.Sound(FileType.PDF, 3, "w\u0000o\u202erds", java.util.Set.of()));
    assertThat(((Looked.Sound) Answer.read(sound)).text()).doesNotContain("\u0000");
    for (int i = 0; i < sound.length; i++) {
      byte[] changed = sound.clone();
      changed[i] ^= (byte) 0x80;
      assertThat(Answer.read(changed)).isInstanceOf(Looked.class);
    }
  }

  @Test
  void manyAtOnceAreAllAnsweredAndLeaveNothing() throws Exception {
    Path file = Files.write(folder.resolve("sent.pdf"), Sent.pdf("One"));
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Looked>> all =
          IntStream.range(0, 6).<Callable<Looked>>mapToObj(i -> () -> LOOKING.look(file)).toList();
      for (var answer : threads.invokeAll(all)) {
        assertThat(answer.get()).isInstanceOf(Looked.Sound.class);
      }
    }

    assertThat(left()).isEmpty();
  }

  @Test
  void itsFolderIsGoneAfterwards() {
    Path[] seen = new Path[1];
    Child.inFolder(
        own -> {
          seen[0] = own;
          return trying()
              .run(LOOKING.sandbox(), Limits.look(), own, List.of("fill", own.toString()));
        });

    assertThat(seen[0]).doesNotExist();
  }

  private static List<ProcessHandle> left() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }
}
