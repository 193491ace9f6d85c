package org.mandate.app.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.mandate.app.files.Looked.Failed;
import org.mandate.app.files.Looked.Note;
import org.mandate.app.files.Looked.Refused;
import org.mandate.app.files.Looked.Sound;
import org.mandate.app.files.Looked.Trouble;

/**
 * What the process that opens a file says of it, in a few bytes: ordinals and one text. Whatever it
 * says is believed no further than its form: the words for people stand on this side.
 */
final class Answer {
  private static final int MARK = 0x4d4c4b31;
  private static final int MOST_PAGES = 1 << 20;

  /** More bytes than this are no answer. */
  static final int MOST_BYTES = 4 * Looking.MOST_TEXT + 64;

  private Answer() {}

  static byte[] of(Looked looked) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(MARK);
      switch (looked) {
        case Sound s -> {
          out.writeByte(0);
          out.writeByte(s.type().ordinal());
          out.writeInt(s.pages());
          int notes = 0;
          for (Note note : s.notes()) {
            notes |= 1 << note.ordinal();
          }
          out.writeByte(notes);
          byte[] text = s.text().getBytes(StandardCharsets.UTF_8);
          out.writeInt(text.length);
          out.write(text);
        }
        case Refused r -> {
          out.writeByte(1);
          out.writeByte(r.danger().ordinal());
        }
        case Failed f -> {
          out.writeByte(2);
          out.writeByte(f.trouble().ordinal());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What was said; BROKEN for anything that is no answer. */
  static Looked read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MARK) {
        return new Failed(Trouble.BROKEN);
      }
      Looked looked =
          switch (in.readByte()) {
            case 0 -> sound(in);
            case 1 -> new Refused(Danger.values()[in.readUnsignedByte()]);
            case 2 -> new Failed(Trouble.values()[in.readUnsignedByte()]);
            default -> throw new IOException("no such answer");
          };
      return in.read() < 0 ? looked : new Failed(Trouble.BROKEN);
    } catch (IOException | IndexOutOfBoundsException e) {
      return new Failed(Trouble.BROKEN);
    }
  }

  private static Sound sound(DataInputStream in) throws IOException {
    FileType type = FileType.values()[in.readUnsignedByte()];
    int pages = in.readInt();
    int said = in.readUnsignedByte();
    int length = in.readInt();
    if (pages < 0 || pages > MOST_PAGES || length < 0 || length > MOST_BYTES) {
      throw new IOException("out of bounds");
    }
    Set<Note> notes = EnumSet.noneOf(Note.class);
    for (Note note : Note.values()) {
      if ((said & 1 << note.ordinal()) != 0) {
        notes.add(note);
      }
    }
    byte[] text = in.readNBytes(length);
    if (text.length != length) {
      throw new IOException("cut short");
    }
    return new Sound(type, pages, KeptText.clean(new String(text, StandardCharsets.UTF_8)), notes);
  }
}
