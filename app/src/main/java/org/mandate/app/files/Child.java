package org.mandate.app.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.app.files.Looked.Trouble;

/** One short-lived process: no environment, a folder of its own, bounds, and an end. */
final class Child {
  /** How Java ends when memory did not suffice (-XX:+ExitOnOutOfMemoryError). */
  private static final int OUT_OF_MEMORY = 3;

  // Which modules there are at all: no JDBC, no HTTP client, no naming, no attaching.
  private static final String MODULES = "java.base,java.desktop,java.logging,java.xml";

  private final String main;
  private final String classPath;

  /** A process that runs {@code main} of this program. */
  Child(String main, List<Path> further) {
    this.main = main;
    this.classPath =
        Stream.concat(Programs.paths().stream(), further.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** What a process answered, or why it did not. */
  sealed interface Ended {
    record Answered(byte[] bytes) implements Ended {}

    record Not(Trouble trouble) implements Ended {}
  }

  /** Runs the process to its end and waits for it; nothing of it is left. */
  Ended run(Sandbox sandbox, Limits limits, Path folder, List<String> arguments) {
    Process process;
    try {
      process = start(sandbox, limits, folder, arguments);
    } catch (IOException e) {
      return new Ended.Not(Trouble.MACHINE);
    }
    AtomicBoolean late = new AtomicBoolean();
    Thread end = Thread.ofVirtual().start(() -> endLate(process, limits, late));
    try (InputStream out = process.getInputStream()) {
      byte[] answer = out.readNBytes(limits.answerBytes() + 1);
      boolean ended = process.waitFor(limits.wall().toMillis(), TimeUnit.MILLISECONDS);
      if (ended && process.exitValue() == 0) {
        return answer.length > limits.answerBytes()
            ? new Ended.Not(Trouble.BROKEN)
            : new Ended.Answered(answer);
      }
      return new Ended.Not(ended && !late.get() ? why(process.exitValue()) : Trouble.TIME);
    } catch (IOException e) {
      return new Ended.Not(late.get() ? Trouble.TIME : Trouble.BROKEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ended.Not(Trouble.BUSY);
    } finally {
      end.interrupt();
      endNow(process);
    }
  }

  private Process start(Sandbox sandbox, Limits limits, Path folder, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(sandbox.before(limits));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + limits.heapMegabytes() + "m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "--limit-modules=" + MODULES,
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            "-Djava.nio.channels.spi.SelectorProvider=" + NoNetwork.class.getName(),
            "-cp",
            classPath,
            main));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    // Names of folders with letters beyond ASCII can be opened.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static void endLate(Process process, Limits limits, AtomicBoolean late) {
    try {
      if (!process.waitFor(limits.wall().toMillis(), TimeUnit.MILLISECONDS)) {
        late.set(true);
        endNow(process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endNow(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Trouble why(int exit) {
    // 128 + 24: the kernel's limit of processor time; 128 + 9: ended by the kernel.
    return switch (exit) {
      case OUT_OF_MEMORY -> Trouble.MEMORY;
      case 128 + 24, 128 + 9 -> Trouble.TIME;
      default -> Trouble.BROKEN;
    };
  }

  /** Where this program and the libraries that read files stand. */
  static final class Programs {
    private static final List<String> CLASSES =
        List.of(
            "org.mandate.app.files.LookingMain",
            "org.apache.pdfbox.pdmodel.PDDocument",
            "org.apache.pdfbox.io.IOUtils",
            "org.apache.fontbox.ttf.TTFParser",
            "org.apache.xmpbox.XMPMetadata",
            "org.apache.commons.logging.LogFactory",
            "com.openhtmltopdf.pdfboxout.PdfRendererBuilder",
            "com.openhtmltopdf.util.XRLog",
            "de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D");

    private Programs() {}

    static List<Path> paths() {
      return CLASSES.stream().map(Programs::of).distinct().toList();
    }

    private static Path of(String name) {
      try {
        Class<?> one = Class.forName(name, false, Child.class.getClassLoader());
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (ClassNotFoundException | URISyntaxException e) {
        throw new IllegalStateException("where is " + name, e);
      }
    }
  }

  /** A new folder for one process, and its end. */
  static <T> T inFolder(java.util.function.Function<Path, T> work) {
    try {
      Path folder = Files.createTempDirectory("mandate-file");
      try {
        return work.apply(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // What the process left there are files, and links are never followed.
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
