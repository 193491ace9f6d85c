package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audit;
import org.mandate.constitution.Judgement;

/** Decisions of a board at a meeting: what stands, who reads it, and that it never changes. */
class DecisionsAtMeetingsTest {
  static MeetingDecided m;
  static DecisionPaper paper;
  static Decision open;
  static Decision closed;
  static Decision members;
  static Decision hidden;
  static Decision openUnannounced;

  @BeforeAll
  static void world() {
    m = new MeetingDecided();
    paper = m.prepare("open");
    open = m.close("open", 3, 1);
    closed = m.close("closed", 4, 0);
    members = m.close("members", 1, 3);
    hidden = m.close("hidden", 4, 0);
    openUnannounced = m.close("openUnannounced", 4, 0);
  }

  private static <T> T nobody(Supplier<T> work) {
    return m.asNobody(work);
  }

  private static List<String> seenBy(UUID person) {
    return m.as(person, DecisionsAtMeetingsTest::seen);
  }

  private static List<String> seen() {
    return m.w.p.decisions.of(m.w.body.id()).stream().map(Decision::id).sorted().toList();
  }

  @Test
  void anOpenOneStandsWithItsPaperAndIsJudgedTheSameAgain() {
    Decision d = nobody(() -> m.w.p.decisions.find(open.id()).orElseThrow());
    assertThat(d.outcome()).isEqualTo("carried");
    assertThat(d.valid()).isTrue();
    assertThat(d.title()).isEqualTo("Who holds nights");
    assertThat(d.capacity()).contains(Capacity.PROVIDER);
    AtMeetings.Words words = nobody(() -> m.w.p.decisions.atMeetings().words(d).orElseThrow());
    assertThat(words.paper()).isEqualTo(paper);
    assertThat(words.motion()).isEqualTo(MeetingDecided.MOTION);
    assertThat(nobody(() -> m.w.p.decisions.judgeAgain(d)).standing())
        .isInstanceOf(Judgement.Standing.Valid.class);
  }

