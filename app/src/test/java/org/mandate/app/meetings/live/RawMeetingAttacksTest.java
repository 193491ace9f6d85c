package org.mandate.app.meetings.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Setting.Way;
import org.springframework.dao.DataAccessException;

/** Whoever holds a connection of the serving role and a session, and writes their own SQL. */
class RawMeetingAttacksTest {
  static LiveTown t;
  static WallTown w;
  static Meeting m;
  static Item item;
  static Motion motion;

  @BeforeAll
  static void world() {
    t = LiveTown.founded();
    w = t.w;
    m = t.planned(Meeting.Kind.BOARD, Part.Kind.CLOSED);
    item = t.item(m, 0, "", Optional.of(w.open("Who holds nights")));
    t.call(m);
    t.arrive(m, w.chair, w.riverside, w.hill, w.outside);
    t.open(m);
    t.to(m, item);
  }

  private static int sql(UUID as, String sql, Object... values) {
    return t.as(as, () -> w.p.jdbc.update(sql, values));
  }

  private static <T> List<T> read(UUID as, Class<T> type, String sql, Object... values) {
    return t.as(as, () -> w.p.jdbc.queryForList(sql, type, values));
  }

  private static Poll opened(Way way) {
    Motion next = t.motion(item, "That we do it, " + UUID.randomUUID());
    return t.poll(m, item, next, way);
  }

  private static void close(Poll p) {
    t.as(w.chair, () -> t.live.polls().close(p, Map.of()).orElseThrow());
  }

  private static UUID line(Poll p, UUID person) {
    return t.as(person, () -> t.live.polls().mine(p, person).getFirst().id());
  }

  @Test
  void aVoteIsAbandonedOnlyByWhoeverConductsOnlyWhileOpenAndTellsNobodyWhatWasCast() {
    Poll secret = opened(Way.SECRET);
    t.vote(secret, w.hill, "for");
    String abandon = "select abandon_poll(?, 'By mistake')::text";
    for (UUID other : List.of(w.hill, w.treasurer, w.guardian)) {
      assertThatThrownBy(() -> read(other, String.class, abandon, secret.id()))
          .isInstanceOf(DataAccessException.class);
    }
    for (String past :
        List.of(
            "update poll set state = 'abandoned' where id = ?",
            "update poll set why = 'By mistake' where id = ?")) {
      assertThatThrownBy(() -> sql(w.chair, past, secret.id()))
          .isInstanceOf(DataAccessException.class);
    }
    read(w.chair, String.class, abandon, secret.id());
    for (UUID who : List.of(w.chair, w.hill, w.guardian)) {
      assertThat(
              read(who, String.class, "select choice from poll_choice where poll = ?", secret.id()))
          .isEmpty();
    }
    w.town.owner(
        "do $$ begin if exists (select 1 from mandate.poll_choice where poll = '"
            + secret.id()
            + "') then raise exception 'choices are kept'; end if; end $$");
    for (String again :
        List.of(
            "update poll set state = 'open' where id = ?",
            "update poll set state = 'closed', counted = '{}' where id = ?")) {
      assertThatThrownBy(() -> sql(w.chair, again, secret.id()))
          .isInstanceOf(DataAccessException.class);
    }

    Poll named = opened(Way.NAMED);
    t.vote(named, w.hill, "for");
    close(named);
    assertThatThrownBy(() -> read(w.chair, String.class, abandon, named.id()))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void nobodyVotesForSomebodyElse() {
    Poll p = opened(Way.NAMED);
    UUID hers = line(p, w.hill);
    assertThat(read(w.riverside, String.class, "select cast_vote(?, ?, 'for')", p.id(), hers))
        .containsExactly("not-yours");
    assertThat(read(w.treasurer, String.class, "select cast_vote(?, ?, 'for')", p.id(), hers))
        .containsExactly("not-yours");
    String insert =
        "insert into poll_vote (id, poll, item, voter, choice, cast_by, how, at)"
            + " values (gen_random_uuid(), ?, ?, ?, 'for', ?, 'self', clock_timestamp())";
    assertThatThrownBy(() -> sql(w.riverside, insert, p.id(), item.id(), hers, w.hill))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> sql(w.chair, insert, p.id(), item.id(), hers, w.hill))
        .isInstanceOf(DataAccessException.class);
    close(p);
  }

  @Test
  void nobodyPutsThemselvesOnARollOrBringsAVoteIntoAnotherPoll() {
    Poll p = opened(Way.NAMED);
    assertThatThrownBy(
            () ->
                sql(
                    w.treasurer,
                    "insert into poll_voter (id, poll, item, person, role)"
                        + " values (fresh_id(), ?, ?, ?, 'gp')",
                    p.id(),
                    item.id(),
                    w.treasurer))
        .isInstanceOf(DataAccessException.class);
    UUID mine = line(p, w.hill);
    close(p);
    Poll other = opened(Way.NAMED);
    assertThat(read(w.hill, String.class, "select cast_vote(?, ?, 'for')", other.id(), mine))
        .containsExactly("not-entitled");
    close(other);
  }

