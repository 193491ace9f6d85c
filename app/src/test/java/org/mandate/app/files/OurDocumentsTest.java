package org.mandate.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.files.Document.row;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** The three forms of a document of ours say the same, read by programs that are not ours. */
class OurDocumentsTest {
  private static final String HOSTILE = "<script>x</script> & \"quotes\" ]]> \u0000\u0007\ud800 %s";

  static Document minutes() {
    return Document.titled("Minutes of the board, 3 March 2026")
        .about("Marlbrook GP collective")
        .note("Draft: not yet approved")
        .rows(row("Place", "Online"), row("Chair", "Dr A. Shah\nfor the whole meeting"))
        .heading("1. Welcome")
        .paragraph(
            Words.bold("Agreed: ").and("the minutes of February \u2013 \u00a320, caf\u00e9."))
        .heading(3, "Actions")
        .bullets("Dr Shah to write", HOSTILE)
        .numbered(List.of(Words.of("First"), Words.of("Second")))
        .heading("2. Votes")
        .table(
            "Who voted how",
            List.of("Practice", "Vote"),
            List.of(List.of("Elm Surgery", "For"), List.of("Oak Surgery", "Against")))
        .build();
  }

  @Test
  void thePdfIsTaggedAndSaysItsLanguageTitleAndParts() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(minutes().pdf())) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("en-GB");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(minutes().title());
      assertThat(new String(catalog.getMetadata().toByteArray(), "UTF-8"))
          .contains("<pdfuaid:part>1</pdfuaid:part>");
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(
              "Marlbrook GP collective",
              "Agreed: the minutes of February \u2013 \u00a320, caf\u00e9.")
          .contains("Dr Shah to write", "<script>x</script> & \"quotes\" ]]>", "%s")
          .contains("Elm Surgery", "Page 1 of 1");
      var first = catalog.getDocumentOutline().getFirstChild();
      assertThat(first.getTitle()).isEqualTo(minutes().title());
    }
  }

  @Test
  void everyFontOfThePdfIsInIt() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(minutes().pdf())) {
      for (var page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).contains("LiberationSans");
        }
      }
    }
  }

  @Test
  void theDocxHasHeadingsListsAndTablesThatAProgramFinds() throws IOException {
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(minutes().docx()))) {
      assertThat(docx.getParagraphs())
          .filteredOn(p -> "Heading1".equals(p.getStyle()))
          .extracting(p -> p.getText())
          .containsExactly(minutes().title());
      assertThat(docx.getParagraphs())
          .filteredOn(p -> "Heading2".equals(p.getStyle()))
          .extracting(p -> p.getText())
          .containsExactly("1. Welcome", "2. Votes");
      assertThat(docx.getParagraphs())
          .filteredOn(p -> "decimal".equals(p.getNumFmt()))
          .extracting(p -> p.getText())
          .containsExactly("First", "Second");
      var votes = docx.getTables().getLast();
      assertThat(votes.getRow(0).isRepeatHeader()).isTrue();
      assertThat(votes.getRow(1).getCell(0).getText()).isEqualTo("Elm Surgery");
      assertThat(docx.getProperties().getCoreProperties().getTitle()).isEqualTo(minutes().title());
    }
  }

  @Test
  void thePageIsWellFormedAndWhatWasTypedIsNeverAnElement() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    String page = minutes().xhtml();

    var read = factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes("UTF-8")));

    assertThat(read.getElementsByTagName("script").getLength()).isZero();
    assertThat(read.getElementsByTagName("th").getLength()).isEqualTo(6);
    assertThat(read.getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
  }

  @Test
  void equalDocumentsGiveEqualBytes() throws InterruptedException {
    byte[] pdf = minutes().pdf();
    byte[] docx = minutes().docx();
    Thread.sleep(1100);

    assertThat(minutes().pdf()).isEqualTo(pdf);
    assertThat(minutes().docx()).isEqualTo(docx);
  }

  @Test
  void aLongTableGoesOverPagesAndRepeatsItsHeader() throws IOException {
    List<List<String>> rows =
        java.util.stream.IntStream.range(0, 120)
            .mapToObj(i -> List.of("Practice " + i, "For"))
            .toList();
    byte[] bytes = Document.titled("Votes").table("All", List.of("Who", "How"), rows).build().pdf();

    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(pdf)).contains("Who");
    }
  }

  @Test
  void levelsOfHeadingsAreNotSkipped() {
    assertThatThrownBy(() -> Document.titled("T").heading(3, "Too deep").build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
