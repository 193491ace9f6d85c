package org.mandate.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.files.Sent.action;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mandate.app.files.Pack.Part;

/** One PDF of our pages and of others' papers, from which all but their look is gone. */
class PackTest {
  private static final Looking LOOKING = new Looking();
  private static final String MARK = "hiddenword";

  private static Part page(int depth, String title) {
    return new Part.Page(depth, title, Document.titled(title).paragraph("About " + title).build());
  }

  private static Part paper(int depth, String title, FileType type, byte[] bytes, String text) {
    return new Part.Paper(
        depth,
        title,
        title + type.ending(),
        type,
        "ab".repeat(32),
        bytes.length,
        text,
        out -> out.write(bytes));
  }

  private static PDDocument bound(Pack pack) throws IOException {
    return Loader.loadPDF(bytes(pack));
  }

  private static byte[] bytes(Pack pack) {
    Looking.Packed made = LOOKING.bind(pack);
    assertThat(made).isInstanceOf(Looking.Packed.Made.class);
    return ((Looking.Packed.Made) made).pdf();
  }

  private static Pack pack(Part... parts) {
    return new Pack("Pack for the board", "Marlbrook, for Dr Shah", List.of(parts));
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static Pack ordinary() {
    return pack(
        page(1, "1. Welcome"),
        page(1, "2. Costs"),
        paper(2, "Costs", FileType.PDF, Sent.pdf("Cost page one", "Cost page two"), ""),
        paper(2, "Plan", FileType.PNG, Sent.picture("png", 300, 100), ""),
        paper(2, "Photo", FileType.JPEG, Sent.picture("jpg", 300, 100), ""),
        paper(2, "Needs", FileType.DOCX, Sent.docx("unused"), "First need\nSecond need"),
        page(1, "3. Close"));
  }

  @Test
  void everyPartHasItsBookmarkAtItsPageAndItsLineInTheContents() throws IOException {
    try (PDDocument pdf = bound(ordinary())) {
      List<String> marks = new ArrayList<>();
      for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        marks.add(item.getTitle() + "@" + place(pdf, item));
        item.children()
            .forEach(under -> marks.add("  " + under.getTitle() + "@" + place(pdf, under)));
      }
      assertThat(marks)
          .containsExactly(
              "Contents@1",
              "1. Welcome@2",
              "2. Costs@3",
              "  Costs@4",
              "  Plan@6",
              "  Photo@7",
              "  Needs@8",
              "3. Close@9");
      assertThat(text(pdf, 1))
          .contains("Marlbrook, for Dr Shah", "2. Costs 3", "Needs 8", "3. Close 9")
          .contains("Papers are passed on as they were sent", "Costs.pdf", "ab".repeat(8));
      assertThat(text(pdf, 4)).contains("Cost page one", "Page 4 of 9");
      assertThat(text(pdf, 8)).contains("Download the file itself", "Second need", "Needs.docx");
      assertThat(pdf.getNumberOfPages()).isEqualTo(9);
    }
  }

