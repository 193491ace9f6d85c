package org.mandate.app.counting;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.mandate.app.web.Reply;

/**
 * Where strangers' files are counted: one at a time, one more waits, and each has its time. The
 * thread is one of its own and of low rank, for a count computes without a pause: on a thread that
 * serves pages two of them would leave none for voters.
 */
final class CountRoom {
  static final Duration LIMIT = Duration.ofSeconds(10);

  static final Reply BUSY =
      new Reply.Refused(
          503,
          "Others are counting just now",
          "Nothing was counted. Try again in a moment, or count the file on your own machine with ./mandate count.");

  private final Duration limit;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), CountRoom::daemon);

  CountRoom(Duration limit) {
    this.limit = limit;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "count");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** The answer of the work, or why there is none. Waits twice the limit at most. */
  Reply count(Supplier<Reply> work) {
    CountDownLatch began = new CountDownLatch(1);
    FutureTask<Reply> task =
        new FutureTask<>(
            () -> {
              began.countDown();
              return work.get();
            });
    try {
      thread.execute(task);
      if (!began.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return BUSY;
      }
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      return BUSY;
    } catch (TimeoutException _) {
      return tooLong();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return BUSY;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a count failed", e.getCause());
    } finally {
      // Interrupts a count that still runs, and takes one that never began out of the queue.
      task.cancel(true);
      thread.remove(task);
    }
  }

  private Reply tooLong() {
    return new Reply.Refused(
        503,
        "This count takes longer than " + limit.toSeconds() + " seconds",
        "It was stopped, so that others are served. Count the file on your own machine, with no limit of time: ./mandate count FILE.");
  }
}
