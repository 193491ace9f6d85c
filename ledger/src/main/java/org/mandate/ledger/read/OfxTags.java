package org.mandate.ledger.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Elements of an OFX file one after another: a name, and the text up to the next element. */
final class OfxTags {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TEXT = 4096;
  private static final int MOST_ELEMENTS = 20_000_000;

  /** Takes an element: its name in capitals (a closing one with its slash), its text, its line. */
  interface Visitor {
    void tag(String name, String text, int line);
  }

  private final Reader in;
  private int line = 1;
  private int elements;

  OfxTags(Reader in) {
    this.in = new BufferedReader(in, 1 << 16);
  }

  void each(Visitor visitor) throws IOException {
    int c = skipTo('<');
    while (c == '<') {
      int at = line;
      String name = until('>', LONGEST_NAME);
      if (name.startsWith("!")) {
        throw new Unreadable(
            at,
            "Line "
                + at
                + " declares a document type or a section, which a bank's statement never needs.",
            "Download the statement again from the bank itself.");
      }
      String text = text();
      if (++elements > MOST_ELEMENTS) {
        throw new Unreadable(at, "The file has more elements than are read.", "Bring it in parts.");
      }
      if (!name.startsWith("?")) {
        visitor.tag(bare(name), plain(text.strip()), at);
      }
      c = last;
    }
  }

  private int last;

  private String text() throws IOException {
    var text = new StringBuilder();
    for (last = read(); last >= 0 && last != '<'; last = read()) {
      if (text.length() < LONGEST_TEXT) {
        text.append((char) last);
      }
    }
    return text.toString();
  }

  private int skipTo(char wanted) throws IOException {
    int c = read();
    while (c >= 0 && c != wanted) {
      c = read();
    }
    return c;
  }

  private String until(char end, int most) throws IOException {
    var text = new StringBuilder();
    int at = line;
    for (int c = read(); c != end; c = read()) {
      if (c < 0 || text.length() > most * 8 || c == '<') {
        throw new Unreadable(
            at, "The element on line " + at + " does not end.", "Download the statement again.");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private int read() throws IOException {
    int c = in.read();
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private static String bare(String name) {
    String first = name.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    return first.length() > 1 && first.endsWith("/")
        ? first.substring(0, first.length() - 1)
        : first;
  }

  private static String plain(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&");
  }
}
