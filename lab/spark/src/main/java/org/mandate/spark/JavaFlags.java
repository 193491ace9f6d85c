package org.mandate.spark;

import java.util.List;

/** What Spark 4.2 asks of a Java 25 so that it runs without warnings about its own habits. */
public final class JavaFlags {
  /** For master, workers, driver and executors. */
  public static final List<String> OF_SPARK =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private JavaFlags() {}
}
