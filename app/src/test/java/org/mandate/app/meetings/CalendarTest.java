package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calendars as another program reads them (biweekly), whatever words are in them. */
class CalendarTest {
  private static final String[] HARD = {
    "Board, closed; “open”",
    "back\\slash\nnew line",
    "a\r\nBEGIN:VEVENT",
    "ü".repeat(90),
    "𝄞".repeat(40),
    "tab\there",
    "nul\u0000bell\u0007del\u007f",
    "",
    "e\u0301 combining",
    ":;,\\n"
  };

  private static Ics.Event event(Random random, int n) {
    Instant start =
        Instant.parse("2026-12-08T10:00:00Z").plus(random.nextInt(100_000), ChronoUnit.MINUTES);
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      words.append(HARD[random.nextInt(HARD.length)]).append(random.nextBoolean() ? " " : "x");
    }
    return new Ics.Event(
        "uid-" + n + "@mandate",
        start.minusSeconds(60),
        start.minusSeconds(60),
        random.nextInt(9),
        random.nextBoolean(),
        start,
        start.plus(90, ChronoUnit.MINUTES),
        words.toString(),
        HARD[random.nextInt(HARD.length)],
        words.reverse().toString(),
        Optional.of("https://example.org/meetings/" + n));
  }

  // What a calendar can carry: line ends as one, no other control letter, no half of a pair.
  private static String carried(String words) {
    return words
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0x7f))
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void whatIsWrittenIsReadBackByAnotherProgramWordForWord() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Ics.Event> events = new ArrayList<>();
      for (int n = 0; n <= round % 4; n++) {
        events.add(event(random, n));
      }
      String text =
          new String(Ics.calendar("Marlbrook; the board", events), StandardCharsets.UTF_8);
      ICalendar read = Biweekly.parse(text).first();
      assertThat(read.validate(ICalVersion.V2_0).isEmpty())
          .as("seed %d: %s", seed, read.validate(ICalVersion.V2_0))
          .isTrue();
      assertThat(read.getEvents()).hasSameSizeAs(events);
      for (int n = 0; n < events.size(); n++) {
        VEvent e = read.getEvents().get(n);
        Ics.Event wanted = events.get(n);
        assertThat(e.getUid().getValue()).isEqualTo(wanted.uid());
        assertThat(e.getSummary().getValue())
            .as("seed " + seed)
            .isEqualTo(carried(wanted.summary()));
        if (!wanted.description().isBlank()) {
          assertThat(e.getDescription().getValue()).isEqualTo(carried(wanted.description()));
        }
        assertThat(e.getDateStart().getValue().toInstant()).isEqualTo(wanted.starts());
        assertThat(e.getDateEnd().getValue().toInstant()).isEqualTo(wanted.ends());
        assertThat(e.getSequence().getValue()).isEqualTo((int) wanted.sequence());
        assertThat(e.getStatus().isCancelled()).isEqualTo(wanted.cancelled());
      }
    }
  }

  @Test
  void noLineIsLongerThanSeventyFiveOctetsAndEachEndsWithCrLf() {
    Random random = new Random(7);
    for (int round = 0; round < 100; round++) {
      byte[] bytes = Ics.calendar("ü".repeat(80), List.of(event(random, round)));
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(text).endsWith("\r\n").doesNotContain("\ufffd");
      assertThat(text.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
      for (String line : text.split("\r\n")) {
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
      }
    }
  }
}
