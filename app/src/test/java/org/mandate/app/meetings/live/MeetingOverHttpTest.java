package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Setting.Way;

/** A meeting held over HTTP: by the chair, a member, somebody walled, and the public. */
class MeetingOverHttpTest {
  static LiveTown t;
  static WallTown w;
  static TestServer server;

  @BeforeAll
  static void world() {
    t = LiveTown.founded();
    w = t.w;
    server = TestServer.of(w.t);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static TestServer.Browser of(UUID person) {
    return server.browser(w.t.session(person));
  }

  private static Meeting called(Item... none) {
    Meeting m = t.planned(Meeting.Kind.BOARD);
    return m;
  }

  private static String hidden(String page, String action, String field) {
    Matcher form =
        Pattern.compile(
                "<form action=\"[^\"]*" + Pattern.quote(action) + "\".*?</form>", Pattern.DOTALL)
            .matcher(page);
    while (form.find()) {
      Matcher value =
          Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(form.group());
      if (value.find()) {
        return value.group(1);
      }
    }
    throw new AssertionError("no " + field + " at " + action + " in " + page);
  }

  @Test
  void aVoteOpenedByMistakeIsAbandonedWithItsReasonOnThePage() {
    Meeting m = called();
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds dusk")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    Motion motion = t.motion(item, "That bats hold dusk.");
    Poll poll = t.poll(m, item, motion, Way.NAMED);
    TestServer.Browser chair = of(w.chair);
    TestServer.Browser hill = of(w.hill);
    String live = m.path() + "/live";
    String abandon = m.path() + "/polls/" + poll.id() + "/abandon";
    assertThat(chair.get(live).body()).contains(abandon);
    assertThat(hill.get(live).body()).doesNotContain("/abandon");
    assertThat(hill.get(abandon).statusCode()).isEqualTo(403);
    assertThat(chair.get(abandon).body()).contains("It ends without a result");
    assertThat(chair.post(abandon, Map.of("why", " ")).statusCode()).isEqualTo(422);
    assertThat(chair.post(abandon, Map.of("why", "The wrong <motion>.")).statusCode())
        .isEqualTo(303);
    for (TestServer.Browser who : List.of(chair, hill, server.browser())) {
      assertThat(who.get(live).body())
          .contains("A vote by name was abandoned at ", "The wrong &lt;motion&gt;.")
          .doesNotContain("Close the vote", "For 0");
    }
    assertThat(hill.get(m.path() + "/polls/" + poll.id()).body())
        .contains("The vote was abandoned and has no result");
    assertThat(chair.get(live).body()).contains("Open a vote");
    assertThat(chair.post(abandon, Map.of("why", "Again.")).statusCode()).isEqualTo(422);
  }

  @Test
  void aMeetingIsHeldFromItsOpeningToItsClose() {
    Meeting m = called();
    Item item = t.item(m, 0, "", Optional.of(w.open("Who holds nights")));
    t.call(m);
    TestServer.Browser chair = of(w.chair);
    TestServer.Browser hill = of(w.hill);
    String live = m.path() + "/live";
    assertThat(chair.get(live).body()).contains("The meeting has not begun", "Open the meeting");
    hill.get(live);
    assertThat(hill.post(live + "/arrive", Map.of()).statusCode()).isEqualTo(303);
    assertThat(hill.get(live).body()).contains("You are noted as here");
    assertThat(hill.post(live + "/open", Map.of()).statusCode()).as("not hers").isEqualTo(403);
    chair.get(live + "/people");
    for (UUID person : List.of(w.chair, w.riverside, w.outside)) {
      assertThat(
              chair.post(live + "/people/here", Map.of("person", person.toString())).statusCode())
          .isEqualTo(303);
    }
    assertThat(chair.post(live + "/open", Map.of()).statusCode()).isEqualTo(303);
    assertThat(
            chair.post(live + "/to", Map.of("item", item.id().toString(), "seen", "")).statusCode())
        .isEqualTo(303);
    assertThat(
            chair.post(live + "/to", Map.of("item", item.id().toString(), "seen", "")).statusCode())
        .as("it is there already")
        .isEqualTo(303);
    String form = m.path() + "/items/" + item.id() + "/motions/new";
    hill.get(form);
    assertThat(hill.post(form, Map.of("words", " ")).body()).contains("Write what is moved");
    assertThat(hill.post(form, Map.of("words", "That owls hold nights.")).statusCode())
        .isEqualTo(303);
    Motion motion = t.as(w.hill, () -> t.live.motions().of(item).getFirst());
    String vote = m.path() + "/motions/" + motion.id() + "/vote";
    assertThat(chair.get(vote).body()).contains("Open a vote on motion 1");
    assertThat(
            chair
                .post(vote, Map.of("way", "named", "question", "ordinary", "seen", "1"))
                .statusCode())
        .isEqualTo(303);
    Poll poll = t.as(w.hill, () -> t.live.polls().open(item).orElseThrow());
    String at = m.path() + "/polls/" + poll.id();
    String page = hill.get(at).body();
    Map<String, String> fields = new HashMap<>();
    fields.put("voter", hidden(page, at, "voter"));
    fields.put("choice", "for");
    assertThat(hill.post(at, fields).statusCode()).isEqualTo(303);
    assertThat(hill.get(at + "?recorded=1").body())
        .contains("Your vote is recorded", "Your vote</b>: for");
    assertThat(of(w.guardian).get(at).body()).contains("No vote on this question is yours");
    chair.get(at + "/close");
    assertThat(chair.post(at + "/close", Map.of()).statusCode()).isEqualTo(303);
    var late = hill.post(at, fields);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("The vote is closed", "it is not counted");
    assertThat(server.browser().get(live).body())
        .contains("Carried", "For 1, Against 0, abstained 0, did not vote 3");
    assertThat(chair.post(live + "/close", Map.of()).statusCode()).isEqualTo(303);
    assertThat(hill.get(live).body()).contains("The meeting is over");
  }

  @Test
  void thePublicSeesNumbersAndTheWalledTheirOwnWhy() {
    Matter matter = w.open("Who holds weekends");
    w.party(matter, WallTown.FEDERATION, PartyRole.BIDDER);
    Meeting m = called();
    Item item = t.item(m, 0, "", Optional.of(matter));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    String live = m.path() + "/live";
    String outside = server.browser().get(live).body();
    assertThat(outside)
        .contains("3 people are out of this item because of a conflict")
        .doesNotContain("Dr Partner");
    assertThat(of(w.riverside).get(live).body())
        .contains("A conflict keeps you out of this item", "/matters/" + matter.id() + "/why");
    assertThat(of(w.outside).get(live).body())
        .contains("No quorum", "Dr Partner 1, Dr Partner 2 and Dr Partner 3 are out for this item");
    TestServer.Browser riverside = of(w.riverside);
    riverside.get(live);
    assertThat(riverside.post(live + "/arrive", Map.of()).statusCode()).isEqualTo(409);
    assertThat(
            riverside.post(live + "/speech/ask", Map.of("item", item.id().toString())).statusCode())
        .isEqualTo(409);
  }

  @Test
  void ofAClosedPartThePublicSeesNoWord() {
    Meeting m = t.planned(Meeting.Kind.BOARD, Part.Kind.CLOSED);
    Item closed = t.item(m, 1, "", Optional.of(w.closed("A rota dispute in Hill")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, closed);
    t.motion(closed, "That the dispute is mediated.");
    for (String path : List.of("/live", "/live/state", "/projector", "/projector/state")) {
      assertThat(server.browser().get(m.path() + path).body())
          .as(path)
          .doesNotContain("rota dispute", "mediated", "Dr Partner");
    }
    assertThat(of(w.hill).get(m.path() + "/live").body())
        .contains("A rota dispute in Hill", "That the dispute is mediated.");
  }

  @Test
  void twoWhoConductAtOnceAreToldOfEachOther() {
    Meeting m = called();
    Item one = t.item(m, 0, "Apologies", Optional.empty());
    Item two = t.item(m, 0, "Minutes", Optional.empty());
    Item three = t.item(m, 0, "Any other", Optional.empty());
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, one);
    TestServer.Browser chair = of(w.chair);
    TestServer.Browser secretary = of(w.town.secretary);
    String live = m.path() + "/live";
    String seen = hidden(chair.get(live).body(), "/live/to", "seen");
    secretary.get(live);
    assertThat(
            secretary
                .post(live + "/to", Map.of("item", two.id().toString(), "seen", seen))
                .statusCode())
        .isEqualTo(303);
    var second = chair.post(live + "/to", Map.of("item", three.id().toString(), "seen", seen));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("Meanwhile somebody else moved the meeting on");
    assertThat(chair.get(live).body()).contains("Item 2: Minutes");
  }

  @Test
  void anEventSaysOnlyThatSomethingChangedAndTheStreamEndsAtSigningOut() throws Exception {
    Meeting m = called();
    Item item = t.item(m, 0, "Apologies", Optional.empty());
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    String secret = w.t.session(w.hill);
    HttpURLConnection stream =
        (HttpURLConnection)
            URI.create("http://localhost:" + server.port + m.path() + "/live/events")
                .toURL()
                .openConnection();
    stream.setRequestProperty("Cookie", "mandate=" + secret);
    stream.setReadTimeout(20_000);
    assertThat(stream.getContentType()).startsWith("text/event-stream");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
      String first = event(in);
      assertThat(first).startsWith("event: changed").doesNotContain("Apologies");
      t.to(m, item);
      assertThat(event(in)).startsWith("event: changed").doesNotContain("Apologies");
      TestServer.Browser hill = server.browser(secret);
      hill.get("/");
      assertThat(hill.post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
      w.t.as(w.chair, () -> t.live.floor().ask(item, w.chair, "").orElseThrow());
      assertThat(event(in)).startsWith("event: over");
      assertThat(in.readLine()).as("nothing after it").isNull();
    }
  }

  /** The next event; comments and the first word about coming back are passed over. */
  private static String event(BufferedReader in) throws Exception {
    StringBuilder event = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty() && event.length() > 0) {
        return event.toString();
      }
      if (!line.isEmpty() && !line.startsWith(":") && !line.startsWith("retry")) {
        event.append(line).append('\n');
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void aProxyVotesForWhoIsAwayAsFarAsTheConstitutionLets() throws Exception {
    Matter matter = w.open("Who holds the spare key");
    Meeting m = called();
    Item item = t.item(m, 0, "", Optional.of(matter));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
    t.as(
        w.hill,
        () ->
            w.p
                .walls
                .handlings()
                .giveProxy(matter, w.outside, new org.mandate.app.access.Who.Person(w.hill))
                .orElseThrow());
    Motion motion = t.motion(item, "That Market holds it.");
    Poll poll = t.poll(m, item, motion, Way.NAMED);
    UUID line = t.as(w.outside, () -> t.live.polls().held(poll, w.outside).getFirst().id());
    assertThat(t.as(w.outside, () -> t.live.polls().cast(poll.id(), line, "for")))
        .isEqualTo(Cast.THERE_THEMSELVES);
    t.as(w.hill, () -> t.live.room().leave(m, w.hill).orElseThrow());
    assertThat(t.as(w.outside, () -> t.live.polls().cast(poll.id(), line, "for")))
        .as("the model constitution lets nobody vote by proxy")
        .isEqualTo(Cast.TOO_MANY_PROXIES);
    try (var owner = w.t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute("update poll set proxies = 1 where id = '" + poll.id() + "'");
    }
    assertThat(t.as(w.outside, () -> t.live.polls().cast(poll.id(), line, "for")))
        .isEqualTo(Cast.RECORDED);
    Poll closed = t.as(w.chair, () -> t.live.polls().close(poll, Map.of()).orElseThrow());
    Counted counted = closed.counted().orElseThrow();
    assertThat(counted.proxies().given()).isEqualTo(1);
    assertThat(counted.proxies().mostHeld()).isEqualTo(1);
    assertThat(counted.present().total()).isEqualTo(3);
    assertThat(counted.votes().roll()).isEqualTo(4);
  }
}
