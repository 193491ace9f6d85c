package org.mandate.app.files;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/** Binds a laid-out pack into one PDF, in the process that is made for it. */
final class Binding {
  private static final float NUMBER_SIZE = 8;
  private static final float NUMBER_FROM_EDGE = 14;

  private final Path folder;
  private final Packing.Index index;

  private Binding(Path folder) throws IOException {
    this.folder = folder;
    this.index = Packing.read(folder);
  }

  /** Writes the PDF into the folder. */
  static byte[] in(Path folder) throws IOException {
    OneFont.only();
    new Binding(folder).bind();
    return LookingMain.HELLO.getBytes(StandardCharsets.US_ASCII);
  }

  private void bind() throws IOException {
    int count = index.lines().size();
    int[] first = new int[count];
    int pages = 0;
    for (int i = 0; i < count; i++) {
      first[i] = pages;
      pages += part(i);
    }
    int ahead = contents(first, 1000);
    contents(first, ahead + 1);
    try (PDDocument whole = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      PDFMergerUtility merger = new PDFMergerUtility();
      append(merger, whole, folder.resolve("contents.pdf"));
      for (int i = 0; i < count; i++) {
        append(merger, whole, folder.resolve(i + ".pdf"));
      }
      bookmarks(whole, first, ahead);
      number(whole);
      PDDocumentCatalog catalog = whole.getDocumentCatalog();
      catalog.setLanguage("en-GB");
      PDViewerPreferences preferences =
          new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
      preferences.setDisplayDocTitle(true);
      catalog.setViewerPreferences(preferences);
      boolean ours = index.lines().stream().allMatch(l -> l.kind() == Packing.Kind.PAGE);
      PdfWriter.settle(whole, index.title(), index.about(), index.id(), ours);
      whole.save(folder.resolve(Packing.OUT).toFile());
    }
  }

  /** Makes the part's own PDF; a paper that gives none is named on a sheet instead. */
  private int part(int i) throws IOException {
    Packing.Line line = index.lines().get(i);
    Path out = folder.resolve(i + ".pdf");
    if (line.kind() != Packing.Kind.PAGE) {
      try {
        Path file = folder.resolve("file-" + i);
        int pages =
            line.kind() == Packing.Kind.PDF ? CleanPdf.of(file, out) : PicturePage.of(file, out);
        if (pages > 0) {
          return pages;
        }
      } catch (IOException | RuntimeException | StackOverflowError e) {
        Files.deleteIfExists(out);
      }
    }
    String page = Files.readString(folder.resolve("page-" + i));
    Files.write(out, PdfWriter.bytes(page, line.pageTitle(), ""));
    return pages(out);
  }

  private int contents(int[] first, int ahead) throws IOException {
    String page = Files.readString(folder.resolve(Packing.CONTENTS));
    for (int i = 0; i < first.length; i++) {
      page =
          page.replace(
              "" + PackSheets.OPEN + i + PackSheets.CLOSE, Integer.toString(first[i] + ahead));
    }
    Path out = folder.resolve("contents.pdf");
    Files.write(out, PdfWriter.bytes(page, index.title(), index.about()));
    return pages(out);
  }

  private static int pages(Path pdf) throws IOException {
    try (PDDocument read = open(pdf)) {
      return read.getNumberOfPages();
    }
  }

  private static void append(PDFMergerUtility merger, PDDocument whole, Path part)
      throws IOException {
    try (PDDocument read = open(part)) {
      merger.appendDocument(whole, read);
    }
  }

  static PDDocument open(Path pdf) throws IOException {
    return Loader.loadPDF(
        new RandomAccessReadBufferedFile(pdf.toFile()), IOUtils.createTempFileOnlyStreamCache());
  }

  private void bookmarks(PDDocument whole, int[] first, int ahead) {
    PDDocumentOutline outline = new PDDocumentOutline();
    List<PDOutlineNode> above = new ArrayList<>(List.of(outline));
    above.add(mark(whole, outline, "Contents", 0));
    for (int i = 0; i < first.length; i++) {
      Packing.Line line = index.lines().get(i);
      int depth = Math.clamp(line.depth(), 1, above.size());
      above.subList(depth, above.size()).clear();
      above.add(mark(whole, above.get(depth - 1), line.title(), first[i] + ahead));
    }
    whole.getDocumentCatalog().setDocumentOutline(outline);
  }

  private static PDOutlineItem mark(PDDocument whole, PDOutlineNode above, String title, int page) {
    PDPageFitWidthDestination place = new PDPageFitWidthDestination();
    place.setPage(whole.getPage(page));
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(place);
    above.addLast(item);
    return item;
  }

  private static void number(PDDocument whole) throws IOException {
    PDFont font =
        PDType0Font.load(whole, PdfWriter.font("LiberationSans-Regular.ttf").supply(), true);
    int pages = whole.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      PDPage page = whole.getPage(i);
      String words = "Page " + (i + 1) + " of " + pages;
      try (PDPageContentStream out =
          new PDPageContentStream(whole, page, AppendMode.APPEND, true, true)) {
        out.beginMarkedContent(COSName.ARTIFACT);
        out.beginText();
        out.setFont(font, NUMBER_SIZE);
        out.setTextMatrix(place(page, font.getStringWidth(words) / 1000 * NUMBER_SIZE));
        out.showText(words);
        out.endText();
        out.endMarkedContent();
      }
    }
  }

  // At the foot of the page as it is read, on the right, also where the page is turned.
  private static Matrix place(PDPage page, float width) {
    PDRectangle box = page.getCropBox();
    int turned = Math.floorMod(page.getRotation(), 360);
    AffineTransform place =
        switch (turned) {
          case 90 -> new AffineTransform(0, 1, -1, 0, box.getUpperRightX(), box.getLowerLeftY());
          case 180 -> new AffineTransform(-1, 0, 0, -1, box.getUpperRightX(), box.getUpperRightY());
          case 270 -> new AffineTransform(0, -1, 1, 0, box.getLowerLeftX(), box.getUpperRightY());
          default -> new AffineTransform(1, 0, 0, 1, box.getLowerLeftX(), box.getLowerLeftY());
        };
    float across = turned % 180 == 0 ? box.getWidth() : box.getHeight();
    place.translate(across - width - NUMBER_FROM_EDGE - 10, NUMBER_FROM_EDGE);
    return new Matrix(place);
  }
}
