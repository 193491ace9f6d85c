package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Doorway;

/** A body of statute that acts as a commissioner exports the record of its decision. */
class CommissionersRecordTest {
  private static MeetingDecided m;
  private static TestServer server;
  private static Decision open;
  private static Decision asProvider;

  @BeforeAll
  static void decide() {
    m = new MeetingDecided();
    m.w.town.owner("update body set source = 'statute', instrument = 'An Act'");
    DecisionPaper p = m.paper();
    DecisionPaper paper =
        new DecisionPaper(
            p.options(),
            p.criteria(),
            p.evidence(),
            p.reasons(),
            p.clause(),
            Optional.of(Capacity.COMMISSIONER),
            p.plan());
    m.as(
        m.w.guardian,
        () -> m.w.p.decisions.atMeetings().prepare(m.item("open"), paper, 0).orElseThrow());
    m.prepare("members");
    open = m.close("open", 3, 1);
    asProvider = m.close("members", 3, 1);
    m.w.town.realClock();
    server = TestServer.of(m.w.t);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static HttpResponse<byte[]> bytes(String session, String path) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + server.port + path))
                  .header("Cookie", Doorway.COOKIE + "=" + session)
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theRecordHoldsWhatRegulation24AsksAndSaysWhatIsToBeConfirmed() {
    String secretary = m.w.t.session(m.secretary);
    TestServer.Browser browser = server.browser(secretary);
    String form = "/items/" + m.item("open").id() + "/procurement";
    assertThat(browser.get(form).statusCode()).isEqualTo(200);
    Map<String, String> typed = new HashMap<>();
    typed.put("seen", "0");
    typed.put("process", "most-suitable-provider");
    typed.put("providers", "Town Federation Ltd; 1 Weir Lane, Marlbrook\nOwl Nights Ltd");
    typed.put("decided", "Chair and chief nurse");
    typed.put("key", "Quality came first");
    typed.put("conflicts", "One member left the room");
    assertThat(browser.post(form, typed).statusCode()).isEqualTo(303);
    assertThat(browser.post(form, typed).statusCode()).as("a second editor").isEqualTo(422);

    HttpResponse<byte[]> json = bytes(secretary, open.path() + "/procurement.json");
    String text = new String(json.body(), StandardCharsets.UTF_8);
    assertThat(Canonical.parseObject(text)).containsEntry("decision", open.id());
    assertThat(text)
        .contains("Town Federation Ltd, 1 Weir Lane, Marlbrook")
        .contains("Owl Nights Ltd: address not written down")
        .contains("Most Suitable Provider Process (regulation 10)")
        .contains("4 of 4 members (gp 4)")
        .contains("Chair and chief nurse")
        .contains("Key and basic selection criteria (regulation 24(e))")
        .contains("Quality came first")
        .contains("The contract ends in March.")
        .contains("to be confirmed")
        .doesNotContain("Dr Partner");
    byte[] pdf = bytes(secretary, open.path() + "/procurement.pdf").body();
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    byte[] docx = bytes(secretary, open.path() + "/procurement.docx").body();
    assertThat(new String(docx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }

  @Test
  void strangersAndDecisionsInAnotherCapacityHaveNone() {
    assertThat(server.browser().get(open.path() + "/procurement.json").statusCode())
        .isIn(303, 401, 403, 404);
    String partner = m.w.t.session(m.w.partner(4));
    assertThat(bytes(partner, open.path() + "/procurement.json").statusCode()).isIn(403, 404);
    String secretary = m.w.t.session(m.secretary);
    assertThat(bytes(secretary, asProvider.path() + "/procurement.json").statusCode())
        .isEqualTo(404);
  }
}
