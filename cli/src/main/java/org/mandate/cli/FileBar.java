package org.mandate.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files and moves the bar by what is read of them. */
final class FileBar {
  private final ProgressBar bar;
  private long done;

  FileBar(ProgressBar bar) {
    this.bar = bar;
  }

  InputStream open(Path file) throws IOException {
    return new FilterInputStream(Files.newInputStream(file)) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        if (one >= 0) moved(1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        if (n > 0) moved(n);
        return n;
      }
    };
  }

  private void moved(int bytes) {
    done += bytes;
    bar.at(done);
  }
}
