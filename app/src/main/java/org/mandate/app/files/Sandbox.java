package org.mandate.app.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the machine offers to shut a process in. Which of it is granted is tried once, strongest
 * first.
 *
 * @param away names of the kernel's own spaces for the process: with a network space it has a
 *     network with nothing in it, with a user space no rights over the machine
 * @param bounds what the kernel bounds
 */
record Sandbox(List<String> away, Bounds bounds) {
  private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"));
  // Threads count as processes; Java needs some twenty.
  private static final int MOST_PROCESSES = 64;

  /** ALL: memory, time, files and processes. ITSELF: all but how many processes. */
  enum Bounds {
    ALL,
    ITSELF,
    NONE
  }

  Sandbox {
    away = List.copyOf(away);
  }

  /** Every way worth trying here; the last is nothing at all. */
  static List<Sandbox> ways() {
    List<Sandbox> ways = new ArrayList<>();
    List<List<String>> spaces =
        tool("unshare").isEmpty()
            ? List.of(List.of())
            : List.of(
                List.of("--user", "--net", "--ipc", "--uts"),
                List.of("--user", "--net"),
                List.of("--net"),
                List.of());
    for (List<String> away : spaces) {
      for (Bounds bounds : Bounds.values()) {
        if (bounds == Bounds.NONE || tool("prlimit").isPresent()) {
          ways.add(new Sandbox(away, bounds));
        }
      }
    }
    return ways;
  }

  /** Whether the kernel shuts the network. */
  boolean network() {
    return !away.isEmpty();
  }

  /** What stands before the command. */
  List<String> before(Limits limits) {
    List<String> all = new ArrayList<>();
    if (!away.isEmpty()) {
      all.add(tool("unshare").orElseThrow());
      all.addAll(away);
    }
    if (bounds != Bounds.NONE) {
      all.add(tool("prlimit").orElseThrow());
      all.add("--as=" + limits.addressBytes());
      all.add("--cpu=" + limits.wall().toSeconds());
      all.add("--fsize=" + limits.fileBytes());
      all.add("--nofile=128");
      all.add("--core=0");
      if (bounds == Bounds.ALL) {
        all.add("--nproc=" + MOST_PROCESSES);
      }
    }
    return all;
  }

  private static Optional<String> tool(String name) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
