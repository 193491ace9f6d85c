package org.mandate.app.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.mandate.app.files.Looked.Note;

/** Plain text in UTF-8, and nothing that a program would take for more. */
final class TextLook {
  private TextLook() {}

  static Looked at(Path file) throws IOException {
    String text = decoded(Files.readAllBytes(file));
    String head = text.substring(0, Math.min(1024, text.length()));
    if (head.contains("%PDF-")) {
      throw new LookFault(Danger.TWO_TYPES);
    }
    String start = head.replace("\ufeff", "").stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<?xml")
        || start.startsWith("<!")
        || start.startsWith("<html")
        || start.startsWith("<svg")) {
      throw new LookFault(
          start.contains("<!doctype") && text.contains("<!ENTITY")
              ? Danger.XML_BOMB
              : Danger.MARKUP);
    }
    KeptText kept = new KeptText();
    Set<Note> notes = EnumSet.noneOf(Note.class);
    try {
      kept.add(text);
    } catch (KeptText.Full full) {
      notes.add(Note.CUT);
    }
    return new Looked.Sound(FileType.TEXT, 0, kept.text(), notes);
  }

  private static String decoded(byte[] bytes) {
    boolean control = false;
    for (byte b : bytes) {
      control |= b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f';
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!control) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw new LookFault(looksLikeText(bytes) ? Danger.NOT_UTF8 : Danger.UNKNOWN);
    }
    throw new LookFault(looksLikeText(bytes) ? Danger.NOT_UTF8 : Danger.UNKNOWN);
  }

  // Mostly letters, or UTF-16 by its mark: then the encoding is what is wrong, not the type.
  private static boolean looksLikeText(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      return true;
    }
    int most = Math.min(bytes.length, 4096);
    int letters = 0;
    for (int i = 0; i < most; i++) {
      int b = bytes[i] & 0xff;
      letters += (b >= ' ' && b < 0x7f) || b >= 0xa0 || b == '\n' || b == '\r' ? 1 : 0;
    }
    return letters > most * 9 / 10;
  }
}
