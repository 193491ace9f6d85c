package org.mandate.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Audit;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;

/** A meeting in three parts: who sees which part, which item, and whose words. */
class PartsAndItemsTest {
  static WallTown w;
  static Meeting meeting;
  static Item apologies;
  static Item dispute;
  static Item bid;
  static Item trouble;
  static Item rota;

  @BeforeAll
  static void world() {
    w = WallTown.founded();
    Matter closed = w.closed("A rota dispute");
    Matter hidden = w.unannounced("A practice in trouble");
    Matter open = w.open("Who holds nights");
    w.as(
        w.guardian,
        () -> {
          Meetings all = w.p.meetings;
          meeting = all.plan(w.body, planned()).orElseThrow();
          Agendas a = all.agendas();
          Part first = a.parts(meeting).getFirst();
          Part members = a.addPart(meeting, part(Part.Kind.MEMBERS, false)).orElseThrow();
          Part shut = a.addPart(meeting, part(Part.Kind.CLOSED, false)).orElseThrow();
          Part unknown = a.addPart(meeting, part(Part.Kind.CLOSED, true)).orElseThrow();
          apologies = add(a, first, "Apologies", null);
          rota = add(a, members, "The rota", null);
          dispute = add(a, shut, "", closed);
          bid = add(a, shut, "", open);
          trouble = add(a, unknown, "", hidden);
          all.call(meeting).orElseThrow();
          return true;
        });
  }

  private static NewMeeting planned() {
    Instant start = Instant.now().plus(Duration.ofDays(12));
    return new NewMeeting(
        Optional.empty(),
        Meeting.Kind.BOARD,
        "Board of the twelfth day",
        "The Corn Exchange",
        start,
        start.plus(Duration.ofHours(2)),
        "chair");
  }

  private static Part part(Part.Kind kind, boolean unannounced) {
    LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
    return new Part(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        0,
        kind,
        "It concerns named practices",
        "chair",
        kind == Part.Kind.CLOSED ? Optional.of(today.plusDays(100)) : Optional.empty(),
        unannounced ? Optional.of(today.plusDays(30)) : Optional.empty(),
        0);
  }

  private static Item add(Agendas a, Part part, String title, Matter matter) {
    Item wanted =
        new Item(
            UUID.randomUUID(),
            meeting.id(),
            w.body.id(),
            part.id(),
            0,
            matter == null ? Item.Kind.INFORMATION : Item.Kind.DECISION,
            Optional.ofNullable(matter).map(Matter::id),
            title,
            10,
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    return a.add(meeting, wanted, new Who.Person(w.guardian)).orElseThrow();
  }

  private static List<UUID> seen() {
    return w.p.meetings.agendas().items(meeting).stream().map(Item::id).toList();
  }

  private static List<UUID> seenBy(UUID person) {
    return w.as(person, PartsAndItemsTest::seen);
  }

  @Test
  void nobodySeesTheOpenPartAndThatOthersExistButNoneThatIsUnannounced() {
    assertThat(w.t.asNobody(PartsAndItemsTest::seen)).containsExactly(apologies.id());
    assertThat(w.t.asNobody(() -> w.p.meetings.agendas().parts(meeting)))
        .extracting(Part::kind)
        .containsExactly(Part.Kind.OPEN, Part.Kind.MEMBERS, Part.Kind.CLOSED);
  }

  @Test
  void aPartnerOfAMemberPracticeSeesTheMembersPartAndNoMore() {
    assertThat(seenBy(w.partner(4))).containsExactly(apologies.id(), rota.id());
  }

  @Test
  void anOfficerSeesTheClosedPartAndTheGuardianAlsoWhatIsNotAnnounced() {
    assertThat(seenBy(w.treasurer))
        .containsExactly(apologies.id(), rota.id(), dispute.id(), bid.id());
    assertThat(seenBy(w.guardian))
        .containsExactly(apologies.id(), rota.id(), dispute.id(), bid.id(), trouble.id());
    assertThat(w.as(w.guardian, () -> w.p.meetings.agendas().item(trouble.id()).orElseThrow()))
        .extracting(Item::title)
        .isEqualTo("A practice in trouble");
  }

  @Test
  void aWallAroundPapersTakesAnOpenMatterOutOfAClosedPartAndSaysSo() {
    Matter about = w.t.asNobody(() -> w.p.matters.find(bid.matter().orElseThrow()).orElseThrow());
    w.party(about, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    assertThat(seenBy(w.riverside)).containsExactly(apologies.id(), rota.id(), dispute.id());
    assertThat(w.as(w.riverside, () -> w.p.meetings.agendas().outOf(meeting)))
        .extracting(OutOf::item, OutOf::matter)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(bid.id(), about.id()));
    assertThat(seenBy(w.outside)).contains(bid.id());
    assertThat(w.as(w.outside, () -> w.p.meetings.agendas().outOf(meeting))).isEmpty();
  }

  @Test
  void aMatterThatIsNotAnnouncedIsRefusedInAPartThatIs() {
    Matter hidden = w.unannounced("Another in trouble");
    w.as(
        w.guardian,
        () -> {
          Agendas a = w.p.meetings.agendas();
          assertThatThrownBy(() -> add(a, a.parts(meeting).get(2), "", hidden))
              .hasMessageContaining("not announced");
          return true;
        });
  }

  @Test
  void whatStandsInTheRecordNamesNothingThatIsSealed() {
    String record =
        w.t.asNobody(
            () -> {
              StringBuilder all = new StringBuilder();
              w.p.record.about(meeting.subject()).forEach(e -> all.append(e.leaf()));
              return all.toString();
            });
    assertThat(record)
        .contains("meeting.called", apologies.id().toString(), "\"items\":1")
        .doesNotContain(dispute.id().toString())
        .doesNotContain(rota.id().toString())
        .doesNotContain(trouble.part().toString());
  }

  @Test
  void theRowsStandAsTheRecordSays() {
    assertThat(w.job("audit", new Audit(w.p.jdbc, w.p.record, w.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }
}
