package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.Composition;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.Banding;
import org.mandate.app.elections.secret.CertificateStore;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.app.record.Record;

/**
 * Writes both cuts of real secret elections into {@code target/election-certificates}, with their
 * boards. Room cli, built after this one and never importing it, judges them there.
 */
class ElectionCertificatesAreExportedTest {
  private static final Path FOLDER = Path.of("target", "election-certificates");
  private static final String COMPLAINTS_OVER = "2026-02-09T10:00:00Z";

  @Test
  void ofTheSecretVoteOfMarlbrook() throws IOException {
    TestProgram t = InTown.program();
    t.program.sequencer.integrate();
    make(t.program);
    UUID id =
        t.program.jobs.as(
            "sequencer",
            () ->
                t.program.bodies.all().stream()
                    .flatMap(b -> t.program.secretElections.ofBody(b.id()).stream())
                    .filter(e -> e.state() == State.CERTIFIED)
                    .findFirst()
                    .orElseThrow()
                    .id());
    export(t.program, id, "carried.town");
    assertThat(t.program.jobs.as("sequencer", t.program.electionCertificates::waiting)).isEmpty();
  }

  @Test
  void ofARankedElectionWhoseBallotsWereMixed() throws IOException {
    SealedTown t = new SealedTown();
    SecretElection e = t.open(SecretTown.chair(Electorate.PRACTICES, 1, true), 0, 1, 2);
    List<List<Integer>> papers =
        List.of(
            List.of(1, 2, 0),
            List.of(1, 2, 3),
            List.of(2, 1, 0),
            List.of(2, 1, 3),
            List.of(0, 2, 1),
            List.of(0, 0, 0));
    vote(t, e, papers);
    complain(t.s, e);
    certify(t.s, e);

    export(t.s.b, e, "elected.ranked");
  }

  @Test
  void ofASeatThatOneAloneStoodFor() throws IOException {
    SecretTown t = new SecretTown();
    SecretElection e = t.nominated(SecretTown.chair(Electorate.GPS, 1, false), 3);
    t.at(SecretTown.NOMINATED);
    assertThat(t.find(e).state()).isEqualTo(State.DECLARED);
    t.b.clock("2026-01-23T10:00:00Z");
    t.b.as(t.b.officer, () -> t.elections.results().certify(e.id(), t.officer()).orElseThrow());

    export(t.b, e, "elected.unopposed");
    // What stands in the certificates of the decisions in which its holder has a part.
    UUID office =
        t.b.asNobody(() -> t.elections.results().elected(e.id())).getFirst().office().orElseThrow();
    assertThat(t.b.asNobody(() -> t.b.p.record.entries(t.elections.results().entriesOf(office))))
        .extracting(Record.Entry::kind)
        .containsExactly("election.rules", "election.unopposed", "election.certified");
    // Something in the record is erased: no certificate keeps it.
    assertThat(t.b.job("sequencer", t.b.p.electionCertificates::waiting)).isEmpty();
    t.b.job(
        "eraser",
        () -> t.b.p.db.sql("select erase_opening('\\x00', 'words')").query(Long.class).single());
    assertThat(t.b.job("sequencer", t.b.p.electionCertificates::waiting)).isNotEmpty();
  }

  @Test
  void ofAConfidenceBallotThatEndsAnOffice() throws IOException {
    SealedTown t = new SealedTown();
    Office office =
        t.s.b.asNobody(
            () ->
                t.s
                    .b
                    .p
                    .bodies
                    .holder(t.s.b.body.id(), "secretary", t.s.b.p.bodies.today())
                    .orElseThrow());
    SecretElection e = t.open(SecretTown.motion(Kind.CONFIDENCE, Optional.of(office.id())));
    for (int line = 1; line <= 9; line++) {
      t.cast(
          t.s.b.voters.get(BallotTown.code(line)),
          e,
          line,
          t.seal(e, line - 1, SealedTown.one(line <= 7 ? 1 : 2, 2)).ballot().text());
    }
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);
    t.s.declared(e);
    certify(t.s, e);

