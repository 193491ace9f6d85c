package org.mandate.app.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.files.Looked.Failed;
import org.mandate.app.files.Looked.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens what others sent, never in this process: each file, and each pack, gets a process of its
 * own, bounded in memory, time and size, without network and database, and ended with the work.
 * Takes from a third of a second to half a minute: call it outside of a transaction ({@code
 * Reply.Between}).
 */
public final class Looking {
  /** The largest file that is taken. */
  public static final int MOST_BYTES = 25_000_000;

  /** The longest text that is kept of a file, in letters. */
  public static final int MOST_TEXT = 1_000_000;

  private static final long MOST_IN_A_PACK = 300_000_000;
  private static final long MOST_OF_A_PACK = 200_000_000;
  private static final int AT_ONCE = 2;
  private static final int WAIT_SECONDS = 30;
  private static final Logger LOG = LoggerFactory.getLogger(Looking.class);

  private final Semaphore room = new Semaphore(AT_ONCE, true);
  private final Child child;
  private final Limits looking;
  private final Limits binding;
  private @Nullable Sandbox found;

  public Looking() {
    this(new Child(LookingMain.class.getName(), List.of()), Limits.look(), Limits.bind());
  }

  Looking(Child child, Limits looking, Limits binding) {
    this.child = child;
    this.looking = looking;
    this.binding = binding;
  }

  /** A pack that was put together, or why it was not. */
  public sealed interface Packed {
    /** One PDF. */
    record Made(byte[] pdf) implements Packed {}

    record Not(Trouble trouble) implements Packed {}
  }

  /** What a file is, by its content, and whether it is sound. */
  public Looked look(Path file) {
    return inRoom(
        folder ->
            switch (child.run(
                sandbox(), looking, folder, List.of("look", file.toAbsolutePath().toString()))) {
              case Child.Ended.Answered(byte[] bytes) -> Answer.read(bytes);
              case Child.Ended.Not(Trouble trouble) -> new Failed(trouble);
            },
        Failed::new);
  }

  /** Puts a pack together. A paper that cannot be opened is named on a sheet in its place. */
  public Packed bind(Pack pack) {
    return inRoom(folder -> bound(pack, folder), Packed.Not::new);
  }

  private Packed bound(Pack pack, Path folder) {
    try {
      Packing.write(pack, folder, MOST_IN_A_PACK);
      Child.Ended ended = child.run(sandbox(), binding, folder, List.of("bind", folder.toString()));
      Path out = folder.resolve(Packing.OUT);
      if (ended instanceof Child.Ended.Not(Trouble trouble)) {
        return new Packed.Not(trouble);
      }
      if (!Files.isRegularFile(out, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        return new Packed.Not(Trouble.BROKEN);
      }
      return Files.size(out) > MOST_OF_A_PACK
          ? new Packed.Not(Trouble.LARGE)
          : new Packed.Made(Files.readAllBytes(out));
    } catch (IllegalArgumentException e) {
      return new Packed.Not(Trouble.LARGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T inRoom(Function<Path, T> work, Function<Trouble, T> otherwise) {
    boolean entered = false;
    try {
      entered = room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
      return entered ? Child.inFolder(work) : otherwise.apply(Trouble.BUSY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise.apply(Trouble.BUSY);
    } catch (UncheckedIOException | NoWay e) {
      LOG.error("files cannot be opened: {}", e.getMessage());
      return otherwise.apply(Trouble.MACHINE);
    } finally {
      if (entered) {
        room.release();
      }
    }
  }

  /** What this machine grants, tried once by a process that only says it is there. */
  synchronized Sandbox sandbox() {
    if (found == null) {
      found = tried();
      LOG.info(
          "files are opened in a process of its own; {}, {}",
          found.network() ? "without a network" : "network shut by Java alone",
          found.bounds() != Sandbox.Bounds.NONE
              ? "bounded by the kernel"
              : "bounded by Java alone");
    }
    return found;
  }

  private Sandbox tried() {
    byte[] here = LookingMain.HELLO.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (Sandbox way : Sandbox.ways()) {
      Child.Ended ended =
          Child.inFolder(folder -> child.run(way, looking, folder, List.of("hello")));
      if (ended instanceof Child.Ended.Answered(byte[] said) && Arrays.equals(said, here)) {
        return way;
      }
    }
    throw new NoWay();
  }

  private static final class NoWay extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoWay() {
      super("no process of this program starts here");
    }
  }
}
