package org.mandate.ballot.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The bytes of a board's file, read where they are needed; safe for several threads. */
public interface BoardSource extends AutoCloseable {
  /** The length in bytes. */
  long size();

  /** The bytes from a place on; {@code from + length} is at most {@link #size}. */
  byte[] read(long from, int length);

  @Override
  default void close() {}

  /** Bytes in memory. */
  static BoardSource of(byte[] bytes) {
    return new BoardSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public byte[] read(long from, int length) {
        return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
      }
    };
  }

  /**
   * A file; close it after use.
   *
   * @throws UncheckedIOException if it cannot be opened
   */
  static BoardSource of(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      long size = channel.size();
      return new FileSource(channel, size);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open " + file, e);
    }
  }

  /** A file of the length that it had when it was opened. */
  record FileSource(FileChannel channel, long size) implements BoardSource {
    @Override
    public byte[] read(long from, int length) {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      try {
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, from + buffer.position()) < 0) {
            throw new BoardException(
                BoardException.Kind.CONTAINER, "the file became shorter while it was read");
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the board", e);
      }
      return buffer.array();
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close the board", e);
      }
    }
  }
}
