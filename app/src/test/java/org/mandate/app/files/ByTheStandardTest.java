package org.mandate.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.files.Pack.Part;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Our own PDFs hold ISO 14289-1 (PDF/UA-1), as veraPDF judges it. */
class ByTheStandardTest {
  @BeforeAll
  static void judge() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private static List<String> faults(byte[] pdf) throws Exception {
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);
      List<String> faults =
          result.getTestAssertions().stream()
              .map(a -> a.getRuleId().getClause() + ": " + a.getMessage())
              .distinct()
              .toList();
      assertThat(result.isCompliant()).isEqualTo(faults.isEmpty());
      return faults;
    }
  }

  @Test
  void aDocumentOfOursHasNoFault() throws Exception {
    assertThat(faults(OurDocumentsTest.minutes().pdf())).isEmpty();
  }

  @Test
  void lettersThatTheFontLacksAreNoFaultEither() throws Exception {
    byte[] pdf =
        Document.titled("Names")
            .paragraph(
                "\u0141ukasz, \u738b\u5c0f\u660e, \ud83d\ude00, \u0639\u0644\u064a, \u200b\u00ad end")
            .build()
            .pdf();

    assertThat(faults(pdf)).isEmpty();
  }

  @Test
  void aPackOfOurOwnPagesHasNoFault() throws Exception {
    Pack pack =
        new Pack(
            "Pack",
            "Board",
            List.of(
                new Part.Page(1, "1. Welcome", OurDocumentsTest.minutes()),
                new Part.Page(2, "Minutes", OurDocumentsTest.minutes())));

    assertThat(faults(((Looking.Packed.Made) new Looking().bind(pack)).pdf())).isEmpty();
  }

  @Test
  void thisJudgeFindsFaultsWhereThereAreAny() throws Exception {
    assertThat(faults(Sent.pdf("Untagged"))).isNotEmpty();
  }
}
