package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;

/** From the editor's page to the page of the version that the practices adopted, in a browser. */
class ConstitutionByBallotOverHttpTest {
  private static final String BODY = "/bodies/marlbrook";
  private static final String PUT = BODY + "/matters/constitution";
  private static final Pattern TEXT = Pattern.compile("name=\"text\" value=\"([0-9a-f]{64})\"");

  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));

  @Test
  void aDraftIsWrittenPutCarriedAndReadAsTheNextVersion() {
    try (TestServer server = TestServer.of(town.t)) {
      TestServer.Browser secretary = browser(server, town.secretary);
      TestServer.Browser anyone = server.browser();

      // given a draft: the editor's next step leads to the practices
      assertThat(secretary.get(PUT).body())
          .contains("There is no draft to put yet", BODY + "/draft");
      write(secretary, "We are the practices of Marlbrook.");
      assertThat(secretary.get(BODY + "/draft").body())
          .contains("Put this draft to the practices", PUT);
      assertThat(anyone.get(PUT).headers().firstValue("Location").orElse("")).contains("/sign-in");

      // when it is put: without reasons it is asked again, and another text than was read is
      // refused
      String form = secretary.get(PUT).body();
      assertThat(form).contains("We are the practices of Marlbrook.", "9.4");
      String text = found(TEXT, form);
      assertThat(secretary.post(PUT, Map.of("text", text, "reasons", "")).statusCode())
          .isEqualTo(422);
      assertThat(
              secretary.post(PUT, Map.of("text", "0".repeat(64), "reasons", "Words")).statusCode())
          .isEqualTo(409);
      String matter =
          secretary
              .post(PUT, Map.of("text", text, "reasons", "It says who we are."))
              .headers()
              .firstValue("Location")
              .orElseThrow();

      // then everybody reads the fixed text and the comparison, whatever becomes of the draft
      write(secretary, "Edited afterwards.");
      assertThat(secretary.get(BODY + "/draft").body())
          .contains("Another text stands in", "Put this draft to the practices");
      assertThat(anyone.get(matter).body()).contains("What it changes", matter + "/constitution");
      assertThat(anyone.get(matter + "/constitution").body())
          .contains("We are the practices of Marlbrook.", text, "1.1", "Before", "After")
          .doesNotContain("Edited afterwards.");

      // and when the practices carry it, its pages name the decision
      decide(UUID.fromString(matter.substring(matter.lastIndexOf('/') + 1)));
      String decision =
          found(Pattern.compile("/decisions/marlbrook-[0-9]{4}-[0-9]+"), anyone.get(matter).body());
      assertThat(anyone.get(decision).body())
          .contains("Adopted with the decision, word for word", matter + "/constitution");
      assertThat(anyone.get(BODY + "/constitution/2").body())
          .contains("We are the practices of Marlbrook.", "Adopted by the practices in", decision);
      assertThat(anyone.get(BODY + "/constitution/2/changes").body()).contains(decision);
      assertThat(anyone.get(matter + "/constitution").body()).contains("Adopted with the decision");
    }
  }

  private void decide(UUID matter) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Matter m = town.asNobody(() -> town.p.matters.find(matter).orElseThrow());
    town.clock(now.toString());
    Ballot ballot = town.publish(m, now.plus(Duration.ofDays(2)), now.plus(Duration.ofDays(15)));
    town.clock(ballot.opensAt().plusSeconds(1).toString());
    town.round();
    town.cast(ballot.id(), 1, 5, "for");
    town.clock(ballot.closesAt().toString());
    town.round();
    town.clock("");
  }

  private static void write(TestServer.Browser secretary, String words) {
    String clause = BODY + "/draft/1.1";
    assertThat(secretary.get(clause).statusCode()).isEqualTo(200);
    Map<String, String> fields = new HashMap<>();
    fields.put("type", "words");
    fields.put("number", "1.1");
    fields.put("title", "Name and members");
    fields.put("text", words);
    assertThat(secretary.post(clause, fields).statusCode()).isEqualTo(303);
  }

  private static String found(Pattern pattern, String page) {
    Matcher m = pattern.matcher(page);
    assertThat(m.find()).as(pattern + " in " + page).isTrue();
    return m.groupCount() == 0 ? m.group() : m.group(1);
  }

  private TestServer.Browser browser(TestServer server, UUID person) {
    return server.browser(town.session(person));
  }
}