    export(t.s.b, e, "carried.confidence");
  }

  @Test
  void ofOneThatWasDeclaredVoidAfterAChallengeToItsRoll() throws IOException {
    SealedTown t = new SealedTown();
    t.s.withClerks = true;
    SecretElection e = t.s.nominated(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1);
    t.s.at(SecretTown.NOMINATED);
    t.s.at(SecretTown.ROLL);
    t.makeKeys(e);
    takeOff(t.s, e, 10);
    t.handIn(t.s.find(e));
    t.s.looked(e);
    t.s.at(SecretTown.OPENS);
    vote(t, t.s.find(e), List.of(List.of(1, 0), List.of(1, 2), List.of(2, 1)));
    UUID complaint = complain(t.s, e);
    t.s.b.as(
        t.s.b.officer,
        () ->
            t.s
                .elections
                .results()
                .settleComplaint(complaint, "void", "A clerk also stood.", t.s.officer())
                .orElseThrow());

    export(t.s.b, e, "voided.challenged");
  }

  @Test
  void ofOneThatWasStoppedWhileItWasOpen() throws IOException {
    SealedTown t = new SealedTown();
    SecretElection e = t.open(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.s.b.as(
        t.s.b.officer,
        () -> t.s.elections.stop(e.id(), "The links went to the wrong people.").orElseThrow());

    export(t.s.b, e, "stopped.open");
  }

  @Test
  void ofASeatForWhichNobodyStood() throws IOException {
    SecretTown t = new SecretTown();
    SecretElection e = t.nominated(SecretTown.chair(Electorate.GPS, 1, false));
    t.at(SecretTown.NOMINATED);

    export(t.b, e, "unfilled.nobody");
  }

  @Test
  void ofASeatThatGpsFilledAndACountBackFilledAgain() throws IOException {
    SealedTown t = new SealedTown();
    SecretElection e = t.open(SecretTown.chair(Electorate.GPS, 1, true), 0, 1, 2);
    vote(t, e, List.of(List.of(1, 2, 3), List.of(1, 3, 2), List.of(2, 1, 3), List.of(1, 2, 0)));
    certify(t.s, e);
    export(t.s.b, e, "elected.gps");
    BallotTown b = t.s.b;
    b.owner("update installation set town_loading = true");
    b.clock("2026-06-01T09:00:00Z");
    Office chair =
        b.as(
            b.secretary,
            () -> b.p.bodies.holder(b.body.id(), "chair", b.p.bodies.today()).orElseThrow());
    b.as(
        b.secretary,
        () -> b.p.bodies.endOffice(chair.id(), b.p.bodies.today().plusDays(1)).orElseThrow());
    b.clock("2026-06-02T09:00:00Z");
    b.as(
        b.officer,
        () -> t.s.elections.results().countBack(e.id(), true, t.s.officer()).orElseThrow());

    export(b, e, "elected.count-back");
  }

  @Test
  void ofAQuestionWeighedInBands() throws IOException {
    SealedTown t = new SealedTown();
    SecretElection e =
        t.open(
            SecretTown.motion(Kind.QUESTION, Optional.empty())
                .about("reserved-matter")
                .weighed(new Banding(5, 10)));
    List<Integer> forIt = SealedTown.one(1, 2);
    vote(t, e, List.of(forIt, forIt, forIt, SealedTown.one(2, 2), forIt, forIt, forIt));
    certify(t.s, e);

    export(t.s.b, e, "fallen.bands");
  }

  @Test
  void ofAQuestionThatTwoOfThreeTrusteesOpened() throws IOException {
    SealedTown t = new SealedTown();
    SecretElection e = t.openShared(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    List<Integer> against = SealedTown.one(2, 2);
    vote(t, e, List.of(against, against, against, against, against, against));
    certify(t.s, e);

    export(t.s.b, e, "fallen.shared");
  }

  private static void takeOff(SecretTown t, SecretElection e, int line) {
    UUID manager = t.gps[3];
    UUID challenge =
        t.b.as(
            manager,
            () ->
                t.elections
                    .challenge(e.id(), BallotTown.code(4), "Not a member.", manager)
                    .orElseThrow()
                    .id());
    t.b.as(
        t.b.officer,
        () ->
            t.elections
                .settle(challenge, "removed", Optional.of(line), "Right.", t.officer())
                .orElseThrow());
  }

  /**
   * Each of the first lines votes so; then voting closes, and the result is opened and declared.
   */
  private static void vote(SealedTown t, SecretElection e, List<List<Integer>> papers) {
    for (int line = 1; line <= papers.size(); line++) {
      SecretVoter voter = t.lines(e).get(line - 1);
      t.cast(
          voter.person().orElseGet(() -> t.s.b.voters.get(voter.practice())),
          e,
          voter.position(),
          t.seal(e, line - 1, papers.get(line - 1)).ballot().text());
    }
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);
    t.s.declared(e);
  }

  private static UUID complain(SecretTown t, SecretElection e) {
    UUID who = t.gps[4];
    return t.b.as(
        who,
        () ->
            t.elections
                .results()
                .complain(e.id(), "I was sent no link.", false, new Who.Person(who))
                .orElseThrow()
                .id());
  }

  private static void certify(SecretTown t, SecretElection e) {
    t.b.clock(COMPLAINTS_OVER);
    t.b.as(
        t.b.officer,
        () -> {
          t.elections.results().complaints(e.id()).stream()
              .filter(c -> c.undecided())
              .forEach(
                  c ->
                      t.elections
                          .results()
                          .settleComplaint(c.id(), "rejected", "It was sent twice.", t.officer())
                          .orElseThrow());
          return t.elections.results().certify(e.id(), t.officer()).orElseThrow();
        });
  }

  private static void make(Composition p) {
    p.jobs.as(
        "sequencer",
        () -> {
          for (UUID waiting : p.electionCertificates.waiting()) {
            assertThat(p.electionCertificates.make(waiting)).isTrue();
          }
          return true;
        });
  }

  private static void export(BallotTown town, SecretElection e, String name) throws IOException {
    town.realClock();
    town.p.sequencer.integrate();
    make(town.p);
    export(town.p, e.id(), name);
    wallsHold(town, e);
  }

  private static void export(Composition p, UUID election, String name) throws IOException {
    Files.createDirectories(FOLDER);
    for (boolean full : List.of(false, true)) {
      byte[] cut =
          p.jobs.as(
              "sequencer",
              () -> new CertificateStore(p.secretElections).find(election, full).orElseThrow());
      Files.write(FOLDER.resolve(name + (full ? ".full" : ".public") + ".json"), cut);
    }
    byte[] board = p.jobs.as("closer", () -> p.sealedBoards.bytes(election));
    if (p.jobs
        .as("closer", () -> p.sealedBoards.board(election))
        .flatMap(SealedBoard::closedAt)
        .isPresent()) {
      Files.write(FOLDER.resolve(name + ".bel"), board);
    }
  }

  /**
   * The full cut is the returning officer's and the auditor's, and holds what the other does not.
   */
  private static void wallsHold(BallotTown t, SecretElection e) {
    CertificateStore store = new CertificateStore(t.p.secretElections);
    byte[] shown = t.asNobody(() -> store.find(e.id(), false).orElseThrow());
    assertThat(t.asNobody(() -> store.find(e.id(), true))).isEmpty();
    assertThat(t.as(t.secretary, () -> store.find(e.id(), true))).isEmpty();
    UUID auditor =
        t.asNobody(() -> t.p.secretElections.holders(e.id())).stream()
            .filter(h -> h.part() == Part.AUDITOR)
            .findFirst()
            .orElseThrow()
            .person();
    byte[] full = t.as(auditor, () -> store.find(e.id(), true).orElseThrow());
    assertThat(t.as(t.officer, () -> store.find(e.id(), true))).isPresent();
    assertThat(new String(shown, StandardCharsets.UTF_8))
        .doesNotContain("I was sent no link", auditor.toString(), t.officer.toString());
    assertThat(new String(full, StandardCharsets.UTF_8)).contains(auditor.toString());
  }
}
