package org.mandate.app.minutes;

import java.util.List;
import java.util.Optional;
import org.mandate.app.files.Document;
import org.mandate.app.files.Words;
import org.mandate.app.web.Dates;

/** A set of minutes as a document of our own: PDF, DOCX. Pure. */
final class MinutesFile {
  private MinutesFile() {}

  /**
   * @param stands one sentence: how far the set has come
   * @param seat names a seat in words
   */
  static Document of(Reading r, String stands, java.util.function.UnaryOperator<String> seat) {
    Document.Builder d =
        Document.titled(r.title())
            .about(r.body())
            .note(stands)
            .rows(
                Document.row("When", Dates.weekdayTime(r.meeting().startsAt())),
                Document.row(
                    "Where", r.meeting().place().isBlank() ? "Not said" : r.meeting().place()),
                Document.row("Meeting", r.meeting().title() + ", " + r.meeting().reference()),
                Document.row("Part", r.part().position() + ", " + kind(r)));
    for (Block b : r.corrected()) {
      d.heading(b.heading());
      if (r.annexes().containsKey(b.item().orElse(r.set().id()))) {
        d.note(
            "Kept closed longer than this part, and no part of the text that was approved with it");
      }
      words(b.words(), d);
      corrections(r, b, seat, d);
    }
    r.approval()
        .ifPresent(
            a ->
                d.heading("How to check")
                    .paragraph(
                        "SHA-256 of the text as it was approved: "
                            + a.sha256()
                            + (a.entry() == 0 ? "" : ". It stands in the public record.")));
    return d.build();
  }

  private static String kind(Reading r) {
    return r.part().kind().words().toLowerCase(java.util.Locale.UK)
        + r.part().closedUntil().map(day -> " until " + Dates.plain(day)).orElse("");
  }

  private static void corrections(
      Reading r, Block b, java.util.function.UnaryOperator<String> seat, Document.Builder d) {
    List<Correction> all = r.corrections().stream().filter(c -> c.key().equals(b.key())).toList();
    for (Correction c : all) {
      d.note(
          "Corrected on "
              + Dates.plain(c.day())
              + " by the "
              + seat.apply(c.seat()).toLowerCase(java.util.Locale.UK)
              + ": "
              + c.reason());
    }
    if (!all.isEmpty()) {
      String before = approved(r, b).map(Block::words).orElse("");
      d.heading(3, "As it was approved");
      words(before, d);
    }
  }

  private static Optional<Block> approved(Reading r, Block b) {
    return r.blocks().stream().filter(x -> x.key().equals(b.key())).findFirst();
  }

  private static void words(String text, Document.Builder d) {
    for (Marks.Part part : Marks.parts(text)) {
      switch (part) {
        case Marks.Part.Paragraph(String words) -> d.paragraph(words);
        case Marks.Part.Quote(String words) -> d.note(words);
        case Marks.Part.Points(List<String> items) ->
            d.bullets(items.stream().map(Words::of).toList());
      }
    }
  }
}