  @Test
  void thePublicListHasTheOpenOneAndSaysOfAnnouncedOnesThatTheyAreThere() {
    assertThat(nobody(DecisionsAtMeetingsTest::seen)).containsExactly(open.id());
    assertThat(nobody(() -> m.w.p.decisions.sealedOf(m.w.body.id())))
        .extracting(SealedDecision::form, s -> s.opensOn().isPresent())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("closed", true),
            org.assertj.core.groups.Tuple.tuple("members", false));
  }

  @Test
  void anOfficerReadsTheClosedOneAndOnlyTheGuardianWhatIsNotAnnounced() {
    assertThat(seenBy(m.w.treasurer))
        .contains(open.id(), closed.id(), members.id())
        .doesNotContain(hidden.id(), openUnannounced.id());
    assertThat(seenBy(m.w.guardian))
        .contains(open.id(), closed.id(), hidden.id(), openUnannounced.id());
    assertThat(m.as(m.w.treasurer, () -> m.w.p.decisions.sealedOf(m.w.body.id()))).isEmpty();
  }

  @Test
  void aMemberReadsWhatWasDecidedForMembersAndNotWhatWasClosed() {
    assertThat(seenBy(m.w.partner(4))).containsExactlyInAnyOrder(open.id(), members.id());
  }

  @Test
  void whatIsNotAnnouncedHasAReferenceNobodyCanGuess() {
    assertThat(openUnannounced.reference()).matches("[0-9]{4}-s[0-9a-f]{16}");
    assertThat(hidden.reference()).matches("[0-9]{4}-s[0-9a-f]{16}");
    assertThat(nobody(() -> m.w.p.decisions.ofMatter(openUnannounced.matter()))).isEmpty();
  }

  @Test
  void nothingOfASealedOneStandsInTheRecord() {
    for (Decision d : List.of(closed, members, hidden, openUnannounced)) {
      assertThat(d.entry()).isZero();
      assertThat(nobody(() -> m.w.p.record.about(d.subject()))).isEmpty();
    }
    assertThat(open.entry()).isPositive();
  }

  @Test
  void rowsWordsAndDissentOfASealedOneAreShutByTheDatabaseItself() {
    for (String table : List.of("decision", "decision_words")) {
      String key = table.equals("decision") ? "id" : "decision";
      long rows =
          nobody(
              () ->
                  m.w
                      .p
                      .db
                      .sql("select count(*) from " + table + " where " + key + " = :id")
                      .param("id", closed.id())
                      .query(Long.class)
                      .single());
      assertThat(rows).as(table).isZero();
    }
    int named =
        nobody(
            () ->
                m.w
                    .p
                    .db
                    .sql("select decisions_named(:id, :body)")
                    .param("id", closed.id())
                    .param("body", m.w.body.id())
                    .query(Integer.class)
                    .single());
    assertThat(named).as("a stranger counts nothing").isZero();
  }

  @Test
  void nobodyWritesADecisionOrItsWordsPastTheOfficers() {
    assertThatThrownBy(
            () ->
                m.as(
                    m.w.partner(4),
                    () ->
                        m.w
                            .p
                            .db
                            .sql(
                                """
                                insert into decision (id, matter, body, reference, title, constitution, outcome, valid, checks,
                                  decided_at, meeting, poll, item, motion, poll_facts)
                                select 'mine', matter, body, 'mine', '', 1, 'carried', true, '[]', now(), meeting, poll, item,
                                  motion, '{}' from decision where id = :id""")
                            .param("id", open.id())
                            .update()))
        .hasStackTraceContaining("row-level security");
    for (String change :
        List.of(
            "update decision set valid = false",
            "update decision_words set motion = 'x'",
            "update decision_dissent set words = 'x'",
            "delete from decision_dissent",
            "delete from decision")) {
      assertThatThrownBy(() -> m.as(m.w.guardian, () -> m.w.p.db.sql(change).update()))
          .as(change)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void aSecondDecisionOnAMatterHasANumberOfItsOwn() {
    Decision again = m.close("openInClosed", 4, 0);
    Decision second = m.close("openInClosed", 0, 4);
    assertThat(second.reference()).isEqualTo(again.reference() + "-2");
    assertThat(m.as(m.w.guardian, () -> m.w.p.decisions.ofMatter(again.matter())))
        .map(Decision::id)
        .isPresent();
  }

  @Test
  void dissentStandsWordForWordAndItsPersonIsForTheBoard() {
    Dissent mine =
        m.as(
            m.w.hill,
            () ->
                m.w
                    .p
                    .decisions
                    .atMeetings()
                    .dissent(
                        open, "Two practices cannot staff it.", m.w.hill, new Who.Person(m.w.hill))
                    .orElseThrow());
    assertThat(mine.byThemself()).isTrue();
    List<Dissent> public_ = nobody(() -> m.w.p.decisions.atMeetings().dissent(open));
    assertThat(public_).extracting(Dissent::words).contains("Two practices cannot staff it.");
    assertThat(public_).allMatch(d -> d.person().isEmpty());
    assertThat(m.as(m.w.treasurer, () -> m.w.p.decisions.atMeetings().dissent(open)))
        .filteredOn(d -> d.id().equals(mine.id()))
        .singleElement()
        .matches(d -> d.person().filter(m.w.hill::equals).isPresent());
    assertThat(nobody(() -> m.w.p.record.about(open.subject())))
        .filteredOn(e -> e.kind().equals("decision.dissent"))
        .isNotEmpty()
        .noneMatch(e -> e.leaf().contains("staff") || e.leaf().contains(m.w.hill.toString()));
  }

  @Test
  void theSecretaryEntersTheDissentOfAnotherAndNobodyElseDoes() {
    AtMeetings a = m.w.p.decisions.atMeetings();
    Outcome<Dissent> entered =
        m.as(
            m.secretary,
            () -> a.dissent(open, "Too soon.", m.w.outside, new Who.Person(m.secretary)));
    assertThat(entered).isInstanceOf(Outcome.Done.class);
    Outcome<Dissent> other =
        m.as(
            m.w.treasurer,
            () -> a.dissent(open, "Put in his mouth.", m.w.hill, new Who.Person(m.w.treasurer)));
    assertThat(other).isInstanceOf(Outcome.Refused.class);
    assertThatThrownBy(
            () ->
                m.as(
                    m.w.partner(4),
                    () ->
                        m.w
                            .p
                            .db
                            .sql(
                                """
                                insert into decision_dissent (id, decision, item, words, entered, recorded_at)
                                values (fresh_id(), :d, :i, 'x', 'self', now())""")
                            .param("d", open.id())
                            .param("i", m.items.get("open").id())
                            .update()))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void aPaperSavedMeanwhileIsNotOverwritten() {
    AtMeetings a = m.w.p.decisions.atMeetings();
    DecisionPaper wanted = m.paper();
    AtMeetings.Prepared first =
        m.as(m.w.guardian, () -> a.prepare(m.item("closed"), wanted, 0).orElseThrow());
    Outcome<AtMeetings.Prepared> late =
        m.as(m.secretary, () -> a.prepare(m.item("closed"), DecisionPaper.EMPTY, 0));
    assertThat(late).isInstanceOf(Outcome.Refused.class);
    assertThat(m.as(m.secretary, () -> a.paper(m.item("closed")))).isEqualTo(first);
    assertThat(nobody(() -> a.paper(m.items.get("closed"))).version()).isZero();
  }

  @Test
  void aPaperNamesAClauseThereIsAndACapacityTheBodyHas() {
    AtMeetings a = m.w.p.decisions.atMeetings();
    DecisionPaper p = m.paper();
    DecisionPaper wrong =
        new DecisionPaper(
            p.options(),
            p.criteria(),
            List.of(new DecisionPaper.Evidence("Look", "//evil.example.org")),
            p.reasons(),
            "99.9",
            java.util.Optional.of(Capacity.COMMISSIONER),
            p.plan());
    Outcome<AtMeetings.Prepared> told =
        m.as(m.secretary, () -> a.prepare(m.item("open"), wrong, 1));
    assertThat(((Outcome.Refused<AtMeetings.Prepared>) told).faults())
        .extracting(Outcome.Fault::field)
        .containsExactlyInAnyOrder("clause", "capacity", "evidence");
  }

  @Test
  void theRowsStandAsTheRecordSays() {
    assertThat(m.w.town.job("audit", new Audit(m.w.p.jdbc, m.w.p.record, m.w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void whatWasPreparedIsCommittedWithTheDecision() {
    Map<String, Object> words = nobody(() -> AtMeetings.words(open, MeetingDecided.MOTION, paper));
    assertThat(
            nobody(() -> m.w.p.record.openings(List.of(open.entry()))).stream()
                .map(o -> o.field())
                .toList())
        .containsExactlyInAnyOrderElementsOf(words.keySet());
  }
}
