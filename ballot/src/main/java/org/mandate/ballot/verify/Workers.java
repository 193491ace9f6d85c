package org.mandate.ballot.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/**
 * Does numbered pieces of work on several threads and takes their results in order, so that the
 * first fault found is always the same one. Only a few pieces are under way at a time, whatever the
 * size of the election.
 */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final int number;
  private final int window;

  Workers(int number) {
    this.threads = Executors.newFixedThreadPool(number);
    this.number = number;
    this.window = 2 * number + 2;
  }

  /** How many threads. */
  int number() {
    return number;
  }

  /** Makes pieces 0..n-1 and hands each on in order; the first exception stops everything. */
  <T> void inOrder(int n, IntFunction<T> make, ObjIntConsumer<T> take) {
    Deque<Future<T>> underWay = new ArrayDeque<>();
    int taken = 0;
    try {
      for (int i = 0; i < n; i++) {
        int piece = i;
        underWay.add(threads.submit(() -> make.apply(piece)));
        if (underWay.size() >= window) {
          take.accept(result(underWay.remove()), taken++);
        }
      }
      while (!underWay.isEmpty()) {
        take.accept(result(underWay.remove()), taken++);
      }
    } finally {
      underWay.forEach(future -> future.cancel(false));
    }
  }

  /** Makes pieces 0..n-1 and keeps their results. */
  <T> List<T> all(int n, IntFunction<T> make) {
    List<T> results = new ArrayList<>(n);
    inOrder(n, make, (result, i) -> results.add(result));
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a check stopped", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the verification was interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
