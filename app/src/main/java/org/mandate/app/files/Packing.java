package org.mandate.app.files;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.mandate.app.files.Pack.Part;

/**
 * A pack laid out in a folder: one list, a page of our own a part, and the papers' bytes. The
 * server writes it, the process that binds reads it.
 */
final class Packing {
  static final String LIST = "list";
  static final String CONTENTS = "contents";
  static final String OUT = "out.pdf";

  /** What a part's file holds. */
  enum Kind {
    PAGE,
    PDF,
    PICTURE
  }

  /** One part of the list; its page is the file {@code page-N}, its bytes {@code file-N}. */
  record Line(int depth, String title, String pageTitle, Kind kind) {}

  /** The list. */
  record Index(String title, String about, byte[] id, List<Line> lines) {}

  private Packing() {}

  /**
   * @throws IllegalArgumentException where the papers have more than {@code most} bytes in all
   */
  static void write(Pack pack, Path folder, long most) throws IOException {
    MessageDigest digest = sha256();
    page(folder.resolve(CONTENTS), PackSheets.contents(pack), digest);
    List<Line> lines = new ArrayList<>();
    long left = most;
    for (int i = 0; i < pack.parts().size(); i++) {
      switch (pack.parts().get(i)) {
        case Part.Page p -> {
          page(folder.resolve("page-" + i), p.document(), digest);
          lines.add(new Line(p.depth(), p.title(), p.document().title(), Kind.PAGE));
        }
        case Part.Paper p -> {
          Kind kind = kind(p.type());
          Document sheet = kind == Kind.PAGE ? PackSheets.words(p) : PackSheets.missing(p);
          page(folder.resolve("page-" + i), sheet, digest);
          if (kind != Kind.PAGE) {
            left -= bytes(folder.resolve("file-" + i), p.bytes(), digest);
          }
          if (left < 0) {
            throw new IllegalArgumentException("more than " + most + " bytes");
          }
          lines.add(new Line(p.depth(), p.title(), sheet.title(), kind));
        }
      }
    }
    list(folder, new Index(pack.title(), pack.about(), digest.digest(), lines));
  }

  private static Kind kind(FileType type) {
    return switch (type) {
      case PDF -> Kind.PDF;
      case PNG, JPEG -> Kind.PICTURE;
      case DOCX, ODT, TEXT -> Kind.PAGE;
    };
  }

  private static void page(Path at, Document document, MessageDigest digest) throws IOException {
    String page = XhtmlWriter.page(document, XhtmlWriter.Form.PACK);
    bytes(at, out -> out.write(page.getBytes(java.nio.charset.StandardCharsets.UTF_8)), digest);
  }

  private static long bytes(Path at, Pack.Bytes bytes, MessageDigest digest) throws IOException {
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(at), digest)) {
      bytes.to(out);
    }
    return Files.size(at);
  }

  private static void list(Path folder, Index index) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(folder.resolve(LIST)))) {
      out.writeUTF(index.title());
      out.writeUTF(index.about());
      out.write(index.id());
      out.writeInt(index.lines().size());
      for (Line line : index.lines()) {
        out.writeByte(line.depth());
        out.writeUTF(line.title());
        out.writeUTF(line.pageTitle());
        out.writeByte(line.kind().ordinal());
      }
    }
  }

  static Index read(Path folder) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(folder.resolve(LIST)))) {
      String title = in.readUTF();
      String about = in.readUTF();
      byte[] id = in.readNBytes(32);
      List<Line> lines = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        lines.add(
            new Line(in.readByte(), in.readUTF(), in.readUTF(), Kind.values()[in.readByte()]));
      }
      return new Index(title, about, id, lines);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
