package org.mandate.app.register.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing line of UTF-8 bytes that is used again for every row, so that writing a row leaves
 * nothing behind.
 */
public final class Utf8Line {
  private byte[] bytes = new byte[1 << 10];
  private int length;

  /** The bytes written, from the start of this array; it is the line's own. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** Adds one character of ASCII. */
  public Utf8Line ascii(char c) {
    room(1);
    bytes[length++] = (byte) c;
    return this;
  }

  /** Adds bytes as they are. */
  public Utf8Line raw(byte[] all) {
    room(all.length);
    System.arraycopy(all, 0, bytes, length, all.length);
    length += all.length;
    return this;
  }

  /** Adds a number in decimal. */
  public Utf8Line number(long value) {
    return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Adds a text that needs no escape.
   *
   * @param marked characters that do need one; so do control characters
   * @return false, and nothing is added, if one of them is in it
   */
  public boolean plain(String text, String marked) {
    int n = text.length();
    room(n);
    int at = length;
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return other(text, marked);
      }
      if (c < 0x20 || marked.indexOf(c) >= 0) {
        return false;
      }
      bytes[at++] = (byte) c;
    }
    length = at;
    return true;
  }

  private boolean other(String text, String marked) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 || marked.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    raw(text.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /** Adds a text as it is. */
  public Utf8Line text(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
