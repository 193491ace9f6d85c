package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.record.Audit;

/** Sets of minutes from a draft to publication: who reads what when, and what is refused. */
class FromDraftToPublishedTest {
  static MinutesTown t;

  @BeforeAll
  static void world() {
    t = new MinutesTown();
  }

  @AfterAll
  static void end() {
    t.close();
  }

  private static <T> T as(UUID person, Supplier<T> work) {
    return t.w.as(person, work);
  }

  private static Who secretary() {
    return new Who.Person(t.secretary);
  }

  private static List<String> read(MinutesSet s) {
    return t.w.p.minutes.find(s.id()).map(t.w.p.minutes::read).stream()
        .flatMap(r -> r.blocks().stream())
        .map(Block::key)
        .toList();
  }

  private static String id(String item) {
    return java.util.Objects.requireNonNull(t.items.get(item)).id().toString();
  }

  private static List<String> words(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> r
        ? r.faults().stream().map(Fault::words).toList()
        : List.of("done");
  }

  @Test
  void aMeetingThatDidNotHappenHasNoMinutesAndTheAnswerSaysWhy() {
    Meeting draft = t.plan("Never called");
    Meeting called = t.plan("Called");
    Meeting cancelled = t.plan("Cancelled");
    as(
        t.secretary,
        () -> {
          t.w.p.meetings.call(called).orElseThrow();
          t.w.p.meetings.call(cancelled).orElseThrow();
          t.w.p.meetings.cancel(t.again(cancelled), "Snow").orElseThrow();
          return true;
        });

    as(
        t.secretary,
        () -> {
          for (Meeting m : List.of(draft, called, cancelled)) {
            Meeting now = t.again(m);
            Outcome<MinutesSet> begun =
                t.w.p.minutes.begin(
                    now, t.w.p.meetings.agendas().parts(now).getFirst(), secretary());
            assertThat(words(begun).getFirst())
                .contains(
                    switch (now.state()) {
                      case DRAFT -> "not even called";
                      case CALLED -> "not held yet";
                      default -> "cancelled and did not happen, so it has no minutes: Snow";
                    });
          }
          return true;
        });
  }

  @Test
  void aSetGoesFromDraftToPublishedAndEachStepOpensItToMore() {
    MinutesSet s = t.begun("open");
    assertThat(as(t.secretary, () -> read(s)))
        .containsExactly("opening", id("apologies"), id("rota"), id("dispute"), "closing");
    assertThat(as(t.w.treasurer, () -> read(s))).contains(id("dispute"));
    // A draft is the officers'; that a set of the open part is being drafted, everybody may know.
    assertThat(as(t.w.partner(4), () -> read(s))).isEmpty();
    assertThat(t.w.t.asNobody(() -> read(s))).isEmpty();

    assertThat(as(t.secretary, () -> words(t.w.p.minutes.approvals().circulate(s))))
        .containsExactly(
            "Items 1, 2, 3 have no words yet. Say at least that it was noted, or not reached");
    t.fill(s, t.secretary, "Noted");
    Item sameMeeting = java.util.Objects.requireNonNull(t.items.get("apologies"));
    assertThat(as(t.secretary, () -> words(approve(s, sameMeeting))).getFirst())
        .contains("were not circulated");
    MinutesSet round = as(t.secretary, () -> t.w.p.minutes.approvals().circulate(s).orElseThrow());
    assertThat(round.circulatedEntry()).isPositive();
    assertThat(as(t.w.partner(4), () -> read(s)))
        .containsExactly("opening", id("apologies"), id("rota"), "closing");
    assertThat(t.w.t.asNobody(() -> read(s))).isEmpty();

    assertThat(as(t.secretary, () -> words(approve(s, sameMeeting))))
        .containsExactly("A meeting does not approve its own minutes. A later one does");
    assertThatThrownBy(() -> approvedByItself(s)).hasMessageContaining("later meeting");
    // Words changed after they went round: approved as corrected.
    as(t.secretary, () -> t.w.p.minutes.save(s, id("rota"), "Agreed to wait", 2, secretary()));
    Item item = t.laterItem("Board of April");
    Approval a = t.approved(s, item);
    assertThat(a.asCorrected()).isTrue();
    assertThat(t.w.t.asNobody(() -> read(s))).isEmpty();
    assertThat(as(t.secretary, () -> t.w.p.minutes.save(s, id("rota"), "Else", 3, secretary())))
        .isInstanceOf(Saved.Refused.class);

    MinutesSet out =
        as(t.secretary, () -> t.w.p.minutes.approvals().publish(s, secretary()).orElseThrow());
    assertThat(out.state()).isEqualTo(MinutesSet.State.PUBLISHED);
    Reading seen = t.w.t.asNobody(() -> t.w.p.minutes.read(out));
    assertThat(seen.blocks()).extracting(Block::key).doesNotContain(id("dispute"));
    assertThat(seen.text()).contains("2. The rota\n\nAgreed to wait").doesNotContain("ZEBRA");
    assertThat(seen.sha256()).isEqualTo(a.sha256());
    // An officer sees the closed matter's item beside it, and the hash still fits.
    Reading inside = as(t.w.treasurer, () -> t.w.p.minutes.read(out));
    assertThat(inside.blocks()).extracting(Block::key).contains(id("dispute"));
    assertThat(inside.annexes()).containsOnlyKeys(UUID.fromString(id("dispute")));
    assertThat(inside.isAsApproved()).contains(true);
    correctedWithReason(out);
    inTheRecord();
  }

