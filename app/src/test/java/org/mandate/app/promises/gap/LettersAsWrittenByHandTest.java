package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.Step.Kind;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Terms;

/** Letters of the program beside letters that a person wrote from the same figures. */
class LettersAsWrittenByHandTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
  private static final Promise.Source SOURCE =
      new Promise.Source("Letter from the ICB", "2", "Helen Marsh", "", LocalDate.of(2026, 3, 12));
  private static final String QUOTED =
      "We will pay £3 for each registered patient in 2026 to 2027,\n in four equal parts.";
  private static final GapWords WORDS = new GapWords("Marl and Vale ICB", "the PCN payees");

  private static List<String> arithmetic(Sheet sheet) {
    return Arithmetic.of(
        Optional.of(
            new Terms.PerHead(
                List.of(
                    new Part(
                        new Rate(BigDecimal.valueOf(3)),
                        Basis.REGISTERED,
                        LocalDate.of(2026, 4, 1))))),
        List.of(
            new Arithmetic.Counted(
                Basis.REGISTERED,
                BigDecimal.valueOf(sheet.patients()),
                Optional.of(LocalDate.of(2026, 4, 1)))),
        sheet.lines().size(),
        sheet.total().promised());
  }

  static Step step(int position, Kind kind, LocalDate sent, Step.Answered... replies) {
    return new Step(
        new UUID(1, position),
        new UUID(1, 0),
        position,
        kind,
        "QMV",
        "",
        1_405_200,
        sent,
        kind == Kind.STATEMENT ? Optional.empty() : Optional.of(sent.plusDays(14)),
        "0".repeat(64),
        "treasurer",
        List.of(replies),
        Instant.EPOCH,
        0);
  }

  static Step.Answered reply(Step.Answer answer, LocalDate on, Optional<LocalDate> payBy) {
    return new Step.Answered(new UUID(2, 1), answer, on, payBy, "", Instant.EPOCH, 0);
  }

  private static LetterFacts letter(Kind kind, LocalDate today, List<Step> earlier) {
    Sheet sheet = Marl.sheet();
    return new LetterFacts(
        kind,
        new LetterFacts.Addressee(
            "Marl and Vale ICB", "Director of Primary Care", "Helen Marsh", false),
        new LetterFacts.Sender(
            "Gareth Lowe",
            "treasurer",
            "Marlbrook Practices Together",
            kind == Kind.STATEMENT
                ? ""
                : "I write for 3 of 3 practices under their mandates on money owed."),
        "£3 a head",
        "2026-P007",
        "Marl and Vale ICB",
        SOURCE,
        QUOTED,
        arithmetic(sheet),
        sheet,
        WORDS,
        today,
        kind == Kind.STATEMENT ? Optional.empty() : Optional.of(today.plusDays(14)),
        earlier,
        "");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            LettersAsWrittenByHandTest.class.getResourceAsStream("/letters/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theLetterToThePromiserIsTheOneWrittenByHand() throws IOException {
    Step query = step(1, Kind.QUERY, LocalDate.of(2026, 10, 14));

    assertThat(LetterWriter.text(letter(Kind.LETTER, DAY, List.of(query))))
        .isEqualTo(golden("letter-to-promiser.txt"));
  }

  @Test
  void theQueryToAPayeeAsksForWhatItHoldsAndNothingElse() throws IOException {
    Sheet weir = Marl.sheet().of(new Sheet.Scope.Network("W"));
    LetterFacts facts =
        new LetterFacts(
            Kind.QUERY,
            new LetterFacts.Addressee("Weir PCN", "", "", true),
            new LetterFacts.Sender("", "treasurer", "Marlbrook Practices Together", ""),
            "£3 a head",
            "2026-P007",
            "Marl and Vale ICB",
            SOURCE,
            QUOTED,
            arithmetic(weir),
            weir,
            WORDS,
            DAY,
            Optional.of(DAY.plusDays(14)),
            List.of(),
            "## The network’s account\n shows two payments.");

    assertThat(LetterWriter.text(facts)).isEqualTo(golden("query-to-payee.txt"));
  }

  @Test
  void thePublicStatementNamesTheStepsBeforeItAndNobodyAtThePromiser() throws IOException {
    List<Step> earlier =
        List.of(
            step(1, Kind.QUERY, LocalDate.of(2026, 10, 14)),
            step(
                2,
                Kind.LETTER,
                DAY,
                reply(Step.Answer.REFUSES, LocalDate.of(2026, 11, 20), Optional.empty())));

    String text = LetterWriter.text(letter(Kind.STATEMENT, LocalDate.of(2026, 12, 8), earlier));

    assertThat(text).isEqualTo(golden("statement.txt")).doesNotContain("Marsh");
  }

  @Test
  void theFileHasTheLettersWordsAndItsHash() throws IOException {
    String text = golden("letter-to-promiser.txt");

    byte[] pdf = LetterText.document(text, "Marlbrook Practices Together").pdf();

    try (var read = Loader.loadPDF(pdf)) {
      String words = new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
      assertThat(words)
          .contains("£3 a head: £14,052 not yet paid", "Dear Helen Marsh", "£7,737.00")
          .contains("in four equal parts.”");
      assertThat(words.replace(" ", "")).contains(LetterText.sha256(text));
      assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
  }

  @Test
  void whatIsTypedMakesNoHeadingRowOrSecondParagraph() {
    for (String typed : List.of("# A\n\n## B", "| a | b\n| c", "\r\n\r\n# x", "|||", "##")) {
      LetterFacts f = letter(Kind.QUERY, DAY, List.of());
      LetterFacts with =
          new LetterFacts(
              f.kind(),
              new LetterFacts.Addressee("A|B\n\n# C", "Office\n| x", "N\n\n## n", false),
              f.from(),
              "T\n\n# t",
              f.reference(),
              f.promiser(),
              f.source(),
              "Q\n\n| q",
              f.arithmetic(),
              f.sheet(),
              f.words(),
              f.today(),
              f.replyBy(),
              f.earlier(),
              typed);
      var parts = LetterText.parts(LetterWriter.text(with));
      assertThat(parts.stream().filter(LetterText.Part.Subject.class::isInstance)).hasSize(1);
      assertThat(parts.stream().filter(LetterText.Part.Heading.class::isInstance)).hasSize(1);
      assertThat(parts.stream().filter(LetterText.Part.Rows.class::isInstance)).hasSize(1);
      assertThat(LetterText.document(LetterWriter.text(with), "B").docx()).isNotEmpty();
    }
  }
}
