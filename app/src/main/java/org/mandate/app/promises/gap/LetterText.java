package org.mandate.app.promises.gap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mandate.app.files.Document;
import org.mandate.app.files.Words;

/**
 * A letter's text, which is what is kept and hashed, read back into paragraphs and one table: "# "
 * begins the subject, "## " a heading, "| " a row. Nothing else has a meaning.
 */
final class LetterText {
  private LetterText() {}

  /** One part, as a page shows it. */
  sealed interface Part {
    record Subject(String words) implements Part {}

    record Heading(String words) implements Part {}

    record Paragraph(List<String> lines) implements Part {}

    /** The first row heads the columns. */
    record Rows(List<List<String>> rows) implements Part {}
  }

  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    for (String block : text.strip().split("\\R{2,}")) {
      List<String> lines = block.lines().toList();
      String first = lines.getFirst();
      if (first.startsWith("## ")) {
        parts.add(new Part.Heading(first.substring(3)));
      } else if (first.startsWith("# ")) {
        parts.add(new Part.Subject(first.substring(2)));
      } else if (first.startsWith("| ")) {
        parts.add(new Part.Rows(lines.stream().map(LetterText::cells).toList()));
      } else {
        parts.add(new Part.Paragraph(lines));
      }
    }
    return parts;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
  }

  /** As PDF and Word write it. */
  static Document document(String text, String body) {
    String title =
        parts(text).stream()
            .filter(Part.Subject.class::isInstance)
            .map(p -> ((Part.Subject) p).words())
            .findFirst()
            .orElse("Letter");
    Document.Builder document = Document.titled(title).about(body);
    for (Part part : parts(text)) {
      switch (part) {
        case Part.Subject _ -> {}
        case Part.Heading(String words) -> document.heading(words);
        case Part.Paragraph(List<String> lines) -> document.paragraph(String.join("\n", lines));
        case Part.Rows(List<List<String>> rows) ->
            document.add(
                new Document.Block.Table(
                    "Pounds, and patients that the due counts",
                    rows.getFirst(),
                    rows.stream().skip(1).map(r -> r.stream().map(Words::of).toList()).toList()));
      }
    }
    document.note("SHA-256 of this letter’s text: " + sha256(text));
    return document.build();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
