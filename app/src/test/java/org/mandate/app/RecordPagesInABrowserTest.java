package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.record.Draft;
import org.mandate.app.web.Browser;

/** The public record, in which the entries of the hours do not drown what happened. */
class RecordPagesInABrowserTest {
  @Test
  void theHoursAreLeftOutOfTheListAndCanBeRead() throws SQLException {
    TestProgram t = TestProgram.fresh();
    t.asNobody(
        () ->
            t.program.record.append(
                Draft.of("body.founded", "body:marlbrook")
                    .sealed("name", "Marlbrook", Draft.Sight.PUBLIC)));
    t.program.jobs.as(
        "town",
        () -> t.program.sealed.keep("test.sealed", "test:secret", Map.of(), Optional.empty()));
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute("update installation set sealing_from = sealing_from - interval '31 hours'");
    }
    assertThat(t.program.jobs.as("sealer", t.program.sealed::seal)).isEqualTo(30);
    t.program.sequencer.integrate();
    try (TestServer server = TestServer.of(t);
        Browser browser = new Browser()) {
      String site = "http://127.0.0.1:" + server.port;

      String front = server.browser().get("/record").body();
      String hour = server.browser().get("/record/entries/30").body();

      assertThat(front).contains("Body founded").contains("/record/entries/30");
      assertThat(front).doesNotContain("Sealed</").doesNotContain("secret");
      assertThat(hour).contains("Each hour makes one entry like this").doesNotContain("secret");
      assertThat(server.browser().get("/record/entries/0").body()).doesNotContain("Each hour");
      browser.check(site + "/record", "record-hours");
      browser.check(site + "/record/entries/30", "record-hour");
    }
  }
}
