package org.mandate.ledger.national;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mandate.ledger.Reckoned;

/**
 * What a first look at a file tells, before a cell is read: whether it is text, in which encoding,
 * and its hash. The hash is of the text as published, so that a file and its gzip are one.
 *
 * @param sha256 of the content, unpacked
 * @param charset to read it in
 * @param mark bytes of a byte-order mark at its beginning
 * @param lineEnds whether its last line has an end
 */
record Bytes(String sha256, Charset charset, int mark, boolean lineEnds) {
  private static final long MOST = 1L << 30;
  private static final int CHUNK = 1 << 16;

  /** Opens a file anew each time. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** The content, unpacked where it is gzip. */
  static InputStream content(Source source) throws IOException {
    var in = new BufferedInputStream(source.open(), CHUNK);
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(in, CHUNK) : in;
  }

  static Reckoned<Bytes> look(Source source) throws IOException {
    try (InputStream in = content(source)) {
      return new Look().all(in);
    } catch (EOFException | ZipException e) {
      return refused(
          "The gzip file is cut short or broken. Get it again from its publisher, and compare sizes.");
    }
  }

  private static Reckoned<Bytes> refused(String words) {
    return Reckoned.refused("file", words);
  }

  private static final class Look {
    private final MessageDigest hash = digest();
    private final CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer sink = CharBuffer.allocate(CHUNK);
    private final ByteBuffer waiting = ByteBuffer.allocate(CHUNK + 8);
    private boolean isUtf8 = true;
    private boolean nul;
    private byte last;

    Reckoned<Bytes> all(InputStream in) throws IOException {
      byte[] head = in.readNBytes(4);
      if (head.length < 4) return refused("The file is empty.");
      if (head[0] == 'P' && head[1] == 'K') {
        return refused(
            "This is a workbook or a zip. Save its sheet as CSV, or unpack it, and give that file.");
      }
      if (head[0] == '%' && head[1] == 'P' && head[2] == 'D' && head[3] == 'F') {
        return refused("This is a PDF. Get the CSV file that its publisher gives beside it.");
      }
      take(head, head.length);
      byte[] chunk = new byte[CHUNK];
      long all = head.length;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        all += n;
        if (all > MOST) return refused("The file is larger than 1 GiB unpacked. None of these is.");
        take(chunk, n);
        if (nul && !wide(head)) break; // no text: what follows makes no difference
      }
      return judged(head);
    }

    private Reckoned<Bytes> judged(byte[] head) {
      String hex = HexFormat.of().formatHex(hash.digest());
      if (wide(head)) {
        Charset wide =
            (head[0] & 0xff) == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        return new Reckoned.Done<>(new Bytes(hex, wide, 2, last == '\n' || last == 0));
      }
      if (nul) {
        return refused(
            "This is no text, or text in UTF-16 without its mark. Save it as \"CSV UTF-8\".");
      }
      boolean whole = isUtf8 && waiting.position() == 0;
      boolean marked =
          (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf;
      return new Reckoned.Done<>(
          new Bytes(
              hex,
              whole ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"),
              marked ? 3 : 0,
              last == '\n' || last == '\r'));
    }

    /** Begins with the mark of UTF-16. */
    private static boolean wide(byte[] head) {
      int mark = (head[0] & 0xff) << 8 | head[1] & 0xff;
      return mark == 0xfffe || mark == 0xfeff;
    }

    private void take(byte[] chunk, int n) {
      if (n == 0) return;
      hash.update(chunk, 0, n);
      last = chunk[n - 1];
      for (int i = 0; i < n && !nul; i++) nul = chunk[i] == 0;
      if (!isUtf8) return;
      waiting.put(chunk, 0, n).flip();
      CoderResult result = CoderResult.OVERFLOW;
      while (result.isOverflow()) {
        result = utf8.decode(waiting, sink.clear(), false);
      }
      if (result.isError()) isUtf8 = false;
      waiting.compact();
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
