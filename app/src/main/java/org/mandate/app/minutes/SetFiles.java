package org.mandate.app.minutes;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.mandate.app.files.Document;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** A set of minutes to take away: PDF, DOCX, and the very text whose hash was approved. */
public final class SetFiles {
  private static final String PDF = "application/pdf";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private final SetGround ground;

  SetFiles(SetGround ground) {
    this.ground = ground;
  }

  public Reply pdf(Ask ask) {
    return file(ask, PDF, ".pdf", r -> document(r).pdf());
  }

  public Reply docx(Ask ask) {
    return file(ask, DOCX, ".docx", r -> document(r).docx());
  }

  /** The very text whose hash was approved. */
  public Reply text(Ask ask) {
    return file(
        ask,
        "text/plain; charset=utf-8",
        ".txt",
        r ->
            (ask.typed("text").equals("corrected") ? r.correctedText() : r.text())
                .getBytes(StandardCharsets.UTF_8));
  }

  private Document document(Reading r) {
    return MinutesFile.of(
        r, ground.stands(r.set(), r.part()), id -> ground.seat(r.set().body(), id));
  }

  // Its name says which meeting and part, never a title: a list of downloads tells nothing else.
  private Reply file(Ask ask, String type, String ending, Function<Reading, byte[]> bytes) {
    return ground.at(
        ask,
        f -> {
          Reading r = ground.minutes().read(f.set());
          if (r.blocks().isEmpty()) {
            return new Reply.NotFound();
          }
          String name = "minutes-" + f.meeting().reference() + "-" + f.part().position() + ending;
          return ground.noted(
              ask,
              f,
              new Reply.Bytes(
                  type,
                  bytes.apply(r),
                  Map.of(
                      "Content-Disposition",
                      "attachment; filename=\"" + name + "\"",
                      "Cache-Control",
                      "no-store",
                      "X-Content-Type-Options",
                      "nosniff")));
        });
  }
}
