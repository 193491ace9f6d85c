package org.mandate.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.access.Who;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;

/** A strategy from the first proposal to a clause whose votes anybody reads. */
class StrategyByBallotTest {
  private static BallotTown town;
  private static TestServer server;
  private static Browser secretary;
  private static Browser practice;
  private static final String AT = "/bodies/marlbrook/strategy";

  @BeforeAll
  static void found() {
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));
    town.clock("2026-01-02T08:00:00Z");
    server = TestServer.of(town.t);
    secretary = server.browser(town.session(town.secretary));
    practice = server.browser(town.session(town.voters.get("TP-002")));
    firstVersion();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> clause(String number, String heading, String text) {
    Map<String, String> fields = new HashMap<>();
    fields.put("number", number);
    fields.put("heading", heading);
    fields.put("text", text);
    fields.put("plain", "In short: " + heading.toLowerCase(java.util.Locale.UK));
    return fields;
  }

  private static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  /** Written by the secretary in January, put, and carried with one practice against it. */
  private static void firstVersion() {
    write(0, "1", "Same-day care", "We offer same-day care in each neighbourhood.");
    write(1, "2", "Rooms", "We share rooms.\nNo room stands empty.");
    decide(put("The board worked on it since spring."), 1, "for", "against");
    // The next draft begins from what was adopted, by itself.
    Texts.Draft next = town.as(town.secretary, () -> town.p.strategies.draft(town.body));
    assertThat(next.base()).isEqualTo(1);
    assertThat(next.text()).isEqualTo(adopted().as(2));
  }

  private static void write(int seen, String number, String heading, String text) {
    Clause clause = new Clause(UUID.randomUUID(), number, heading, text, "In short: " + heading);
    town.as(town.secretary, () -> town.p.strategies.write(town.body, seen, clause).orElseThrow());
  }

  private static Matter put(String reasons) {
    UUID matter =
        town.as(
                town.secretary,
                () ->
                    town.p.strategies.put(
                        town.body,
                        "ordinary",
                        reasons,
                        town.p.strategies.draft(town.body).text().hash(),
                        new Who.Person(town.secretary)))
            .orElseThrow()
            .matter();
    return town.asNobody(() -> town.p.matters.find(matter).orElseThrow());
  }

  /** Papers on the 2nd of a month, open from the 4th to the 20th. */
  private static void decide(Matter m, int month, String most, String fifth) {
    String of = "2026-0" + month;
    town.clock(of + "-02T09:00:00Z");
    Ballot ballot =
        town.publish(m, Instant.parse(of + "-04T09:00:00Z"), Instant.parse(of + "-20T17:00:00Z"));
    town.clock(of + "-04T09:00:01Z");
    town.round();
    town.cast(ballot.id(), 1, 4, most);
    town.cast(ballot.id(), "TP-005", fifth, "Four rotas cannot be filled.");
    town.clock(of + "-20T17:00:00Z");
    town.round();
  }

  private static void begun() {
    town.as(
        town.secretary,
        () -> {
          town.p.strategies.beginAgain(town.body);
          return true;
        });
  }

  private static StrategyText adopted() {
    return town.asNobody(() -> town.p.strategies.adopted(town.body.id()));
  }

  private static Clause clause(String number) {
    return adopted().clauses().stream()
        .filter(c -> c.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fromAClauseItIsTwoClicksToProposalEvidenceAndVotes() {
    Browser anybody = server.browser();
    String all = anybody.get(AT).body();
    Clause one = clause("1");
    assertThat(all)
        .contains("Our strategy: version", "In plain English", "In short: Same-day care")
        .contains(AT + "/clauses/" + one.id());

    String story = anybody.get(AT + "/clauses/" + one.id()).body();

    assertThat(story)
        .contains("The board worked on it since spring.", "Options considered: For; Against")
        .contains("5 of 5 practices voted: 4 for, 1 against, 0 abstained")
        .contains("Four rotas cannot be filled.", "Practice 5, against")
        .contains("/decisions/marlbrook-", "Valid");
    // The evidence is the very text, fixed before the vote.
    String hash = town.asNobody(() -> town.p.strategies.puts(town.body.id()).getFirst().hash());
    assertThat(story).contains(AT + "/put/" + hash);
    assertThat(anybody.get(AT + "/put/" + hash).body()).contains("No room stands empty.", hash);
  }

  @Test
  void aPracticeProposesAChangeThatIsComparedTakenPutAndAdopted() {
    Clause two = clause("2");
    int before = adopted().version();
    town.clock("2026-03-01T08:00:00Z");
    begun();
    UUID voter = town.voters.get("TP-002");
    Clause wanted =
        new Clause(two.id(), "2", "Rooms", "We share rooms.\nNo room is let empty.", two.plain());
    Amendment a =
        town.as(
            voter,
            () ->
                town.p
                    .strategies
                    .propose(
                        town.body,
                        Amendment.Kind.CHANGE,
                        wanted,
                        "Stands is not a word for rooms",
                        new Who.Person(voter))
                    .orElseThrow());
    String amendment = AT + "/amendments/" + a.id();
    assertThat(server.browser().get(amendment).body())
        .contains("Proposed: change clause 2", "Practice 2", "[taken out: </span>stands")
        .contains("2 words put in and 1 word taken out, at 1 place");
    Who.Person by = new Who.Person(town.secretary);
    assertThat(
            town.as(town.secretary, () -> town.p.strategies.answer(town.body, a, false, " ", by))
                .done())
        .as("declined without a reason")
        .isEmpty();
    town.as(
        town.secretary, () -> town.p.strategies.answer(town.body, a, true, "", by).orElseThrow());
    assertThat(
            town.as(town.secretary, () -> town.p.strategies.answer(town.body, a, true, "", by))
                .done())
        .as("answered twice")
        .isEmpty();
    decide(put("One clause reads better."), 3, "for", "for");

    assertThat(adopted().version()).isEqualTo(before + 1);
    assertThat(clause("2").text()).contains("is let empty");
    String story = server.browser().get(AT + "/clauses/" + two.id()).body();
    assertThat(story)
        .contains("proposed by Practice 2", "Stands is not a word for rooms")
        .contains("[put in: </span>is let", "In short: Rooms");
    assertThat(server.browser().get(AT + "/versions/" + before).body())
        .contains("No room stands empty.");
    // Complete, every version, for whoever reads it with a program.
    String file = server.browser().get("/api/v1/bodies/marlbrook/strategy.json").body();
    assertThat(file)
        .contains("No room stands empty.", "No room is let empty.", "In short: Rooms")
        .contains(two.id().toString(), "marlbrook-2026-");
  }

  @Test
  void aTextThatIsNotCarriedOrWasOvertakenIsNotAdopted() {
    town.clock("2026-05-01T08:00:00Z");
    begun();
    write(0, "7", "Cars", "Everybody gets a car.");
    Matter m = put("Cars are good.");
    int before = adopted().version();

    decide(m, 5, "against", "against");

    assertThat(adopted().version()).isEqualTo(before);
    assertThat(server.browser().get(AT).body()).doesNotContain("Everybody gets a car");
    // And no row says otherwise, whatever a program does.
    String decision = town.asNobody(() -> town.p.decisions.ofMatter(m.id()).orElseThrow().id());
    assertThatThrownBy(
            () ->
                town.job(
                    "closer",
                    () ->
                        town.p
                            .db
                            .sql(
                                """
                                insert into strategy_version (body, version, matter, decision, hash, from_date,
                                  recorded_at, entry)
                                select p.body, p.version, p.matter, :d, p.hash, london_today(), clock(), p.entry
                                  from strategy_put p where p.matter = :m""")
                            .param("d", decision)
                            .param("m", m.id())
                            .update()))
        .hasMessageContaining("carried on the matter that fixes its text");
  }

  @Test
  void twoSecretariesWritingAtOnceOverwriteNothing() {
    int turn = town.as(town.secretary, () -> town.p.strategies.draft(town.body).turn());
    secretary.get(AT + "/draft/new");
    done(
        secretary.post(AT + "/draft/new?seen=" + turn, clause("8", "First hand", "By the first.")));

    HttpResponse<String> second =
        secretary.post(
            AT + "/draft/new?seen=" + turn, clause("9", "Second hand", "By the second."));

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("By the second.", "Read it again", "seen=" + (turn + 1));
  }

  @Test
  void nobodyOutsideProposesAndNoOfficerlessHandDrafts() {
    assertThat(server.browser().get(AT + "/propose").statusCode()).isNotEqualTo(200);
    assertThat(practice.get(AT + "/draft").statusCode()).isEqualTo(403);
    practice.get(AT + "/propose");
    HttpResponse<String> bad =
        practice.post(AT + "/propose", clause("1.x", "", "<script>alert(1)</script>"));
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body())
        .contains("A number such as 2, or 2.1", "Give it a heading", "&lt;script&gt;")
        .doesNotContain("<script>alert");
  }

  @Test
  void theAuditRebuildsEveryRow() {
    List<String> tables = new java.util.ArrayList<>();
    town.job(
        "audit",
        () -> {
          town.p.strategies.audited().forEach(a -> a.rows(row -> tables.add(a.table())));
          return true;
        });

    assertThat(tables).contains("strategy_put", "strategy_version");
    assertThat(
            town.asNobody(
                () ->
                    town.p.record.about("body:marlbrook").stream()
                        .filter(e -> e.kind().equals("strategy.adopted"))
                        .count()))
        .isPositive();
  }
}
