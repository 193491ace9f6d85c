package org.mandate.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.verify.Progress;

/** One bar after another, a step of a verification each. */
final class StepBar implements Progress, AutoCloseable {
  private final PrintWriter err;
  private @Nullable Step step;
  private @Nullable ProgressBar bar;

  StepBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void at(Step now, long done, long of) {
    if (now != step) {
      close();
      step = now;
      bar = new ProgressBar(err, now.words(), of);
    }
    if (bar != null) {
      bar.at(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
