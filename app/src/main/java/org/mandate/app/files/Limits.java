package org.mandate.app.files;

import java.time.Duration;

/**
 * What a process that opens files may use.
 *
 * @param heapMegabytes of Java's heap
 * @param addressBytes of its address space in all
 * @param fileBytes of the largest file that it may write
 * @param wall after which it is ended, also the processor time it may use
 * @param answerBytes of its answer
 */
record Limits(
    int heapMegabytes, long addressBytes, long fileBytes, Duration wall, int answerBytes) {
  private static final long ROOM_BESIDE_THE_HEAP = 1200L << 20;

  /** To look at one file. */
  static Limits look() {
    return of(192, 128L << 20, Duration.ofSeconds(30), Answer.MOST_BYTES);
  }

  /** To bind one pack. */
  static Limits bind() {
    return of(512, 600L << 20, Duration.ofSeconds(180), 64);
  }

  private static Limits of(int heap, long fileBytes, Duration wall, int answerBytes) {
    return new Limits(
        heap, ((long) heap << 20) + ROOM_BESIDE_THE_HEAP, fileBytes, wall, answerBytes);
  }

  Limits within(Duration other) {
    return new Limits(heapMegabytes, addressBytes, fileBytes, other, answerBytes);
  }
}
