package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.StaticPages;

/** Pages of a sealed election that need no sealing, and the checksums of those that do. */
class SealedPagesTest {
  private static final String TRACKER = "u3LLOiPrGXPVjeoYC8V11qLDAaLHE8f4ytEbrANoy4k";

  @Test
  void aTrackerIsFoundWithoutAScript() throws IOException {
    try (Browser browser = new Browser();
        StaticPages pages = new StaticPages()) {
      Frame frame =
          Frame.titled("Find my ballot")
              .ofBody("Marlbrook Practices Together", "Run by Marlbrook Practices Together.");
      browser.check(
          pages.serve(
              "/find", "elections/sealed/find.jte", Map.of("frame", frame, "page", page(null))),
          "sealed-find");
      FindPage.Answer found =
          new FindPage.Answer(
              "Your ballot is on the board and counts",
              Prose.of("It is ballot 17 of 41. If you cast none, protest by 4 December 2026."));
      browser.check(
          pages.serve(
              "/found", "elections/sealed/find.jte", Map.of("frame", frame, "page", page(found))),
          "sealed-found");
    }
  }

  private static FindPage page(FindPage.Answer answer) {
    return new FindPage(
        "Election for chair",
        "/find",
        answer == null ? "" : TRACKER,
        answer,
        Prose.of("The vote closed on Friday 20 November 2026, 5pm. 41 ballots count."),
        List.of(TRACKER, "Z" + TRACKER.substring(1)),
        List.of(new Link("The board (1.2 MB)", "/board.bel")));
  }

  @Test
  void everyScriptThatAScriptImportsIsNamedWithItsChecksum() throws IOException {
    for (ClientFiles files : List.of(ClientFiles.ofVoting(), ClientFiles.ofTrustee())) {
      List<String> named = files.files().stream().map(ClientFiles.File::path).toList();
      for (String path : named) {
        try (var in = ClientFiles.class.getResourceAsStream(path)) {
          String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          Pattern.compile("(?m)^(?:import|export|\\}).*? from ['\"](\\.[^'\"]+)['\"]")
              .matcher(script)
              .results()
              .map(match -> URI.create(path).resolve(match.group(1)).toString())
              .forEach(imported -> assertThat(named).as(path).contains(imported));
        }
      }
      assertThat(files.files()).hasSize(new HashSet<>(named).size());
      assertThat(files.checksum()).matches("[0-9a-f]{64}");
    }
    assertThat(ClientFiles.ofVoting().checksum()).isNotEqualTo(ClientFiles.ofTrustee().checksum());
  }
}
