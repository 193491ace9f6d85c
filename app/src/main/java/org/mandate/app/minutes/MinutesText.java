package org.mandate.app.minutes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Dates;

/**
 * The one text of a set of minutes, whose SHA-256 stands in the record. Equal blocks give equal
 * bytes: UTF-8, lines ended by one line feed, an empty line between blocks and at no other end.
 * Pure.
 */
final class MinutesText {
  private MinutesText() {}

  /**
   * @param body its name
   * @param blocks without those of an annex, in the order of reading
   */
  static String of(String body, Meeting m, Part part, List<Block> blocks) {
    return heading(body, m, part)
        + "\n\n"
        + blocks.stream()
            .map(b -> (b.heading() + "\n\n" + b.words()).strip())
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }

  /** The text of an item in an annex. */
  static String annex(String body, Meeting m, Part part, Block block) {
    return of(body, m, part, List.of(block));
  }

  private static String heading(String body, Meeting m, Part part) {
    return String.join(
        "\n",
        body,
        title(m, part),
        Dates.weekdayTime(m.startsAt()) + (m.place().isBlank() ? "" : ", " + m.place()));
  }

  /** "Minutes of the board meeting, 2026-M07: part 2, closed". */
  static String title(Meeting m, Part part) {
    return "Minutes of "
        + m.title()
        + ", "
        + m.reference()
        + ": part "
        + part.position()
        + ", "
        + part.kind().words().toLowerCase(java.util.Locale.UK);
  }

  /** 64 hex digits. */
  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
