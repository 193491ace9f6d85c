package org.mandate.ledger.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The first pass over a file, over its bytes only: hash, size, whether it is compressed, how its
 * characters are written. Later passes open it through here, so that every one of them has the same
 * limits.
 */
record Probe(
    Source source, String sha256, long bytes, boolean gzip, Charset charset, boolean mark) {
  /** The most that is read of a file, as brought and after decompression. */
  static final long MOST_BYTES = 320L * 1024 * 1024;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  static Probe of(Source source) throws IOException {
    byte[] head;
    String hash;
    long bytes = 0;
    MessageDigest digest = digest();
    try (InputStream in = source.opening().open()) {
      head = in.readNBytes(4);
      digest.update(head);
      bytes = head.length;
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        bytes += n;
        tooLong(bytes);
      }
    }
    hash = HexFormat.of().formatHex(digest.digest());
    if (bytes == 0) {
      throw new Unreadable(
          0, "The file is empty.", "Download it again from where it was published.");
    }
    refuseOtherFiles(head);
    boolean gzip = head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    var bare = new Probe(source, hash, bytes, gzip, StandardCharsets.UTF_8, false);
    return bare.withCharset();
  }

  /** The characters from the first, after any byte-order mark. */
  Reader characters() throws IOException {
    InputStream in = stream();
    if (mark) {
      in.skipNBytes(charset.equals(StandardCharsets.UTF_8) ? 3 : 2);
    }
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new InputStreamReader(in, decoder);
  }

  /** How the characters were written, in words. */
  String charsetWords() {
    if (charset.equals(WESTERN)) {
      return "Windows-1252 (it is not valid UTF-8)";
    }
    return charset.name() + (mark ? " with a byte-order mark" : "");
  }

  private Probe withCharset() throws IOException {
    byte[] head;
    try (InputStream in = stream()) {
      head = in.readNBytes(3);
    }
    if (starts(head, 0xef, 0xbb, 0xbf)) {
      return new Probe(source, sha256, bytes, gzip, StandardCharsets.UTF_8, true);
    }
    if (starts(head, 0xff, 0xfe)) {
      return new Probe(source, sha256, bytes, gzip, StandardCharsets.UTF_16LE, true);
    }
    if (starts(head, 0xfe, 0xff)) {
      return new Probe(source, sha256, bytes, gzip, StandardCharsets.UTF_16BE, true);
    }
    Charset found = validUtf8() ? StandardCharsets.UTF_8 : WESTERN;
    return new Probe(source, sha256, bytes, gzip, found, false);
  }

  private boolean validUtf8() throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.allocate(1 << 16);
    CharBuffer out = CharBuffer.allocate(1 << 16);
    boolean valid = true;
    try (InputStream stream = stream()) {
      for (int n = 0; n >= 0; ) {
        n = stream.read(in.array(), in.position(), in.remaining());
        refuseNul(in.array(), in.position(), Math.max(n, 0));
        in.position(in.position() + Math.max(n, 0)).flip();
        valid = valid && !decoder.decode(in, out.clear(), n < 0).isError();
        if (valid) {
          in.compact();
        } else {
          in.clear();
        }
      }
    }
    return valid;
  }

  private static void refuseNul(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == 0) {
        throw new Unreadable(
            0,
            "This is not a text file: it holds bytes that no text has.",
            "Open it in the program that it comes from and save it as comma-separated values (CSV).");
      }
    }
  }

  private InputStream stream() throws IOException {
    InputStream in = new BufferedInputStream(source.opening().open(), 1 << 16);
    return new Bounded(gzip ? new GZIPInputStream(in, 1 << 16) : in);
  }

  private static void refuseOtherFiles(byte[] head) {
    if (starts(head, 'P', 'K', 3, 4)) {
      throw new Unreadable(
          0,
          "This is a workbook or a zip file, not a text file.",
          "Save the sheet as CSV and bring that.");
    }
    if (starts(head, '%', 'P', 'D', 'F')) {
      throw new Unreadable(
          0, "This is a PDF, which holds no columns.", "Ask the payer for the same lines as CSV.");
    }
    if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw new Unreadable(
          0,
          "This is an old Excel workbook, not a text file.",
          "Save the sheet as CSV and bring that.");
    }
  }

  private static boolean starts(byte[] head, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static void tooLong(long bytes) {
    if (bytes > MOST_BYTES) {
      throw new Unreadable(
          0,
          "The file is longer than 320 million bytes.",
          "Bring it in parts, one for each month.");
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts what is read, so that a small file cannot unpack without end. */
  private static final class Bounded extends java.io.FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      tooLong(b < 0 ? read : ++read);
      return b;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int n = super.read(into, from, most);
      read += Math.max(n, 0);
      tooLong(read);
      return n;
    }
  }
}
