package org.mandate.app.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mandate.app.files.Looked.Refused;

/**
 * Says what a file is by its content, and whether it is sound. Runs in the process that is made for
 * one file ({@link LookingMain}), never in the server's.
 */
final class Look {
  private static final int HEAD = 1024;
  // An end-of-central-directory record with the longest comment.
  private static final int TAIL = 22 + 65_535;

  private Look() {}

  static Looked at(Path file) throws IOException {
    try {
      long size = Files.size(file);
      if (size == 0) {
        throw new LookFault(Danger.EMPTY);
      }
      if (size > Looking.MOST_BYTES) {
        throw new LookFault(Danger.TOO_LARGE);
      }
      return at(file, head(file));
    } catch (LookFault fault) {
      return new Refused(fault.danger());
    }
  }

  private static Looked at(Path file, String head) throws IOException {
    if (head.startsWith("%PDF-")) {
      refuseZip(file);
      return PdfLook.at(file);
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      refuseZip(file);
      refusePdf(head);
      return PictureLook.png(file);
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      refuseZip(file);
      refusePdf(head);
      return PictureLook.jpeg(file);
    }
    if (head.startsWith("PK\u0003\u0004")) {
      refusePdf(head);
      return PackageLook.at(file);
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
      throw new LookFault(Danger.OLD_WORD);
    }
    if (head.startsWith("{\\rtf")) {
      throw new LookFault(Danger.UNKNOWN);
    }
    return TextLook.at(file);
  }

  // Many readers look for this mark anywhere near the beginning.
  private static void refusePdf(String head) {
    if (head.contains("%PDF-")) {
      throw new LookFault(Danger.TWO_TYPES);
    }
  }

  // A ZIP is read from its end, so it can hide behind anything.
  private static void refuseZip(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(in.length(), TAIL)];
      in.seek(in.length() - tail.length);
      in.readFully(tail);
      for (int i = 0; i + 22 <= tail.length; i++) {
        boolean marked =
            tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6;
        int comment =
            (tail[Math.min(i + 20, tail.length - 1)] & 0xff)
                | (tail[Math.min(i + 21, tail.length - 1)] & 0xff) << 8;
        if (marked && i + 22 + comment <= tail.length) {
          throw new LookFault(Danger.TWO_TYPES);
        }
      }
    }
  }

  private static String head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
  }
}
