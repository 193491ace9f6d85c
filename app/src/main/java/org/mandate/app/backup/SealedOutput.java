package org.mandate.app.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a sealed file: the header, then full chunks, then the last one, marked as such. */
final class SealedOutput extends OutputStream {
  private final OutputStream out;
  private final Seal seal;
  private final byte[] chunk = new byte[Seal.CHUNK_BYTES];
  private int filled;
  private boolean finished;

  SealedOutput(OutputStream out, Seal seal) throws IOException {
    this.out = out;
    this.seal = seal;
    out.write(seal.header());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (filled == chunk.length) {
        out.write(seal.close(chunk, filled, false));
        filled = 0;
      }
      int part = Math.min(left, chunk.length - filled);
      System.arraycopy(bytes, at, chunk, filled, part);
      filled += part;
      at += part;
      left -= part;
    }
  }

  /** Writes the last chunk; without it the file does not open. */
  void finish() throws IOException {
    if (!finished) {
      finished = true;
      out.write(seal.close(chunk, filled, true));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