  /** Past the program: the database refuses it too. */
  private static void approvedByItself(MinutesSet s) {
    owner(
        "insert into minutes_approval (id, minutes, body, part, meeting, as_corrected, seat, sha256,"
            + " recorded_at) select gen_random_uuid(), s.id, s.body, s.part, s.meeting, false,"
            + " 'chair', repeat('0', 64), now() from minutes s where s.id = '"
            + s.id()
            + "'");
  }

  private static Outcome<Approval> approve(MinutesSet s, Item item) {
    return t.w.p.minutes.approvals().approve(s, item.id(), secretary());
  }

  private static void correctedWithReason(MinutesSet s) {
    Approvals a = t.w.p.minutes.approvals();
    assertThat(
            as(t.secretary, () -> words(a.correct(s, id("rota"), "Agreed to go", "", secretary()))))
        .containsExactly("Say why it is corrected, in at most 1,000 letters");
    Correction c =
        as(
            t.secretary,
            () -> a.correct(s, id("rota"), "Agreed to go", "Misheard", secretary()).orElseThrow());
    Reading now = t.w.t.asNobody(() -> t.w.p.minutes.read(s));
    assertThat(now.text()).contains("Agreed to wait").doesNotContain("Agreed to go");
    assertThat(now.correctedText()).contains("Agreed to go").doesNotContain("Agreed to wait");
    assertThat(MinutesText.sha256(now.correctedText())).isEqualTo(c.sha256());
    assertThat(now.corrections()).extracting(Correction::reason).containsExactly("Misheard");
  }

  private static void inTheRecord() {
    String record =
        t.w.t.asNobody(
            () -> {
              StringBuilder all = new StringBuilder();
              t.w.p.record.about(t.held.subject()).forEach(e -> all.append(e.leaf()));
              return all.toString();
            });
    assertThat(record)
        .contains("minutes.circulated", "minutes.approved", "minutes.corrected")
        .contains("minutes.published")
        .doesNotContain(id("dispute"))
        .doesNotContain(id("conduct"));
    assertThat(t.w.job("audit", new Audit(t.w.p.jdbc, t.w.p.record, t.w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void membersMinutesAreForMembersAndClosedOnesForOfficersUntilTheyOpen() {
    Item item = t.laterItem("Board of May");
    MinutesSet members = t.circulated("members", "The OCELOT levy was told");
    MinutesSet closed = t.circulated("closed", "QUAGGA words");
    assertThat(members.circulatedEntry()).isZero();
    t.approved(members, item);
    t.approved(closed, item);

    assertThat(as(t.w.partner(4), () -> read(members))).contains(id("levy"));
    assertThat(as(t.w.partner(4), () -> read(closed))).isEmpty();
    assertThat(as(t.w.treasurer, () -> read(closed))).contains(id("conduct"), id("nights"));
    assertThat(t.w.t.asNobody(() -> t.w.p.minutes.find(members.id()))).isEmpty();
    assertThat(t.w.t.asNobody(() -> t.w.p.minutes.find(closed.id()))).isEmpty();

    Approvals a = t.w.p.minutes.approvals();
    assertThat(as(t.secretary, () -> words(a.publish(closed, secretary()))))
        .containsExactly("The part is closed. Its minutes are published on the day it opens");
    as(t.secretary, () -> a.publish(members, secretary()).orElseThrow());
    assertThat(as(t.w.partner(4), () -> read(members))).contains(id("levy"));
    assertThat(t.w.t.asNobody(() -> read(members))).isEmpty();
  }

  private static void owner(String sql) {
    try (var owner = t.w.t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
