package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;

/** After an election the decision leads the secretary to the terms it gave, one form each. */
class TermsAfterAnElectionTest {
  private static final Pattern RECORD =
      Pattern.compile("href=\"(/bodies/marlbrook/seats\\?[^\"]+)\"");

  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));

  @Test
  void theSecretaryRecordsTheTermOfEachWhoWasElected() {
    String first = "Voter of Practice 2";
    String decision = elected(List.of("Ann Lee, Weir Lane", first, "Cy Day"), "b>a");
    try (TestServer server = TestServer.of(town.t)) {
      TestServer.Browser anyone = server.browser();
      TestServer.Browser secretary = secretary(server);

      // given a result: who may record is led to the form, everybody reads that terms are missing
      assertThat(anyone.get(decision).body())
          .contains(first + ": no term is recorded yet")
          .doesNotContain("Record the term of");
      String form = found(secretary.get(decision).body());
      assertThat(form).contains("chair%7CFirst");

      // when the form is sent as it was filled in, whose one person of that name is chosen
      String page = secretary.get(form).body();
      UUID person = town.voters.get("TP-002");
      assertThat(page)
          .containsPattern("<option value=\"" + person + "\"[^>]* selected")
          .containsPattern("<option value=\"chair\\|First\"[^>]* selected")
          .contains("value=\"" + first + "\"");
      Map<String, String> fields = typed(form);
      fields.put("person", person.toString());
      var sent = secretary.post("/bodies/marlbrook/seats", fields);

      // then the decision tells the term, and the next candidate is the next step
      assertThat(sent.headers().firstValue("Location")).contains(decision);
      String told = secretary.get(decision).body();
      assertThat(told)
          .contains(first + ": in office from 1 March 2026 to 29 February 2028")
          .contains("Ann Lee, Weir Lane: no term is recorded yet", "Record the term of Ann Lee");
      assertThat(found(told)).contains("chair%7CSecond");

      // and a person who is not known by that name is for the secretary to choose
      Map<String, String> second = typed(found(told));
      assertThat(secretary.post("/bodies/marlbrook/seats", second).statusCode()).isEqualTo(422);
      second.put("person", town.voters.get("TP-003").toString());
      assertThat(secretary.post("/bodies/marlbrook/seats", second).statusCode()).isEqualTo(303);
      assertThat(secretary.get(decision).body())
          .contains("All terms are recorded")
          .doesNotContain("Record the term of");
    }
  }

  private String elected(List<String> candidates, String ranking) {
    Matter matter = town.election("Who chairs the body?", 2, candidates);
    Ballot ballot = town.open(matter);
    town.cast(ballot.id(), 1, 5, ranking);
    town.close();
    town.realClock();
    return town.asNobody(() -> town.p.decisions.ofMatter(matter.id()).orElseThrow()).path();
  }

  private TestServer.Browser secretary(TestServer server) {
    return server.browser(town.session(town.secretary));
  }

  private static String found(String page) {
    Matcher link = RECORD.matcher(page);
    assertThat(link.find()).as("a form for a term in " + page).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  /** What the address fills in. */
  private static Map<String, String> typed(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    Arrays.stream(form.substring(form.indexOf('?') + 1).split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                fields.put(
                    pair[0],
                    pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return fields;
  }
}
