package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.Promise;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.walls.WallTown;

/**
 * Two worlds: one with a promise on a closed matter, its money, the asking for it and a withheld
 * sum; one without. Whoever may not read that matter gets the same bytes in both, from every page
 * and file; whoever may reads it by its own address, and in no sum.
 */
class WhatAWallHidesIsInNoFigureTest {
  private static final String BOARD = "T-ICB";
  private static WallTown w;
  private static TestServer server;
  private static LocalDate today;
  private static Promise open;
  private static String base;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    w.job(
        "town",
        () -> {
          w.p.register.add(
              LocalOrganisation.of(BOARD, "Town Integrated Care Board", "board", WallTown.BEGAN));
          return true;
        });
    today = w.today();
    open = promise("£2 a head", Optional.empty());
    move(open, Posted.Kind.RECEIVED, 40_000);
    move(open, Posted.Kind.PASSED_ON, 10_000);
    ask(open);
    withhold(open, 12_345);
    server = TestServer.of(w.t);
    base = "/bodies/" + w.body.slug() + "/promises";
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Promise promise(String title, Optional<UUID> matter) {
    return GapTown.make(
        w.t,
        w.body,
        w.treasurer,
        GapTown.wanted(
            title,
            "We will pay £2 for each registered patient.",
            BOARD,
            new Promise.Payee.One(WallTown.FEDERATION),
            matter,
            "2",
            BallotTown.BEGAN,
            List.of(GapTown.part(today.minusDays(100), 2), GapTown.part(today.minusDays(20), 2)),
            IntStream.rangeClosed(1, 5).mapToObj(BallotTown::code).toList(),
            today.minusDays(150)));
  }

  private static void move(Promise p, Posted.Kind kind, long pence) {
    Map<String, Long> all = new LinkedHashMap<>();
    IntStream.rangeClosed(1, 5).forEach(i -> all.put(BallotTown.code(i), pence + i));
    GapTown.post(w.t, w.treasurer, p, kind, today.minusDays(10), all);
  }

  private static Step ask(Promise p) {
    return w.as(
        w.treasurer,
        () -> {
          var by = GapTown.who(w.treasurer);
          Chases.Wanted wanted =
              new Chases.Wanted(
                  "Director of Finance", "Helen Marsh", Optional.of(today.plusDays(14)), "");
          Chases.Asked asked = w.p.chases.asked(p).getFirst();
          String text =
              LetterWriter.text(w.p.chases.draft(w.body, p, asked, Step.Kind.QUERY, wanted, by));
          return w.p
              .chases
              .send(w.body, p, BOARD, wanted, LetterText.sha256(text), by)
              .orElseThrow();
        });
  }

  private static Withheld withhold(Promise p, long pence) {
    return w.as(
        w.treasurer,
        () ->
            w.p
                .chases
                .withheld()
                .withhold(
                    w.body,
                    new Withholdings.New(
                        Optional.of(p.id()),
                        BallotTown.code(1),
                        Optional.of(pence),
                        "Not in our format",
                        BOARD,
                        "Director of Finance",
                        "E-mail",
                        Optional.of(today.minusDays(5))),
                    GapTown.who(w.treasurer))
                .orElseThrow());
  }

