package org.mandate.app.register.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Sorts any number of records of 32 bytes in memory that does not grow: whenever a run is full it
 * is sorted and goes to a temporary file, and the runs are merged while they are read. An official
 * file of today fits one run and touches no disk.
 */
public final class SortedRuns implements AutoCloseable {
  /** The bytes of each record. */
  public static final int BYTES = 32;

  private static final int RUN = 1 << 15;

  private final List<byte[]> run = new ArrayList<>();
  private final List<Path> spilled = new ArrayList<>();
  private long size;

  /** Adds a record, which must not be changed afterwards. */
  public void add(byte[] record) {
    if (record.length != BYTES) {
      throw new IllegalArgumentException("a record of " + record.length + " bytes, not " + BYTES);
    }
    if (run.size() == RUN) {
      spill();
    }
    run.add(record);
    size++;
  }

  public long size() {
    return size;
  }

  /** Hands on every record, smallest first (as unsigned bytes). May be asked more than once. */
  public void inOrder(Consumer<byte[]> each) {
    run.sort(Arrays::compareUnsigned);
    if (spilled.isEmpty()) {
      run.forEach(each);
    } else {
      merge(each);
    }
  }

  private void spill() {
    run.sort(Arrays::compareUnsigned);
    try {
      Path file = Files.createTempFile("mandate-run", ".tmp");
      spilled.add(file);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        for (byte[] record : run) {
          out.write(record);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run.clear();
  }

  /** The next record of a run, and where more come from. */
  private record Head(byte[] record, Source from) {}

  private interface Source {
    /** The next record, or an empty array at the end. */
    byte[] next() throws IOException;
  }

  private void merge(Consumer<byte[]> each) {
    List<InputStream> open = new ArrayList<>();
    try {
      PriorityQueue<Head> heads =
          new PriorityQueue<>(Comparator.comparing(Head::record, Arrays::compareUnsigned));
      var inMemory = run.iterator();
      add(heads, () -> inMemory.hasNext() ? inMemory.next() : new byte[0]);
      for (Path file : spilled) {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 14);
        open.add(in);
        add(heads, () -> in.readNBytes(BYTES));
      }
      for (Head head = heads.poll(); head != null; head = heads.poll()) {
        each.accept(head.record);
        add(heads, head.from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(SortedRuns::close);
    }
  }

  private static void add(PriorityQueue<Head> heads, Source from) throws IOException {
    byte[] record = from.next();
    if (record.length == BYTES) {
      heads.add(new Head(record, from));
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what was spilled. */
  @Override
  public void close() {
    for (Path file : spilled) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    spilled.clear();
    run.clear();
  }
}
