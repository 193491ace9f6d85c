package org.mandate.app.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Files as people send them, good and bad, made byte by byte. */
public final class Sent {
  private Sent() {}

  /** Changes a PDF before it is written. */
  @FunctionalInterface
  public interface Change {
    void to(PDDocument pdf) throws IOException;
  }

  public static byte[] pdf(Change change, String... pages) {
    try (PDDocument pdf = new PDDocument()) {
      for (String words : pages) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
          out.beginText();
          out.setFont(new PDType1Font(FontName.HELVETICA), 12);
          out.newLineAtOffset(72, 700);
          out.showText(words);
          out.endText();
        }
      }
      change.to(pdf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] pdf(String... pages) {
    return pdf(pdf -> {}, pages);
  }

  public static COSDictionary action(String kind, String key, String value) {
    COSDictionary action = new COSDictionary();
    action.setName(COSName.TYPE, "Action");
    action.setName(COSName.S, kind);
    action.setItem(COSName.getPDFName(key), new COSString(value));
    return action;
  }

  public static byte[] pdfWithScript(String script) {
    return pdf(
        pdf ->
            pdf.getDocumentCatalog()
                .getCOSObject()
                .setItem(COSName.OPEN_ACTION, action("JavaScript", "JS", script)),
        "A form");
  }

  /** An action on a link, deep in a page. */
  public static byte[] pdfWithLink(COSDictionary action) {
    return pdf(pdf -> pdf.getPage(0).getCOSObject().setItem(COSName.ANNOTS, links(action)), "Link");
  }

  static COSArray links(COSDictionary... actions) {
    COSArray all = new COSArray();
    for (COSDictionary action : actions) {
      COSDictionary link = new COSDictionary();
      link.setItem(COSName.TYPE, COSName.ANNOT);
      link.setName(COSName.SUBTYPE, "Link");
      link.setItem(COSName.RECT, new PDRectangle(10, 10, 90, 90).getCOSArray());
      link.setItem(COSName.A, action);
      all.add(link);
    }
    return all;
  }

  /** A PDF of one empty page, written by hand, with objects that nothing points at. */
  public static byte[] rawPdf(String... further) {
    List<String> objects =
        new ArrayList<>(
            List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"));
    objects.addAll(List.of(further));
    StringBuilder out = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(out.length()));
      out.append(i + 1).append(" 0 obj ").append(objects.get(i)).append(" endobj\n");
    }
    int start = out.length();
    out.append("xref\n0 %d\n".formatted(objects.size() + 1)).append(table);
    out.append("trailer <</Root 1 0 R/Size %d>>\n".formatted(objects.size() + 1));
    return out.append("startxref\n")
        .append(start)
        .append("\n%%EOF\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  static Change attach(String secret) {
    return pdf -> {
      COSStream file = pdf.getDocument().createCOSStream();
      file.setName(COSName.TYPE, "EmbeddedFile");
      try (var out = file.createOutputStream()) {
        out.write(secret.getBytes(StandardCharsets.UTF_8));
      }
      COSDictionary files = new COSDictionary();
      files.setItem(COSName.F, file);
      COSDictionary spec = new COSDictionary();
      spec.setName(COSName.TYPE, "Filespec");
      spec.setString(COSName.F, "attached.exe");
      spec.setItem(COSName.EF, files);
      COSArray names = new COSArray();
      names.add(new COSString("attached.exe"));
      names.add(spec);
      COSDictionary tree = new COSDictionary();
      tree.setItem(COSName.NAMES, names);
      COSDictionary all = new COSDictionary();
      all.setItem(COSName.EMBEDDED_FILES, tree);
      pdf.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, all);
    };
  }

  public static byte[] pdfWithAttachment(String secret) {
    return pdf(attach(secret), "See attached");
  }

  public static byte[] lockedPdf(String userPassword) {
    return pdf(
        pdf ->
            pdf.protect(
                new StandardProtectionPolicy("owner", userPassword, new AccessPermission())),
        "Locked");
  }

  /** The parts of a sound DOCX with these words. */
  public static Map<String, byte[]> docxParts(String... paragraphs) {
    var builder = Document.titled("Paper");
    for (String words : paragraphs) {
      builder.paragraph(words);
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(builder.build().docx()))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        parts.put(e.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  public static byte[] docx(String... paragraphs) {
    return zip(docxParts(paragraphs));
  }

  /** A DOCX with one part more, or another in its place. */
  public static byte[] docxWith(String name, String content) {
    Map<String, byte[]> parts = docxParts("A paper");
    parts.put(name, content.getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  /** A DOCX in one of whose parts a word is replaced. */
  public static byte[] docxChanged(String name, String from, String to) {
    Map<String, byte[]> parts = docxParts("A paper");
    String content = new String(parts.get(name), StandardCharsets.UTF_8);
    if (!content.contains(from)) {
      throw new IllegalArgumentException(name + " has no " + from);
    }
    parts.put(name, content.replace(from, to).getBytes(StandardCharsets.UTF_8));
    return zip(parts);
  }

  public static byte[] macroDocx() {
    return docxWith("word/vbaProject.bin", "\u00d0\u00cf\u0011\u00e0 Sub AutoOpen()");
  }

  public static byte[] xmlBombDocx() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"lol\">");
    String last = "a";
    for (char c = 'b'; c < 'l'; c++) {
      bomb.append("<!ENTITY ").append(c).append(" \"").append(("&" + last + ";").repeat(10));
      bomb.append("\">");
      last = "" + c;
    }
    bomb.append("]><w:document xmlns:w=\"x\"><w:body>&")
        .append(last)
        .append(";</w:body></w:document>");
    return docxWith("word/document.xml", bomb.toString());
  }

  public static byte[] zipBombDocx() {
    return docxWith("word/media/image1.xml", " ".repeat(90 << 20));
  }

  public static byte[] odt(Map<String, String> further, String body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", FileType.ODT.mediaType().getBytes(StandardCharsets.US_ASCII));
    parts.put(
        "content.xml",
        ("<?xml version=\"1.0\"?><office:document-content"
                + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                + " xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:text>"
                + body
                + "</office:text></office:body></office:document-content>")
            .getBytes(StandardCharsets.UTF_8));
    further.forEach((name, content) -> parts.put(name, content.getBytes(StandardCharsets.UTF_8)));
    return zip(parts);
  }

  public static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] picture(String format, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, 0xff0000);
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The head of a PNG that claims a size, with a few bytes of data. */
  public static byte[] pngThatClaims(int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream size = new DataOutputStream(head);
      size.writeInt(width);
      size.writeInt(height);
      size.write(new byte[] {8, 2, 0, 0, 0});
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String kind, byte[] data) throws IOException {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt((int) sum.getValue());
  }

  public static byte[] joined(byte[] first, byte[] second) {
    byte[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
