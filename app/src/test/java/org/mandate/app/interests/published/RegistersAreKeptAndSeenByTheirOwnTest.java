package org.mandate.app.interests.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.record.Audited;

/** Who may read an edition in, who sees its words, and how they go. */
class RegistersAreKeptAndSeenByTheirOwnTest {
  @TempDir Path folder;
  private BallotTown town;
  private Registers registers;
  private final UUID guardian = UUID.randomUUID();

  @BeforeEach
  void begin() {
    town = BallotTown.of(BallotTown.model(), List.of("", ""));
    registers = town.p.registers;
    town.job(
        "town",
        () -> {
          town.p.people.add(guardian, "Gwen Marsh", List.of());
          return town.seat(
              "conflicts-guardian", Office.Route.APPOINTED, guardian, "Gwen Marsh", null);
        });
  }

  private ReadIn take(UUID person, byte[] bytes, LocalDate edition) {
    Path at = Sent.file(folder, bytes);
    NewRegister wanted =
        new NewRegister("Vale Council", "Gifts", edition, LocalDate.of(2027, 1, 1));
    return town.t.as(person, () -> registers.take(at, "gifts.zip", wanted, new Who.Person(person)));
  }

  private PublishedRegister done(byte[] bytes, LocalDate edition) {
    if (take(guardian, bytes, edition) instanceof ReadIn.Done(PublishedRegister done)) {
      return done;
    }
    throw new AssertionError("not read in");
  }

  private PublishedRegister then() {
    return done(Editions.then(), LocalDate.of(2025, 7, 14));
  }

  private int seen(UUID person, PublishedRegister of) {
    return town.t.as(person, () -> registers.entries(of, "", "", 0, 100).found());
  }

  @Test
  void aGuardianReadsOneInOfficersSeeItAndNobodyElse() {
    PublishedRegister then = then();
    UUID voter = town.voters.values().iterator().next();

    assertThat(then.entries()).isEqualTo(Editions.THEN);
    assertThat(seen(guardian, then)).isEqualTo(Editions.THEN);
    assertThat(seen(town.secretary, then)).isEqualTo(Editions.THEN);
    assertThat(seen(voter, then)).isZero();
    assertThat(town.t.asNobody(() -> registers.all())).isEmpty();
    assertThat(town.t.as(voter, () -> registers.all())).isEmpty();
  }

  @Test
  void anOfficerWhoIsNoGuardianCannotEvenThroughTheDatabase() {
    assertThatThrownBy(() -> take(town.secretary, Editions.then(), LocalDate.of(2025, 7, 14)))
        .hasStackTraceContaining("row-level security");
    assertThatThrownBy(
            () ->
                town.t.asNobody(
                    () ->
                        town.p
                            .db
                            .sql("update published_register_entry set declarer = 'x'")
                            .update()))
        .hasStackTraceContaining("permission denied");
    PublishedRegister then = then();
    town.t.as(town.secretary, () -> town.p.db.sql("delete from published_register_entry").update());
    assertThat(seen(guardian, then)).isEqualTo(Editions.THEN);
  }

  @Test
  void theVerySameEditionIsReadInOnce() {
    then();

    assertThat(take(guardian, Editions.then(), LocalDate.of(2025, 7, 15)))
        .isInstanceOf(ReadIn.Already.class);
  }

  @Test
  void ofARefusedEditionNothingStays() {
    assertThat(take(guardian, "ID\n1\n1\n".getBytes(), LocalDate.of(2025, 7, 15)))
        .isInstanceOf(ReadIn.NotTaken.class);
    assertThat(town.t.as(guardian, registers::all)).isEmpty();
  }

  @Test
  void whatIsSaidOfItIsJudged() {
    Path at = Sent.file(folder, Editions.then());
    NewRegister wanted =
        new NewRegister(" ", "t".repeat(201), LocalDate.of(2126, 2, 1), LocalDate.of(2133, 1, 1));

    ReadIn result =
        town.t.as(guardian, () -> registers.take(at, "x", wanted, new Who.Person(guardian)));

    assertThat(((ReadIn.Unclear) result).faults())
        .extracting(f -> f.field())
        .containsExactly("publisher", "title", "edition", "keep");
  }

  @Test
  void whatIsKeptComparesAsTheFilesDo() {
    PublishedRegister then = then();
    PublishedRegister now = done(Editions.now(), LocalDate.of(2025, 8, 4));
    var old = PublishedEdition.list(Sent.file(folder, Editions.then()), "x");
    List<EditionLine> before = ((PublishedEdition.Listed.Lines) old).lines();
    var later = PublishedEdition.list(Sent.file(folder, Editions.now()), "x");
    List<EditionLine> after = ((PublishedEdition.Listed.Lines) later).lines();

    EditionComparison kept = town.t.as(guardian, () -> registers.compare(then, now));

    assertThat(kept).isEqualTo(EditionComparison.between(before, after));
    assertThat(List.of(kept.added(), kept.removed(), kept.changed(), kept.moved()))
        .containsExactly(31, 30, 2, 1);
  }

