package org.mandate.app.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.mandate.app.files.Looked.Note;

/** Pictures: their size is read from their heads, none is decoded. */
final class PictureLook {
  private static final int MOST_ON_A_SIDE = 12_000;
  private static final long MOST_PIXELS = 40_000_000;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;

  private PictureLook() {}

  /** PNG (ISO/IEC 15948): its chunks from IHDR to IEND, nothing after. */
  static Looked png(Path file) throws IOException {
    try (DataInputStream in = opened(file)) {
      in.skipNBytes(8);
      boolean data = false;
      for (int n = 0; ; n++) {
        int length = in.readInt();
        int kind = in.readInt();
        if (length < 0 || (n == 0) != (kind == IHDR)) {
          throw new LookFault(Danger.DAMAGED);
        }
        if (kind == IHDR) {
          refuseAbsurd(in.readInt(), in.readInt());
          length -= 8;
        }
        data |= kind == IDAT;
        in.skipNBytes(length + 4L);
        if (kind == IEND) {
          break;
        }
      }
      if (!data) {
        throw new LookFault(Danger.DAMAGED);
      }
      if (in.read() >= 0) {
        throw new LookFault(Danger.TWO_TYPES);
      }
      return new Looked.Sound(FileType.PNG, 1, "", Set.of(Note.NO_TEXT));
    } catch (EOFException e) {
      throw new LookFault(Danger.DAMAGED);
    }
  }

  /** JPEG (ISO/IEC 10918-1): its segments up to the frame's head. */
  static Looked jpeg(Path file) throws IOException {
    try (DataInputStream in = opened(file)) {
      in.skipNBytes(2);
      while (true) {
        if (in.readUnsignedByte() != 0xff) {
          throw new LookFault(Danger.DAMAGED);
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
          marker = in.readUnsignedByte();
        }
        if (marker == 0xd9 || marker == 0xda) {
          throw new LookFault(Danger.DAMAGED);
        }
        int length = in.readUnsignedShort();
        boolean frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
          in.readUnsignedByte();
          int height = in.readUnsignedShort();
          refuseAbsurd(in.readUnsignedShort(), height);
          return new Looked.Sound(FileType.JPEG, 1, "", Set.of(Note.NO_TEXT));
        }
        in.skipNBytes(Math.max(0, length - 2));
      }
    } catch (EOFException e) {
      throw new LookFault(Danger.DAMAGED);
    }
  }

  private static void refuseAbsurd(int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new LookFault(Danger.DAMAGED);
    }
    if (width > MOST_ON_A_SIDE || height > MOST_ON_A_SIDE || (long) width * height > MOST_PIXELS) {
      throw new LookFault(Danger.TOO_MANY_PIXELS);
    }
  }

  private static DataInputStream opened(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }
}
