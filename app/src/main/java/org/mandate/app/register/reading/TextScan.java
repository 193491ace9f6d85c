package org.mandate.app.register.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One pass over the bytes before anything is read: which encoding, and whether the text is whole.
 * UTF-8 if all of it is valid UTF-8; Windows-1252 only if no character above ASCII could be part of
 * UTF-8 and each is a letter or a mark that English names and addresses use; else refused at the
 * first byte that fits neither.
 */
public final class TextScan {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /**
   * Marks of Windows-1252 that are not letters and still occur: quotes, dashes, pound, degree,
   * half, dot ...
   */
  private static final String MARKS = "€‚‘’“”•–—…£°·½¼¾\u00a0©®²³´";

  private final String name;
  private final boolean pasted;
  private long line = 1;
  private int column = 1;
  private long badLine;
  private int badColumn;
  private boolean sawMultibyte;
  private boolean sawUnlikely;
  private boolean inQuotes;
  private long quoteLine;
  private int last = '\n';

  // the state of the UTF-8 decoder: bytes still to come, and the bounds of the next one (Unicode
  // table 3-7)
  private int pending;
  private int low = 0x80;
  private int high = 0xbf;

  private TextScan(String name, boolean pasted) {
    this.name = name;
    this.pasted = pasted;
  }

  /**
   * What the scan found.
   *
   * @param openEnded the last line has neither a line break nor a closing quotation mark
   */
  public record Text(Charset charset, boolean byteOrderMark, boolean openEnded) {}

  /** Of a file that holds nothing but a table. */
  static Text scan(InputStream in, String name) throws IOException {
    return scan(in, name, false);
  }

  /**
   * Scans all of a file.
   *
   * @param pasted whether control characters other than NUL may stand in it, as they do in words
   *     that people pasted into a form
   * @throws Refused at the first character that cannot be
   */
  public static Text scan(InputStream in, String name, boolean pasted) throws IOException {
    TextScan scan = new TextScan(name, pasted);
    byte[] buffer = new byte[1 << 16];
    boolean mark = false;
    boolean first = true;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int from = 0;
      if (first && n >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb) {
        mark = buffer[2] == (byte) 0xbf;
        from = mark ? 3 : 0;
      }
      first = false;
      for (int i = from; i < n; i++) {
        int b = buffer[i];
        // nearly every byte is plain ASCII, about which there is nothing to say
        if (b >= 0x20 && b != '"' && b != 0x7f && scan.pending == 0) {
          scan.column++;
          scan.last = b;
        } else {
          scan.take(b & 0xff);
        }
      }
    }
    return new Text(scan.end(mark), mark, "\n\r\"".indexOf(scan.last) < 0);
  }

  private void take(int b) {
    if (b < 0x80) {
      ascii(b);
      return;
    }
    boolean continues = pending > 0;
    if (continues && b >= low && b <= high) {
      pending--;
      low = 0x80;
      high = 0xbf;
      sawMultibyte |= pending == 0;
    } else {
      if (continues) {
        bad(column - 1);
      }
      start(b);
    }
    sawUnlikely |= unlikely(b);
    column += continues ? 0 : 1;
    last = b;
  }

  private void ascii(int b) {
    if (pending > 0) {
      bad(column - 1);
      pending = 0;
    }
    boolean control = b < 0x20 && b != '\n' && b != '\r' && b != '\t' || b == 0x7f;
    if (control && (!pasted || b == 0)) {
      throw refused(
          line,
          column,
          "This is not text: it holds the control character " + b + ".",
          "Send the table itself as CSV in UTF-8.");
    }
    if (b == '"') {
      inQuotes = !inQuotes;
      quoteLine = line;
    }
    if (b == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    last = b;
  }

  private void start(int b) {
    low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    pending =
        b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
    if (pending == 0) {
      bad(column);
    }
  }

  private void bad(int atColumn) {
    if (badLine == 0) {
      badLine = line;
      badColumn = atColumn;
    }
  }

  private static boolean unlikely(int b) {
    char c = new String(new byte[] {(byte) b}, WINDOWS_1252).charAt(0);
    return !Character.isLetter(c) && MARKS.indexOf(c) < 0;
  }

  private Charset end(boolean mark) {
    if (pending > 0) {
      bad(column - 1);
    }
    if (badLine > 0 && (mark || sawMultibyte || sawUnlikely)) {
      throw refused(
          badLine,
          badColumn,
          "A character here is neither UTF-8 nor plainly Windows-1252.",
          "Save the file as UTF-8 and send it again.");
    }
    if (inQuotes) {
      throw refused(
          quoteLine,
          0,
          "The file ends inside a quoted value that begins here.",
          "It was cut off; download it again, whole.");
    }
    return badLine > 0 ? WINDOWS_1252 : StandardCharsets.UTF_8;
  }

  private Refused refused(long atLine, int atColumn, String reason, String mend) {
    return new Refused(new Refusal(name, atLine, atColumn, reason, mend));
  }
}