  @Test
  void onlyTheVeryNameOfAnOrganisationHereIsAMatch() {
    PublishedRegister then = then();

    assertThat(town.t.as(guardian, () -> registers.namedHere(then)))
        .containsExactly(new ExactNames.Match("PRACTICE 1.", 30, List.of("TP-001")));
  }

  @Test
  void takenOutEveryWordGoesAndTheRecordStillHolds() {
    PublishedRegister then = then();
    assertThat(rootAsAudited()).isEqualTo(then.root());

    town.t.as(
        guardian,
        () -> {
          registers.remove(then, new Who.Person(guardian));
          registers.remove(then, new Who.Person(guardian));
          return true;
        });

    assertThat(seen(guardian, then)).isZero();
    assertThat(town.t.as(guardian, () -> registers.find(then.id()).orElseThrow().isKept()))
        .isFalse();
    assertThat(rootAsAudited()).isEqualTo(then.root());
    assertThat(rows(1)).hasSize(1);
    assertThat(take(guardian, Editions.then(), LocalDate.of(2025, 7, 14)))
        .as("it may be read in again")
        .isInstanceOf(ReadIn.Done.class);
  }

  @Test
  void onItsDayEveryWordGoesByItself() {
    PublishedRegister then = then();
    town.clock("2026-12-31T12:00:00Z");
    assertThat(town.job("eraser", registers::removeDue)).isZero();
    town.clock("2027-01-01T12:00:00Z");

    assertThat(town.job("eraser", registers::removeDue)).isEqualTo(1);
    assertThat(seen(guardian, then)).isZero();
    assertThat(town.job("eraser", registers::removeDue)).isZero();
  }

  @Test
  void theAuditFindsAWordThatWasChanged() {
    PublishedRegister then = then();
    town.owner(
        "update published_register_entry set fields = replace(fields, 'Pen', 'Car') where place = 3");

    assertThat(rootAsAudited()).isNotEqualTo(then.root());
  }

  @Test
  void theDoorIsShutToAVoterAndDownloadsAreHarmless() throws Exception {
    PublishedRegister then = then();
    PublishedRegister now = done(Editions.now(), LocalDate.of(2025, 8, 4));
    String pair = "from=" + now.id() + "&to=" + then.id();
    try (TestServer server = TestServer.of(town.t)) {
      var voter = server.browser(town.t.session(town.voters.values().iterator().next()));
      var officer = server.browser(town.t.session(town.secretary));
      for (String path :
          List.of("/registers", "/registers/" + then.id(), "/registers/compare.csv?" + pair)) {
        assertThat(voter.get(path).statusCode()).as(path).isEqualTo(403);
        assertThat(officer.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(officer.get("/registers/import").statusCode()).isEqualTo(403);
      assertThat(officer.post("/registers/" + then.id() + "/remove", Map.of()).statusCode())
          .isEqualTo(403);

      HttpResponse<String> csv = officer.get("/registers/compare.csv?" + pair);
      assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
          .contains("register-2025-07-14-to-2025-08-04.csv");
      assertThat(csv.body())
          .contains("\"'=HYPERLINK(\"\"x\"\")\"", "'+Cy Vane")
          .doesNotContain(",=", ",+", ",\"=");
      assertThat(officer.get("/registers/compare.json?" + pair).body())
          .contains("\"added\":31,\"removed\":30,\"changed\":2,\"moved\":1");
      assertThat(officer.get("/registers/compare?" + pair + "&show=added&at=999999").body())
          .contains("31 entries added and 30 removed between 14 July 2025 and 4 August 2025")
          .contains("&lt;b&gt;Mug")
          .doesNotContain("<b>Mug");
      for (String odd :
          List.of("from=x&to=y", "", "from=" + then.id(), pair + "&show=x&category=%00")) {
        assertThat(officer.get("/registers/compare?" + odd).statusCode()).as(odd).isIn(200, 404);
      }
      assertThat(officer.get("/registers/" + then.id() + "?q=%22%25_%5C&at=-1").statusCode())
          .isEqualTo(200);
    }
  }

  private String rootAsAudited() {
    return (String) rows(0).getFirst().facts().get("root");
  }

  private List<Audited.Row> rows(int table) {
    List<Audited.Row> rows = new ArrayList<>();
    return town.job(
        "audit",
        () -> {
          registers.audited().get(table).rows(rows::add);
          return rows;
        });
  }
}