  private static int place(PDDocument pdf, PDOutlineItem item) {
    try {
      return pdf.getPages().indexOf(item.findDestinationPage(pdf)) + 1;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] hostile() {
    return Sent.pdf(
        pdf -> {
          Sent.attach(MARK + "-attached").to(pdf);
          COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
          catalog.setItem(COSName.OPEN_ACTION, action("JavaScript", "JS", MARK + "()"));
          catalog.setItem(COSName.AA, action("JavaScript", "JS", MARK + "()"));
          pdf.getDocumentInformation().setAuthor(MARK);
          COSStream xmp = pdf.getDocument().createCOSStream();
          try (var out = xmp.createOutputStream()) {
            out.write(MARK.getBytes(StandardCharsets.UTF_8));
          }
          catalog.setItem(COSName.METADATA, xmp);
          COSDictionary page = pdf.getPage(0).getCOSObject();
          page.setItem(COSName.AA, action("JavaScript", "JS", MARK));
          page.setItem(COSName.METADATA, xmp);
          page.setItem(COSName.getPDFName("PieceInfo"), action("Private", "P", MARK));
          COSArray marks =
              Sent.links(
                  action("URI", "URI", "https://" + MARK + ".example"),
                  action("Launch", "F", MARK + ".exe"),
                  action("GoToR", "F", MARK + ".pdf"));
          COSDictionary inside = new COSDictionary();
          inside.setName(COSName.S, "GoTo");
          COSArray to = new COSArray();
          to.add(pdf.getPage(1).getCOSObject());
          to.add(COSName.getPDFName("Fit"));
          inside.setItem(COSName.D, to);
          COSArray links = Sent.links(inside);
          marks.add(links.get(0));
          marks.add(widget(pdf));
          page.setItem(COSName.ANNOTS, marks);
        },
        "Visible words",
        "Second page");
  }

  private static COSDictionary widget(PDDocument pdf) throws IOException {
    COSStream look = pdf.getDocument().createCOSStream();
    look.setName(COSName.SUBTYPE, "Form");
    look.setItem(
        COSName.BBOX, new org.apache.pdfbox.pdmodel.common.PDRectangle(50, 20).getCOSArray());
    look.setItem(COSName.METADATA, new COSString(MARK));
    try (var out = look.createOutputStream()) {
      out.write("0 0 50 20 re f".getBytes(StandardCharsets.US_ASCII));
    }
    COSDictionary looks = new COSDictionary();
    looks.setItem(COSName.N, look);
    COSDictionary widget = new COSDictionary();
    widget.setName(COSName.SUBTYPE, "Widget");
    widget.setName(COSName.FT, "Tx");
    widget.setString(COSName.T, MARK);
    widget.setString(COSName.V, MARK);
    widget.setItem(COSName.AP, looks);
    widget.setItem(COSName.AA, action("JavaScript", "JS", MARK));
    widget.setItem(
        COSName.RECT, new org.apache.pdfbox.pdmodel.common.PDRectangle(9, 9, 50, 20).getCOSArray());
    return widget;
  }

  @Test
  void scriptsAttachmentsPropertiesFormsAndLinksElsewhereAreGone() throws IOException {
    byte[] sent = hostile();
    try (PDDocument before = Loader.loadPDF(sent)) {
      // What is looked for is found where it is.
      assertThat(kinds(before)).contains("URI", "Launch", "JavaScript", "GoToR", "EmbeddedFile");
      assertThat(words(before)).contains(MARK);
    }

    try (PDDocument pdf = bound(pack(paper(1, "Hostile", FileType.PDF, sent, "")))) {
      assertThat(kinds(pdf))
          .doesNotContain(
              "URI", "Launch", "JavaScript", "GoToR", "EmbeddedFile", "Filespec", "Widget");
      assertThat(words(pdf)).doesNotContain(MARK);
      assertThat(text(pdf, 2)).contains("Visible words");
      assertThat(pdf.getDocumentCatalog().getAcroForm()).isNull();
      assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(pdf.getDocumentCatalog().getNames()).isNull();
    }
  }

  @Test
  void aLinkWithinThePaperStillLeadsToItsPage() throws IOException {
    try (PDDocument pdf =
        bound(pack(page(1, "First"), paper(1, "Hostile", FileType.PDF, hostile(), "")))) {
      var marks = pdf.getPage(2).getAnnotations();
      assertThat(marks).extracting(m -> m.getSubtype()).containsExactly("Link", "Stamp");
      var link =
          (org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink) marks.getFirst();
      var to =
          (org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination)
              link.getDestination();
      assertThat(to.retrievePageNumber()).isEqualTo(3);
      long pages =
          pdf.getDocument().getXrefTable().keySet().stream()
              .map(key -> pdf.getDocument().getObjectFromPool(key).getObject())
              .filter(
                  o ->
                      o instanceof COSDictionary d
                          && COSName.PAGE.equals(d.getCOSName(COSName.TYPE)))
              .count();
      assertThat(pages).as("no page came along twice").isEqualTo(4);
    }
  }

  @Test
  void aPictureLosesWhatItSaysOfItsPlace() throws IOException {
    byte[] jpeg = Sent.picture("jpg", 40, 40);
    byte[] exif =
        ("Exif\u0000\u0000MM\u0000*\u0000\u0000\u0000\u0008\u0000\u0000 GPS " + MARK)
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] head = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2)};
    byte[] sent =
        Sent.joined(Sent.joined(head, exif), java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));

    byte[] pdf = bytes(pack(paper(1, "Photo", FileType.JPEG, sent, "")));

    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(MARK);
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain(MARK);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      var resources = read.getPage(1).getResources();
      assertThat(resources.getXObjectNames()).hasSize(1);
    }
  }

  @Test
  void aPaperThatCannotBeOpenedIsNamedInItsPlace() throws IOException {
    byte[] broken = "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8);
    try (PDDocument pdf =
        bound(pack(paper(1, "Broken", FileType.PDF, broken, ""), page(1, "After")))) {
      assertThat(text(pdf, 2)).contains("Broken", "could not be put into the pack");
      assertThat(text(pdf, 3)).contains("About After");
    }
  }

  @Test
  void equalPacksGiveEqualBytes() throws InterruptedException {
    Pack pack = ordinary();
    byte[] once = bytes(pack);
    Thread.sleep(1100);

    assertThat(java.util.Arrays.equals(bytes(pack), once)).isTrue();
  }

  @Test
  void longContentsCountTheirOwnPages() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      parts.add(page(1, "Item " + i));
    }
    try (PDDocument pdf = bound(new Pack("Long", "", parts))) {
      int last = pdf.getNumberOfPages();
      int ahead = last - 60;
      assertThat(ahead).as("pages of contents").isGreaterThan(1);
      assertThat(text(pdf, 1)).contains("Item 1 " + (ahead + 1));
      assertThat(text(pdf, ahead)).contains("Item 60 " + last);
      assertThat(text(pdf, last)).contains("About Item 60");
    }
  }

  private static Set<String> kinds(PDDocument pdf) {
    Set<String> kinds = new java.util.TreeSet<>();
    objects(pdf)
        .forEach(
            o -> {
              if (o instanceof COSDictionary d) {
                for (COSName key : List.of(COSName.S, COSName.TYPE, COSName.SUBTYPE)) {
                  if (d.getDictionaryObject(key) instanceof COSName kind) {
                    kinds.add(kind.getName());
                  }
                }
              }
            });
    return kinds;
  }

  private static String words(PDDocument pdf) {
    StringBuilder words = new StringBuilder();
    objects(pdf)
        .forEach(
            o -> {
              if (o instanceof COSString s) {
                words.append(s.getString()).append('\n');
              } else if (o instanceof COSStream s) {
                try (var in = s.createInputStream()) {
                  words.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                  words.append("unread");
                }
              }
            });
    return words.toString();
  }

  private static List<COSBase> objects(PDDocument pdf) {
    List<COSBase> all = new ArrayList<>();
    Set<COSBase> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    var left = new java.util.ArrayDeque<COSBase>();
    pdf.getDocument()
        .getXrefTable()
        .keySet()
        .forEach(key -> left.add(pdf.getDocument().getObjectFromPool(key)));
    left.add(pdf.getDocument().getTrailer());
    while (!left.isEmpty()) {
      COSBase given = left.pop();
      COSBase object = given instanceof org.apache.pdfbox.cos.COSObject o ? o.getObject() : given;
      if (object == null || !seen.add(object)) {
        continue;
      }
      all.add(object);
      if (object instanceof COSDictionary d) {
        d.getValues().stream().filter(v -> v != null).forEach(left::add);
      } else if (object instanceof COSArray a) {
        a.forEach(
            v -> {
              if (v != null) {
                left.add(v);
              }
            });
      }
    }
    return all;
  }
}
