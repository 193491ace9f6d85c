package org.mandate.cli;

import java.io.Console;
import java.io.PrintWriter;

/** A bar on standard error while something long runs, in a terminal only; gone when it ends. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final String unit;
  private final long total;
  private final boolean shown;
  private long lastPercent = -1;

  ProgressBar(PrintWriter err, String unit, long total) {
    this.err = err;
    this.unit = unit;
    this.total = total;
    Console console = System.console();
    this.shown = console != null && console.isTerminal() && total > 0;
  }

  void at(long done) {
    long percent = total == 0 ? 100 : (long) (100.0 * done / total);
    if (shown && percent != lastPercent) {
      lastPercent = percent;
      int filled = (int) (percent * WIDTH / 100);
      err.printf(
          "\r[%s%s] %d %%  %,d of %,d %s",
          "#".repeat(filled), ".".repeat(WIDTH - filled), percent, done, total, unit);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (lastPercent >= 0) {
      err.print("\r" + " ".repeat(WIDTH + 60) + "\r");
      err.flush();
    }
  }
}
