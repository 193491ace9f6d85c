package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.record.Record;

/** Where the rules keep the number of ballots closed, nothing tells it before the close. */
class TurnoutIsNotToldTest {
  private static final SealedTown t = new SealedTown();
  private static final List<Integer> RANKS = List.of(1, 2, 0);
  private static TestServer server;
  private static SecretElection e;

  @BeforeAll
  static void open() {
    e = t.open(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    server = TestServer.of(t.s.b.t);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID voter(int line) {
    return t.s.b.voters.get(BallotTown.code(line));
  }

  private static List<Record.Entry> entries() {
    return t.s.b.asNobody(() -> t.s.b.p.record.latest(10_000));
  }

  /**
   * Everything of the election and of the record that somebody is shown, and all their tables say.
   */
  private static Map<String, Object> seen(UUID person) {
    Map<String, Object> all = new LinkedHashMap<>();
    var browser = person == null ? server.browser() : server.browser(t.s.b.t.session(person));
    for (String path :
        List.of(
            e.path(),
            e.path() + "/board",
            e.path() + "/ballots",
            e.path() + "/board/" + t.boards.uuid(e) + ".bel",
            e.path() + "/board/" + t.boards.uuid(e) + ".sidecar",
            "/bodies/marlbrook/elections",
            "/record")) {
      String body = browser.get(path).body();
      all.put(path, body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", ""));
    }
    all.put("entries", entries());
    all.put("count", person == null ? t.s.b.asNobody(() -> t.boards.cast(e)) : 0L);
    all.put("channels", t.s.b.asNobody(() -> t.boards.channels(e.id())));
    all.put("paper", t.s.b.asNobody(() -> t.s.elections.channels().counts(e.id())));
    all.put("steps", t.s.b.asNobody(() -> t.boards.steps(e.id())));
    return all;
  }

  private static void cast(int line) {
    var cast = t.cast(voter(line), e, line, t.seal(e, line - 1, RANKS).ballot().text());
    assertThat(cast).isInstanceOf(BallotBox.Cast.Recorded.class);
  }

  private static void onPaper(int line) {
    UUID first = t.holders(e, Part.CLERK).get(0).person();
    UUID second = t.holders(e, Part.CLERK).get(1).person();
    String ballot = t.seal(e, line - 1, RANKS).ballot().text();
    var coming = new BallotBox.Coming(line, ballot, "", "paper");
    t.s.b.as(first, () -> t.boards.enter(e, coming, new Who.Person(first)));
    t.s.b.as(
        second,
        () ->
            t.boards
                .settle(e, t.boards.papers(e.id()).getFirst().id(), true, new Who.Person(second))
                .orElseThrow());
  }

  @Test
  void oneBallotOrEveryBallotLooksTheSameUntilTheCloseAndThenAllAreRecordedTogether() {
    UUID waiting = voter(10);
    Map<String, Object> nobodyBefore = seen(null);
    Map<String, Object> voterBefore = seen(waiting);

    cast(1);
    assertThat(seen(null)).isEqualTo(nobodyBefore);
    assertThat(seen(waiting)).isEqualTo(voterBefore);
    for (int line = 2; line < 9; line++) {
      cast(line);
    }
    onPaper(9);
    String tracker =
        t.s.b.job(
            "audit",
            () ->
                t.s
                    .b
                    .p
                    .db
                    .sql("select max(tracker) from sealed_ballot")
                    .query(String.class)
                    .single());
    for (UUID who : List.of(t.s.b.officer, t.holders(e, Part.AUDITOR).getFirst().person())) {
      assertThat(t.s.b.as(who, () -> t.boards.cast(e))).isZero();
      assertThat(t.s.b.as(who, () -> t.s.elections.channels().of(e.id()))).isEmpty();
      assertThat(t.s.b.as(who, () -> t.boards.found(e.id(), tracker)).orElseThrow().height())
          .isZero();
    }
    assertThat(seen(null)).isEqualTo(nobodyBefore);
    assertThat(seen(waiting)).isEqualTo(voterBefore);
    assertThat(t.faults()).isEmpty();

    int before = entries().size();
    t.s.at(SecretTown.CLOSES);
    assertThat(t.s.b.as(t.s.b.officer, () -> t.s.elections.channels().of(e.id()))).hasSize(1);
    List<Record.Entry> written = entries().subList(0, entries().size() - before);
    assertThat(written.stream().map(Record.Entry::kind).filter(k -> k.equals("election.ballots")))
        .hasSize(1);
    assertThat(written.stream().map(Record.Entry::kind))
        .contains("election.channel-entered", "election.channel-confirmed")
        .doesNotContain("vote.sealed");
    assertThat(
            written.stream()
                .filter(x -> x.kind().equals("election.ballots"))
                .findFirst()
                .orElseThrow()
                .leaf())
        .contains("\"ballots\":9");
    assertThat(t.faults()).isEmpty();
    aChangedOrMissingBallotDoesNotFit();
  }

  private static void aChangedOrMissingBallotDoesNotFit() {
    String hash =
        "update sealed_event set hash = reverse(hash) where type = 'Ballot' and height = 3";
    t.s.b.owner(hash);
    assertThat(t.faults()).isNotEmpty();
    t.s.b.owner(hash);
    assertThat(t.faults()).isEmpty();
    UUID clerk = t.holders(e, Part.CLERK).getFirst().person();
    assertThat(written(clerk, "update sealed_event set entry = 1")).isZero();
    assertThatThrownBy(() -> written(clerk, "update secret_channel set entry = 1"))
        .hasStackTraceContaining("the closer's, once");
  }

  private static int written(UUID by, String sql) {
    return t.s.b.as(by, () -> t.s.b.p.db.sql(sql).update());
  }
}
