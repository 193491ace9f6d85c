package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.Composition;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Amending;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.register.ImportResult;
import org.mandate.app.register.reading.RealFiles;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Franchise;
import org.mandate.constitution.Mark;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Threshold;

/**
 * Writes both cuts of real decisions into {@code target/certificates}. Room cli, built after this
 * one and never importing it, judges them there ({@code ExportedCertificatesTest}); the file's name
 * begins with what must be said of the decision.
 */
class CertificatesAreExportedTest {
  private static final Path FOLDER = Path.of("target", "certificates");

  @Test
  void ofAMotionCarried() throws IOException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(8, ""));
    Ballot ballot = town.open(town.matter("reserved-matter", "where-care-is-given"));
    town.cast(ballot.id(), 1, 6, "against");
    town.cast(ballot.id(), 1, 6, "for");
    town.cast(ballot.id(), BallotTown.code(7), "against", "Too far from our patients");
    town.close();

    export(town, "valid-carried");
  }

  @Test
  void ofOneWithoutQuorum() throws IOException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(10, ""));
    Ballot ballot = town.open(town.matter("ordinary", ""));
    town.cast(ballot.id(), 1, 3, "for");
    town.close();

    export(town, "irregular-no-decision");
  }

  @Test
  void ofAMajorityInEachArea() throws IOException {
    Threshold each =
        new Threshold(
            Franchise.ONE_PRACTICE_ONE_VOTE,
            Threshold.Scope.EACH_AREA,
            Mark.moreThan(1, 2),
            Threshold.Base.OF_VOTES_CAST);
    List<String> areas = new ArrayList<>(Collections.nCopies(3, "Nottingham West"));
    areas.addAll(Collections.nCopies(3, "Rushcliffe"));
    BallotTown town =
        BallotTown.of(
            BallotTown.model(
                "9.2",
                new Setting.Deciding(
                    List.of("confidence"), Setting.Form.MOTION, List.of(each), Setting.Tie.FALLS)),
            areas);
    Ballot ballot = town.open(town.matter("confidence", ""));
    town.cast(ballot.id(), 1, 4, "for");
    town.cast(ballot.id(), 5, 6, "against");
    town.close();

    export(town, "valid-fallen");
  }

  @Test
  void ofALevelThatEachPracticePicked() throws IOException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(45, ""));
    Ballot ballot =
        town.open(town.matter("practice-choice", "", "Full membership", "Partial membership"));
    town.cast(ballot.id(), 1, 26, "full-membership");
    town.cast(ballot.id(), 27, 38, "partial-membership");
    town.close();

    export(town, "valid-levels");
  }

  @Test
  void ofTheHubsOfMarlbrook() throws IOException {
    TestProgram t = InTown.program();
    t.program.sequencer.integrate();
    String hubs = "marlbrook-practices-together-2026-041";
    t.program.jobs.as(
        "sequencer",
        () -> {
          for (Decision decision : t.program.certificates.waiting()) {
            t.program.certificates.make(decision);
          }
          return true;
        });

    write(cuts(t, hubs), "valid-carried.town");
    Map<String, byte[]> promised = cuts(t, "marlbrook-practices-together-2026-011");
    assertThat(promised.values())
        .allSatisfy(
            cut ->
                assertThat(new String(cut, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("promise.dues", "promise.money"));
    write(promised, "valid-carried.promises");
  }

  @Test
  void ofABodyOfOfficialNetworks() throws IOException {
    BallotTown town =
        BallotTown.ofNetworks(
            BallotTown.model(), List.of("U79723", "U54948"), CertificatesAreExportedTest::england);
    Ballot ballot = town.open(town.matter("reserved-matter", "where-care-is-given"));
    town.voters.keySet().forEach(practice -> town.cast(ballot.id(), practice, "for"));
    town.close();

    export(town, "valid-carried.networks");
  }

  private static void england(Composition p) {
    for (String file :
        List.of(RealFiles.PRACTICES_2022, RealFiles.NETWORKS, RealFiles.MEMBERS, RealFiles.LISTS)) {
      assertThat(p.register.take(RealFiles.path(file), file, Optional.empty()))
          .isInstanceOf(ImportResult.Done.class);
    }
  }

  @Test
  void ofAConstitutionThatWasAdopted() throws IOException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));
    List<Clause> clauses = new ArrayList<>(BallotTown.model().clauses());
    Clause first = clauses.getFirst();
    clauses.set(0, new Clause(first.number(), first.title(), "Who we are.", first.setting()));
    Constitution next = new Constitution(2, BallotTown.model().title(), clauses);
    Matter matter =
        town.as(
            town.secretary,
            () -> {
              town.p.bodies.keepDraft(town.body.id(), next.toMap());
              return town.p
                  .matters
                  .putConstitution(
                      town.body,
                      "It says who we are.",
                      Amending.hash(next.toMap()),
                      new Who.Person(town.secretary))
                  .orElseThrow();
            });
    Ballot ballot = town.open(matter);
    town.cast(ballot.id(), 1, 5, "for");
    town.close();

    export(town, "valid-carried.constitution");
  }

  @Test
  void ofAMatterWhoseConflictsWereHandled() throws IOException {
    ConflictedTown c = new ConflictedTown();
    Matter matter = c.matter();
    c.w.party(matter, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    c.married(c.w.outside, c.w.partner(4));
    for (UUID person : List.of(c.w.chair, c.w.riverside, c.w.hill, c.w.outside)) {
      c.leaves(matter, person);
    }
    c.decide(matter);

    export(c.town, "valid-carried.conflicts");
  }

  @Test
  void ofAMatterOneOfWhoseConflictsNobodyHandled() throws IOException {
    ConflictedTown c = new ConflictedTown();
    Matter matter = c.matter();
    Party rival = c.w.party(matter, WallTown.RIVAL, PartyRole.BIDDER);
    c.w.as(
        c.w.guardian, () -> c.w.p.business.endParty(matter, rival.id(), c.w.today().plusDays(9)));
    c.w.party(matter, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    c.leaves(matter, c.w.riverside);
    c.leaves(matter, c.w.hill);
    c.decide(matter);

    export(c.town, "irregular-carried.conflicts");
  }

  @Test
  void ofAMotionThatTheBoardCarriedAtAMeeting() throws IOException {
    MeetingDecided m = new MeetingDecided();
    m.prepare("open");
    Decision d = m.close("open", 3, 1);
    m.w.town.realClock();
    export(m.w.town, "valid-carried.meeting");
    Map<String, byte[]> before = cuts(m.w.t, "");

    // Dissent comes later: the certificate is made anew, once.
    String words = "I was not asked about the nights.";
    m.w.town.owner("update installation set town_loading = true");
    m.w.town.clock(m.meeting.startsAt().plusSeconds(600).toString());
    m.as(
        m.w.outside,
        () ->
            m.w
                .p
                .decisions
                .atMeetings()
                .dissent(d, words, m.w.outside, new Who.Person(m.w.outside))
                .orElseThrow());
    m.w.town.realClock();
    export(m.w.town, "valid-carried.meeting");
    Map<String, byte[]> after = cuts(m.w.t, "");
    assertThat(text(before, "public")).doesNotContain(words);
    assertThat(text(after, "public")).contains(words).doesNotContain(m.w.outside.toString());
    assertThat(text(after, "full")).contains(words, m.w.outside.toString());
    assertThat(m.w.job("sequencer", () -> m.w.p.certificates.waiting())).isEmpty();
  }

  @Test
  void ofOneThatTheBoardTookWithoutItsNotice() throws IOException {
    MeetingDecided m = new MeetingDecided(java.time.Duration.ofDays(2));
    m.close("open", 1, 3);
    m.w.town.realClock();

    export(m.w.town, "irregular-fallen.meeting");
  }

  private static void export(BallotTown town, String name) throws IOException {
    town.p.sequencer.integrate();
    town.job(
        "sequencer",
        () -> {
          for (Decision decision : town.p.certificates.waiting()) {
            assertThat(town.p.certificates.make(decision)).isTrue();
          }
          return true;
        });
    write(cuts(town.t, ""), name);
  }

  private static String text(Map<String, byte[]> cuts, String cut) {
    return new String(
        java.util.Objects.requireNonNull(cuts.get(cut)), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void write(Map<String, byte[]> cuts, String name) throws IOException {
    Files.createDirectories(FOLDER);
    assertThat(cuts.keySet()).containsExactlyInAnyOrder("public", "full");
    for (Map.Entry<String, byte[]> cut : cuts.entrySet()) {
      Files.write(FOLDER.resolve(name + "." + cut.getKey() + ".json"), cut.getValue());
    }
  }

  /** As the owner: the full cut is not for this test's people to fetch. */
  private static Map<String, byte[]> cuts(TestProgram t, String decision) {
    Map<String, byte[]> cuts = new LinkedHashMap<>();
    try (var owner = t.databases.asOwner();
        var s =
            owner.prepareStatement(
                "select cut, bytes from decision_certificate where decision like ?")) {
      s.setString(1, "%" + decision);
      try (var rows = s.executeQuery()) {
        while (rows.next()) {
          cuts.put(rows.getString(1), rows.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return cuts;
  }
}