  private static List<String> addresses() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "/gap",
                "/gap.csv",
                "/gap.json",
                "/transactions.json",
                "/statement",
                "/statement.pdf",
                "/withheld",
                "/gap?practice=" + BallotTown.code(1),
                "/gap?at=" + today.minusDays(50),
                "/gap?promise=" + open.reference(),
                "/gap.csv?promise=" + open.reference(),
                "/" + open.reference() + "/chase",
                ""));
    return all;
  }

  private static Map<String, String> answers(TestServer.Browser browser) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String address : addresses()) {
      HttpResponse<String> answer = browser.get(base + address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      all.put(address, answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", ""));
    }
    return all;
  }

  @Test
  void thePagesAndFilesOfThoseOutsideAreTheSameBytesWithAndWithoutIt() {
    TestServer.Browser nobody = server.browser();
    TestServer.Browser outsider = server.browser(w.t.session(w.partner(4)));
    TestServer.Browser keeper = server.browser(w.t.session(w.treasurer));
    Map<String, String> before = answers(nobody);
    Map<String, String> beforeInside = answers(outsider);
    Map<String, String> sums = answers(keeper);
    assertThat(before.get("/gap")).contains("is missing from 1 promise");

    Matter matter = w.closed("Prices for nights");
    letIn(matter, w.treasurer);
    Promise sealed = promise("£2 more a head", Optional.of(matter.id()));
    assertThat(sealed.open()).isFalse();
    move(sealed, Posted.Kind.RECEIVED, 70_000);
    Step step = ask(sealed);
    withhold(sealed, 99_999);

    assertSame(answers(nobody), before);
    assertSame(answers(outsider), beforeInside);
    // Sums, exports and lists of withheld sums are the same even for whoever may read it.
    Map<String, String> after = answers(keeper);
    for (String address : addresses()) {
      if (!address.isEmpty()) {
        assertThat(after.get(address)).as(address).isEqualTo(sums.get(address));
      }
    }

    String own = base + "/gap?promise=" + sealed.reference();
    assertThat(nobody.get(own).statusCode()).isEqualTo(404);
    assertThat(outsider.get(own).statusCode()).isEqualTo(404);
    assertThat(keeper.get(own).body()).contains("£2 more a head");
    String chase = base + "/" + sealed.reference() + "/chase";
    String letter = chase + "/steps/" + step.id() + "/letter.txt";
    for (String address : List.of(chase, letter)) {
      assertThat(nobody.get(address).statusCode()).as(address).isEqualTo(404);
      assertThat(outsider.get(address).statusCode()).as(address).isEqualTo(404);
      assertThat(keeper.get(address).statusCode()).as(address).isEqualTo(200);
    }
    // No step of it, and no entry.
    assertThat(step.entry()).isZero();
    assertThat(rows(w.partner(4), sealed)).isZero();
    assertThat(rows(w.treasurer, sealed)).isPositive();
  }

  private static void assertSame(Map<String, String> after, Map<String, String> before) {
    before.forEach((address, body) -> assertThat(after.get(address)).as(address).isEqualTo(body));
  }

  /** Rows of every table under a promise, as somebody reads them past every page. */
  private static long rows(UUID person, Promise p) {
    return w.as(
        person,
        () -> {
          long steps =
              w.p.chases.store().ofBody(w.body.id()).stream()
                  .filter(s -> s.promise().equals(p.id()))
                  .count();
          long sums =
              w.p.chases.withheld().of(w.body).stream()
                  .filter(x -> x.promise().equals(p.id()))
                  .count();
          return steps + sums;
        });
  }

  private static void letIn(Matter matter, UUID person) {
    w.as(
        w.guardian,
        () -> {
          Outcome<?> done = w.p.business.letIn(matter, person, "Keeps the money");
          assertThat(done).isInstanceOf(Outcome.Done.class);
          return true;
        });
  }

  @Test
  void aLetterIsReadByOfficersAndMembersPeopleAndAStatementByAll() {
    Step step = w.as(w.treasurer, () -> w.p.chases.steps(open).getFirst());
    assertThat(w.t.asNobody(() -> w.p.chases.steps(open))).hasSize(1);
    assertThat(w.t.asNobody(() -> w.p.chases.letter(step))).isEmpty();
    assertThat(w.as(w.hill, () -> w.p.chases.letter(step))).isPresent();
    assertThat(w.as(w.partner(4), () -> w.p.chases.letter(step))).isPresent();
  }

  @Test
  void onlyThoseWhoKeepTheMoneyAskForIt() {
    TestServer.Browser member = server.browser(w.t.session(w.riverside));
    String chase = base + "/" + open.reference() + "/chase";
    assertThat(member.get(chase).body()).doesNotContain("Draft the letter");
    assertThat(member.get(chase + "/to/" + BOARD).statusCode()).isEqualTo(403);
    assertThat(member.get(base + "/withheld/new").statusCode()).isEqualTo(403);
    // Past the door the rows refuse too.
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    w.as(
                        w.riverside,
                        () -> {
                          UUID id = w.p.chases.store().freshId();
                          w.p
                              .chases
                              .withheld()
                              .store()
                              .keep(
                                  new Withheld(
                                      id,
                                      open.id(),
                                      BallotTown.code(1),
                                      1,
                                      "r",
                                      BOARD,
                                      "",
                                      "s",
                                      today,
                                      w.p.record.now(),
                                      0,
                                      Optional.empty()));
                          return true;
                        })))
        .hasStackTraceContaining("row-level security policy for table \"withheld\"");
  }

  @Test
  void theAuditRebuildsWhatWasAskedAndWithheld() {
    var outcome =
        w.job(
            "audit",
            () -> {
              long rows = 0;
              for (var audited : w.p.chases.audited()) {
                List<String> seen = new ArrayList<>();
                audited.rows(r -> seen.add(r.toString()));
                rows += seen.size();
              }
              return rows;
            });
    assertThat(outcome).isGreaterThanOrEqualTo(2);
  }
}