  @Test
  void aVoteAfterTheCloseIsRefusedAndAClosedVoteIsNotOpenedAgain() {
    Poll p = opened(Way.NAMED);
    UUID mine = line(p, w.hill);
    close(p);
    assertThat(read(w.hill, String.class, "select cast_vote(?, ?, 'for')", p.id(), mine))
        .containsExactly("closed");
    assertThatThrownBy(
            () -> sql(w.chair, "update poll set state = 'open', counted = '' where id = ?", p.id()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> sql(w.chair, "update poll set counted = '{}' where id = ?", p.id()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> sql(w.chair, "update poll_vote set choice = 'for'"))
        .isInstanceOf(DataAccessException.class);
    Poll open = opened(Way.NAMED);
    assertThatThrownBy(
            () ->
                sql(
                    w.chair,
                    "update poll set state = 'closed', counted = '{}' where id = ?",
                    open.id()))
        .as("a vote is closed by its count alone")
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> read(w.hill, String.class, "select choice from close_poll(?)", open.id()))
        .as("nobody but whoever conducts closes a vote")
        .isInstanceOf(DataAccessException.class);
    close(open);
  }

  @Test
  void nobodyReadsSecretChoicesBeforeTheCloseAndNothingJoinsThemToVotersAfterIt() {
    Poll p = opened(Way.SECRET);
    for (UUID person : List.of(w.chair, w.riverside, w.hill, w.outside)) {
      assertThat(t.vote(p, person, person.equals(w.hill) ? "against" : "for"))
          .isEqualTo(Cast.RECORDED);
    }
    for (UUID person : List.of(w.chair, w.hill, w.guardian, w.treasurer)) {
      assertThat(read(person, String.class, "select choice from poll_choice")).isEmpty();
    }
    for (String job : List.of("closer", "audit", "town", "warden")) {
      assertThat(
              w.job(
                  job,
                  () ->
                      w.p.jdbc.queryForList(
                          "select choice from poll_choice where poll = ?", String.class, p.id())))
          .as(job)
          .isEmpty();
    }
    assertThat(read(w.chair, UUID.class, "select voter from poll_voted where poll = ?", p.id()))
        .as("before the close each sees their own alone")
        .containsExactly(line(p, w.chair));
    close(p);
    String one =
        "select count(distinct c.xmin::text) from poll_choice c where c.poll = '" + p.id() + "'";
    assertThat(read(w.chair, Long.class, one)).as("written in one transaction").containsExactly(1L);
    assertThat(
            read(
                w.chair,
                Long.class,
                "select count(*) from poll_choice c join poll_voted v on v.poll = c.poll and"
                    + " v.xmin::text = c.xmin::text where c.poll = ?",
                p.id()))
        .as("no transaction wrote a voter and the choice that stands")
        .containsExactly(0L);
    assertThat(columns("poll_choice")).containsExactlyInAnyOrder("id", "poll", "choice");
    assertThat(columns("poll_voted")).containsExactlyInAnyOrder("poll", "item", "voter", "how");
  }

  private static List<String> columns(String table) {
    return read(
        w.chair,
        String.class,
        "select column_name from information_schema.columns where table_schema = 'mandate' and"
            + " table_name = ?",
        table);
  }

  @Test
  void secretChoicesDoNotStandInTheOrderOfTheVotes() {
    // By chance alone all orders of 4 would be alike: over many polls each place sees both answers.
    int firstIsAgainst = 0;
    for (int i = 0; i < 12; i++) {
      Poll p = opened(Way.SECRET);
      t.vote(p, w.hill, "against");
      t.vote(p, w.chair, "for");
      t.vote(p, w.outside, "for");
      close(p);
      String first =
          read(
                  w.chair,
                  String.class,
                  "select choice from poll_choice where poll = ? order by ctid",
                  p.id())
              .getFirst();
      firstIsAgainst += first.equals("against") ? 1 : 0;
    }
    assertThat(firstIsAgainst).isBetween(0, 11);
  }

  @Test
  void nobodyConflictedVotesComesInSpeaksMovesOrConducts() {
    Matter matter = w.open("Who holds weekends");
    w.party(matter, WallTown.FEDERATION, PartyRole.BIDDER);
    Meeting meeting = t.planned(Meeting.Kind.BOARD);
    Item walled = t.item(meeting, 0, "", Optional.of(matter));
    t.call(meeting);
    t.arrive(meeting, w.chair, w.riverside, w.hill, w.outside);
    t.open(meeting);
    t.to(meeting, walled);
    String in =
        "insert into presence (id, meeting, body, part, person, what, because, at)"
            + " values (fresh_id(), ?, ?, ?, ?, 'in', 'arrived', clock_timestamp())";
    assertThatThrownBy(
            () -> sql(w.riverside, in, meeting.id(), w.body.id(), walled.part(), w.riverside))
        .hasMessageContaining("out for the item");
    String speak =
        "insert into speech (id, meeting, body, part, item, person, asked_at)"
            + " values (fresh_id(), ?, ?, ?, ?, ?, clock_timestamp())";
    assertThatThrownBy(
            () ->
                sql(
                    w.riverside,
                    speak,
                    meeting.id(),
                    w.body.id(),
                    walled.part(),
                    walled.id(),
                    w.riverside))
        .hasMessageContaining("in the room");
    String move =
        "insert into motion (id, meeting, body, part, item, position, state, recorded_at)"
            + " values (fresh_id(), ?, ?, ?, ?, 1, 'moved', clock_timestamp())";
    assertThatThrownBy(
            () -> sql(w.riverside, move, meeting.id(), w.body.id(), walled.part(), walled.id()))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> sql(w.chair, move, meeting.id(), w.body.id(), walled.part(), walled.id()))
        .as("the chair is walled too")
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aProxyOfTheConflictedIsRefusedAndNobodyNotesAStrangerAsHereForAPractice() {
    Matter matter = w.open("Who holds holidays");
    w.party(matter, WallTown.FEDERATION, PartyRole.BIDDER);
    String give =
        "insert into matter_proxy (id, matter, giver, holder, on_date, recorded_at)"
            + " values (gen_random_uuid(), ?, ?, ?, current_date, clock_timestamp())";
    assertThatThrownBy(() -> sql(w.riverside, give, matter.id(), w.riverside, w.outside))
        .isInstanceOf(DataAccessException.class);
    String in =
        "insert into presence (id, meeting, body, part, person, practices, what, because, at)"
            + " values (fresh_id(), ?, ?, ?, ?, '{TP-001}', 'in', 'arrived', clock_timestamp())";
    assertThatThrownBy(() -> sql(w.chair, in, m.id(), w.body.id(), item.part(), w.treasurer))
        .hasMessageContaining("do not vote for this practice");
    assertThatThrownBy(() -> sql(w.partner(4), in, m.id(), w.body.id(), item.part(), w.hill))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void whatHappensAtASealedItemIsSeenByItsPeopleAlone() {
    Meeting meeting = t.planned(Meeting.Kind.BOARD, Part.Kind.CLOSED);
    Item closed = t.item(meeting, 1, "", Optional.of(w.closed("A rota dispute")));
    t.call(meeting);
    t.arrive(meeting, w.chair, w.riverside, w.hill, w.outside);
    t.open(meeting);
    long versionBefore = version(meeting);
    t.to(meeting, closed);
    Motion sealed = t.motion(closed, "That the dispute is mediated.");
    Poll p = t.poll(meeting, closed, sealed, Way.SHOW);
    t.as(w.chair, () -> t.live.polls().close(p, Map.of("for", 4L)).orElseThrow());
    for (String table :
        List.of(
            "item_turn",
            "speech",
            "motion",
            "motion_text",
            "motion_mover",
            "poll",
            "poll_voter",
            "casting")) {
      assertThat(
              w.t.asNobody(
                  () ->
                      w.p.jdbc.queryForObject(
                          "select count(*) from " + table + " where item = ?",
                          Long.class,
                          closed.id())))
          .as(table)
          .isZero();
      assertThat(
              read(
                  w.partner(4),
                  Long.class,
                  "select count(*) from " + table + " where item = ?",
                  closed.id()))
          .as(table + " to a partner who holds no office")
          .containsExactly(0L);
    }
    assertThat(
            w.t.asNobody(
                () ->
                    w.p.jdbc.queryForObject(
                        "select count(*) from presence where part = ?", Long.class, closed.part())))
        .isZero();
    long afterwards = version(meeting);
    assertThat(afterwards - versionBefore)
        .as("outside one hears that the meeting moved on, not what happens there")
        .isLessThanOrEqualTo(2);
    String record =
        w.t.asNobody(
            () -> {
              StringBuilder all = new StringBuilder();
              w.p.record.about(meeting.subject()).forEach(e -> all.append(e.leaf()));
              return all.toString();
            });
    assertThat(record)
        .doesNotContain(closed.id().toString())
        .doesNotContain(sealed.id().toString())
        .doesNotContain(p.id().toString());
  }

  private static long version(Meeting meeting) {
    return w.t.asNobody(
        () -> t.live.room().versions(meeting).values().stream().mapToLong(Long::longValue).sum());
  }
}
