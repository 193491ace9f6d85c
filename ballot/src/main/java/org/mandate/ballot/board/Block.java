package org.mandate.ballot.board;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 512-byte header before each entry: that of a version-7 tar with one fixed mode, no owner and
 * one time for all entries. There is one right header for a name, size and time; every other is
 * refused.
 */
final class Block {
  static final int SIZE = 512;
  static final long MAX_TIME = 077777777777L;

  private Block() {}

  static byte[] header(String name, int size, long time) {
    if (time < 0 || time > MAX_TIME) {
      throw new IllegalArgumentException("the time " + time + " does not fit into a header");
    }
    byte[] block = new byte[SIZE];
    put(block, 0, name);
    put(block, 100, "0000644");
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, octal(size, 11));
    put(block, 136, octal(time, 11));
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = '0';
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, octal(sum, 6));
    block[154] = 0;
    return block;
  }

  /** The size that a header names, or -1 if there are not 11 octal digits. */
  static long size(byte[] block) {
    long size = 0;
    for (int i = 124; i < 135; i++) {
      if (block[i] < '0' || block[i] > '7') {
        return -1;
      }
      size = size * 8 + block[i] - '0';
    }
    return size;
  }

  /** The name that a header names: up to the first NUL of its 100 bytes. */
  static String name(byte[] block) {
    int end = 0;
    while (end < 100 && block[end] != 0) {
      end++;
    }
    return new String(block, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** The bytes after a body up to the next block. */
  static int padding(long size) {
    return (int) ((SIZE - size % SIZE) % SIZE);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static String octal(long value, int digits) {
    String octal = Long.toOctalString(value);
    return "0".repeat(digits - octal.length()) + octal;
  }
}
