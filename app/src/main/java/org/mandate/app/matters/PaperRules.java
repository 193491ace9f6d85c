package org.mandate.app.matters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a file is, by its content: a name or a browser's word is never believed. */
final class PaperRules {
  /** The largest paper; a form carries no more. */
  static final int MOST_BYTES = 4 << 20;

  private static final int LONGEST_NAME = 120;

  private PaperRules() {}

  /** The media type of what may be kept; empty for anything else. */
  static Optional<String> type(byte[] bytes) {
    if (begins(bytes, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (begins(bytes, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (begins(bytes, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (begins(bytes, "PK\u0003\u0004")) {
      return zipped(bytes);
    }
    return isText(bytes) ? Optional.of("text/plain;charset=UTF-8") : Optional.empty();
  }

  private static Optional<String> zipped(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    if (head.contains("mimetypeapplication/vnd.oasis.opendocument.text")) {
      return Optional.of("application/vnd.oasis.opendocument.text");
    }
    return head.contains("[Content_Types].xml") || head.contains("word/")
        ? Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        : Optional.empty();
  }

  private static boolean begins(byte[] bytes, String with) {
    byte[] expected = with.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length > expected.length
        && java.util.Arrays.equals(expected, 0, expected.length, bytes, 0, expected.length);
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return bytes.length > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** A name that is safe to hand out again: the last part, without what a system could misread. */
  static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_").strip();
    safe = safe.isEmpty() || safe.startsWith(".") ? "paper" + safe : safe;
    return safe.length() <= LONGEST_NAME ? safe : safe.substring(safe.length() - LONGEST_NAME);
  }
}
