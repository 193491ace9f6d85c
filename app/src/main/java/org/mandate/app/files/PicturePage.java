package org.mandate.app.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A picture on one A4 page, without what it says of its camera, its place and its maker. */
final class PicturePage {
  private static final float MARGIN = 57;
  private static final long MOST_PIXELS = 8_000_000;

  private PicturePage() {}

  static int of(Path file, Path out) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean jpeg = (bytes[0] & 0xff) == 0xff;
    int turned = jpeg ? orientation(bytes) : 1;
    try (PDDocument pdf = new PDDocument()) {
      PDImageXObject picture = picture(pdf, bytes, jpeg, turned);
      boolean wide = picture.getWidth() > picture.getHeight();
      PDRectangle paper = wide ? turnedA4() : PDRectangle.A4;
      PDPage page = new PDPage(paper);
      pdf.addPage(page);
      float scale =
          Math.min(
              (paper.getWidth() - 2 * MARGIN) / picture.getWidth(),
              (paper.getHeight() - 2 * MARGIN) / picture.getHeight());
      float width = picture.getWidth() * scale;
      float height = picture.getHeight() * scale;
      try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
        content.drawImage(
            picture,
            (paper.getWidth() - width) / 2,
            (paper.getHeight() - height) / 2,
            width,
            height);
      }
      pdf.save(out.toFile());
      return 1;
    }
  }

  private static PDImageXObject picture(PDDocument pdf, byte[] bytes, boolean jpeg, int turned)
      throws IOException {
    if (!jpeg) {
      return LosslessFactory.createFromImage(pdf, decoded(bytes));
    }
    return turned == 1
        ? JPEGFactory.createFromByteArray(pdf, bare(bytes))
        : JPEGFactory.createFromImage(pdf, upright(decoded(bytes), turned), 0.9f);
  }

  private static PDRectangle turnedA4() {
    return new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
  }

  // A large one is read in steps: a page of paper shows no more.
  private static BufferedImage decoded(byte[] bytes) throws IOException {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture");
      }
      ImageReader reader = readers.next();
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      int step = (int) Math.ceil(Math.sqrt((double) pixels / MOST_PIXELS));
      param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
      return reader.read(0, param);
    }
  }

  // EXIF 2.32, 4.6.4: eight ways in which a camera was held.
  private static BufferedImage upright(BufferedImage given, int orientation) {
    if (orientation == 1) {
      return given;
    }
    int w = given.getWidth();
    int h = given.getHeight();
    boolean across = orientation >= 5;
    BufferedImage out =
        new BufferedImage(across ? h : w, across ? w : h, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int right = orientation == 2 || orientation == 3 ? w - 1 - x : x;
        int down = orientation == 3 || orientation == 4 ? h - 1 - y : y;
        switch (orientation) {
          case 5 -> out.setRGB(y, x, given.getRGB(x, y));
          case 6 -> out.setRGB(h - 1 - y, x, given.getRGB(x, y));
          case 7 -> out.setRGB(h - 1 - y, w - 1 - x, given.getRGB(x, y));
          case 8 -> out.setRGB(y, w - 1 - x, given.getRGB(x, y));
          default -> out.setRGB(right, down, given.getRGB(x, y));
        }
      }
    }
    return out;
  }

  /** The JPEG without its segments of words, but for colours (APP0, APP2, APP14). */
  static byte[] bare(byte[] jpeg) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
    out.write(jpeg, 0, 2);
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      int length = 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
      if (marker == 0xda) {
        int end = Math.max(end(jpeg, at), at + 2);
        out.write(jpeg, at, end - at);
        return out.toByteArray();
      }
      boolean words =
          marker == 0xfe
              || (marker >= 0xe0
                  && marker <= 0xef
                  && marker != 0xe0
                  && marker != 0xe2
                  && marker != 0xee);
      if (at + length > jpeg.length) {
        break;
      }
      if (!words) {
        out.write(jpeg, at, length);
      }
      at += length;
    }
    throw new IOException("a JPEG without a scan");
  }

  // After the first end of image there may stand anything: previews, films, notes.
  private static int end(byte[] jpeg, int from) {
    for (int i = from + 2; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xd9) {
        return i + 2;
      }
    }
    return jpeg.length;
  }

  private static int orientation(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) != 0xda) {
      int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
      if ((jpeg[at + 1] & 0xff) == 0xe1 && at + 2 + length <= jpeg.length) {
        return exif(java.nio.ByteBuffer.wrap(jpeg, at + 4, Math.max(0, length - 2)).slice());
      }
      at += 2 + length;
    }
    return 1;
  }

  private static int exif(java.nio.ByteBuffer in) {
    try {
      if (in.getInt(0) != 0x45786966) {
        return 1;
      }
      in.order(
          in.getShort(6) == 0x4949
              ? java.nio.ByteOrder.LITTLE_ENDIAN
              : java.nio.ByteOrder.BIG_ENDIAN);
      int directory = 6 + in.getInt(10);
      int entries = in.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + 12 * i;
        if (in.getShort(entry) == 0x0112) {
          int said = in.getShort(entry + 8);
          return said >= 1 && said <= 8 ? said : 1;
        }
      }
      return 1;
    } catch (IndexOutOfBoundsException e) {
      return 1;
    }
  }
}
