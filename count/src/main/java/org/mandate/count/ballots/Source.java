package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The bytes of a file with a place in them. Lines and columns are worked out only for a fault. */
final class Source {
  /** Where decimals and totals end: counting multiplies totals by up to 10^5 in a long. */
  static final long MOST = 1_000_000_000_000L;

  static final int MOST_CANDIDATES = 10_000;

  static final int LONGEST_NAME = 200;

  final byte[] bytes;
  final int end;
  int at;

  Source(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
    boolean mark = end >= 3 && (bytes[0] & 255) == 0xEF && (bytes[1] & 255) == 0xBB;
    this.at = mark && (bytes[2] & 255) == 0xBF ? 3 : 0;
  }

  boolean done() {
    return at >= end;
  }

  /** The byte here, or -1 at the end; bytes of other scripts are above 127. */
  int peek() {
    return at < end ? bytes[at] & 255 : -1;
  }

  boolean atLineEnd() {
    int c = peek();
    return c == '\n' || c == '\r' || c < 0;
  }

  void skipBlanks() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) at++;
  }

  /** Passes the end of a line, if here. */
  void skipLineEnd() {
    if (at < end && bytes[at] == '\r') at++;
    if (at < end && bytes[at] == '\n') at++;
  }

  /** Where the line ends that is begun. */
  int lineEnd() {
    int i = at;
    while (i < end && bytes[i] != '\n' && bytes[i] != '\r') i++;
    return i;
  }

  /** Text from a place to before another. */
  String text(int from, int to) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
      for (int i = 0; i < text.length(); i++) {
        if (Character.isISOControl(text.charAt(i)) && text.charAt(i) != '\t') {
          throw fault(from, "a control character", "plain text");
        }
      }
      return text;
    } catch (CharacterCodingException e) {
      throw fault(from, "bytes that are not UTF-8", "text in UTF-8");
    }
  }

  /** The name itself, unless it is so long that sentences about it would fill a page each. */
  String shortName(String name, int place) {
    if (name.length() > LONGEST_NAME || name.getBytes(UTF_8).length > LONGEST_NAME) {
      throw fault(
          place,
          "a name of more than " + LONGEST_NAME + " bytes",
          "at most " + LONGEST_NAME + " bytes in a name");
    }
    return name;
  }

  /** A fault at a place: what stands there is quoted from the file. */
  ReadingFault fault(int place, String expected) {
    return fault(place, quoted(place), expected);
  }

  ReadingFault fault(int place, String found, String expected) {
    if (found.length() > LONGEST_NAME) found = found.substring(0, LONGEST_NAME) + "\u2026";
    int line = 1;
    int start = 0;
    int last = Math.min(place, end);
    for (int i = 0; i < last; i++) {
      boolean lone = bytes[i] == '\r' && (i + 1 >= end || bytes[i + 1] != '\n');
      if (bytes[i] == '\n' || lone) {
        line++;
        start = i + 1;
      }
    }
    return new ReadingFault(new Unreadable(line, last - start + 1, found, expected));
  }

  private String quoted(int place) {
    if (place >= end) return "the end of the file";
    if (bytes[place] == '\n' || bytes[place] == '\r') return "the end of the line";
    var word = new StringBuilder();
    for (int i = place; i < end && word.length() < 24; i++) {
      int c = bytes[i] & 255;
      if (c <= ' ' && !word.isEmpty()) break;
      word.append(c >= ' ' && c < 127 ? (char) c : '?');
    }
    return "'" + word.toString().strip() + "'";
  }
}
