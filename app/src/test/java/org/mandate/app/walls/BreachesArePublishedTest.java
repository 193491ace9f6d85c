package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;

/** The log of breaches: kept by the guardian alone, and what is published of it for good. */
class BreachesArePublishedTest {
  private static WallTown w;
  private static TestServer server;
  private static Matter closed;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    server = TestServer.of(w.t);
    closed = w.closed("Zebrafinch prices");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer.Browser as(UUID person) {
    TestServer.Browser browser = server.browser(w.t.session(person));
    browser.get("/bodies/marlbrook/overheard?which=none");
    return browser;
  }

  private static long count(UUID person, String table) {
    return w.as(
        person, () -> w.p.db.sql("select count(*) from " + table).query(Long.class).single());
  }

  @Test
  void aBreachIsKeptBehindTheGuardianThenPublishedForGood() {
    String log = "/bodies/marlbrook/breaches";
    assertThat(server.browser().get(log).body()).contains("No breach of the conflicts policy");
    TestServer.Browser guardian = as(w.guardian);
    LocalDate today = w.today();
    var kept =
        guardian.post(
            log + "/keep",
            Map.of(
                "found-day", "" + today.getDayOfMonth(),
                "found-month", "" + today.getMonthValue(),
                "found-year", "" + today.getYear(),
                "words", "The pack went to Dr Bittern",
                "matter", closed.id().toString()));
    assertThat(kept.statusCode()).isEqualTo(303);
    String own = kept.headers().firstValue("Location").orElseThrow();
    guardian.post(own, Map.of("steps", "The pack was called back"));
    assertThat(server.browser().get(log).body()).doesNotContain("Bittern", "called back");
    assertThat(guardian.post(own + "/publish", Map.of("public", " ")).statusCode()).isEqualTo(422);

    var answer =
        guardian.post(own + "/publish", Map.of("public", "Papers went to a walled member"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(server.browser().get(log).body())
        .contains("1 breach of the conflicts policy is published")
        .contains("Papers went to a walled member", "The pack was called back")
        .doesNotContain("Bittern", "Zebrafinch");
    assertThat(guardian.post(own + "/publish", Map.of("public", "Other words")).body())
        .contains("It is published, and stays as it was published");
    assertThatThrownBy(
            () ->
                w.as(
                    w.guardian,
                    () ->
                        w.p
                            .db
                            .sql(
                                "update conflict_breach set public_words = 'None', published_at = clock()")
                            .update()))
        .rootCause()
        .hasMessageContaining("what was published stays published");
    entryFits();
    for (UUID other : List.of(w.chair, w.treasurer)) {
      assertThat(as(other).get(log + "/keep").statusCode()).isEqualTo(403);
      assertThat(as(other).get(own).statusCode()).isEqualTo(403);
      assertThat(count(other, "conflict_breach")).isZero();
    }
  }

  /** The record's entry names nobody and no matter, and the audit finds it as it was written. */
  private static void entryFits() {
    var rows = new java.util.ArrayList<org.mandate.app.record.Audited.Row>();
    w.job(
        "audit",
        () -> {
          w.p.watch.breaches().rows(rows::add);
          return true;
        });
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().facts().keySet()).containsExactlyInAnyOrder("breach", "found");
    String leaf =
        w.t.asNobody(
            () ->
                w.p
                    .db
                    .sql("select convert_from(leaf, 'UTF8') from record_entry where id = :id")
                    .param("id", rows.getFirst().entry())
                    .query(String.class)
                    .single());
    assertThat(leaf)
        .contains("conflict.breach-published", "\"found\":\"" + w.today() + "\"")
        .doesNotContain("walled member", "Bittern", closed.id().toString());
  }
}
