package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * From the first key to the opened result, with the database, the walls and the library as they
 * are.
 */
class ASealedElectionIsHeldTest {
  private SealedTown t;

  @BeforeEach
  void found() {
    t = new SealedTown();
  }

  private SecretElection motion() {
    return t.open(SecretTown.motion(Kind.QUESTION, Optional.empty()));
  }

  private UUID voter(int line) {
    return t.s.b.voters.get(BallotTown.code(line));
  }

  private String tracker(BallotBox.Cast cast) {
    assertThat(cast).isInstanceOf(BallotBox.Cast.Recorded.class);
    return ((BallotBox.Cast.Recorded) cast).tracker();
  }

  private void vote(SecretElection e, int line, int chosen) {
    tracker(
        t.cast(
            voter(line), e, line, t.seal(e, line - 1, SealedTown.one(chosen, 2)).ballot().text()));
  }

  private Report whole(SecretElection e) {
    byte[] board = t.s.b.asNobody(() -> t.boards.bytes(e.id()));
    return Verifier.verify(BoardSource.of(board), Options.everything(), Progress.NONE);
  }

  @Test
  void aMotionIsVotedOnAndOnlyItsSumsAreOpened() {
    SecretElection e = motion();
    assertThat(e.state()).isEqualTo(SecretElection.State.OPEN);
    for (int line = 1; line <= 6; line++) {
      vote(e, line, line <= 4 ? 1 : 2);
    }
    vote(e, 7, 0); // blank
    vote(e, 1, 2); // changes the mind
    assertThat(t.s.b.asNobody(() -> t.boards.result(e))).isInstanceOf(Opening.NotYet.class);

    t.s.at(SecretTown.CLOSES);
    t.unseal(e);

    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(new Opening.Totals(List.of(3L, 3L), 1));
    Report report = whole(e);
    assertThat(report.refusal()).isEmpty();
    assertThat(((Report.Accepted) report.outcome()).counted()).isEqualTo(7);
    assertThat(((Report.Accepted) report.outcome()).ballots()).isEqualTo(8);
  }

  @Test
  void rankingsAreMixedByTwoTrusteesBeforeTheyAreOpened() {
    SecretElection e = t.open(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    List<List<Integer>> ranks = List.of(List.of(1, 2, 3), List.of(2, 1, 0), List.of(0, 0, 1));
    for (int line = 1; line <= 3; line++) {
      tracker(
          t.cast(voter(line), e, line, t.seal(e, line - 1, ranks.get(line - 1)).ballot().text()));
    }
    t.s.at(SecretTown.CLOSES);
    SecretElection closed = t.s.find(e);
    List<RoleHolder> trustees = t.holders(e, RoleHolder.Part.TRUSTEE);
    t.work(closed, 1, trustees.get(0).person());
    assertThat(t.s.b.asNobody(() -> t.boards.result(closed)))
        .isEqualTo(new Opening.NotYet("1 of 2 trustees have mixed the ballots"));
    assertThat(t.s.b.asNobody(() -> t.boards.task(closed, 1))).isEqualTo(TrusteePage.Task.WAIT);
    t.unseal(closed);

    assertThat(t.s.b.asNobody(() -> t.boards.result(closed)))
        .isInstanceOfSatisfying(
            Opening.Rankings.class,
            r ->
                assertThat(r.rankings())
                    .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(2, 1), List.of(3)));
    assertThat(whole(e).refusal()).isEmpty();
  }

  @Test
  void aLineCannotUseAnothersCredentialNorTwo() {
    SecretElection e = motion();
    vote(e, 1, 1);

    BallotBox.Cast others =
        t.cast(voter(2), e, 2, t.seal(e, 0, SealedTown.one(1, 2)).ballot().text());
    BallotBox.Cast second =
        t.cast(voter(1), e, 1, t.seal(e, 4, SealedTown.one(1, 2)).ballot().text());

    assertThat(others).isInstanceOf(BallotBox.Cast.Refused.class);
    assertThat(second).isInstanceOf(BallotBox.Cast.Refused.class);
    vote(e, 2, 1);
    t.s.at(SecretTown.CLOSES);
    assertThat(t.s.b.job("closer", () -> t.boards.cast(e))).isEqualTo(2);
  }

  @Test
  void ranksWithAGapOrATieAreNoRanking() {
    assertThat(Unsealing.ranking(List.of(2L, 0L, 1L))).containsExactly(3, 1);
    assertThat(Unsealing.ranking(List.of(0L, 0L))).isEmpty();
    assertThat(Unsealing.ranking(List.of(1L, 3L, 0L))).isEmpty();
    assertThat(Unsealing.ranking(List.of(1L, 1L, 2L))).isEmpty();
    assertThat(Unsealing.ranking(List.of(200L, 37L, 1L))).isEmpty();
  }

  @Test
  void credentialsInAnyOtherOrderThanTheirLettersAreRefused() {
    SecretElection e = t.s.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.s.at(SecretTown.ROLL);
    SecretElection frozen = t.s.find(e);
    UUID authority = t.holders(e, RoleHolder.Part.CREDENTIAL_AUTHORITY).getFirst().person();
    var made =
        org.mandate.ballot.ceremony.Roll.fresh(
            SealedRules.group(), SealedRules.uuid(e.id()), 10, SealedTown.RANDOM);
    var turned = new org.mandate.ballot.board.Credentials(made.roll().list().reversed());
    HandedIn wrong = new HandedIn(turned.text(), made.lines().text());

    assertThat(refusal(authority, () -> t.boards.handIn(frozen, wrong, new Who.Person(authority))))
        .contains("order of their own letters");
    assertThat(
            t.s.b.as(
                authority,
                () -> t.boards.handIn(frozen, SealedTown.handed(made), new Who.Person(authority))))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aResultThatWasOpenedIsNotStopped() {
    SecretElection e = motion();
    vote(e, 1, 1);
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);

    assertThat(t.s.b.as(t.s.b.officer, () -> t.s.elections.stop(e.id(), "I do not like it.")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void nobodyVotesOnALineThatIsNotTheirs() {
    SecretElection e = motion();
    String ballot = t.seal(e, 0, SealedTown.one(1, 2)).ballot().text();

    for (UUID who : List.of(voter(2), t.s.b.officer, t.s.b.secretary, t.s.gps[3])) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> t.cast(who, e, 1, ballot))
          .hasMessageContaining("not a voter of this line");
    }
    assertThat(t.s.b.asNobody(() -> t.boards.found(e.id(), "x"))).isEmpty();
  }

  @Test
  void theSameBallotSentTwiceStandsOnceAndACopyIsRefused() {
    SecretElection e = motion();
    Ballot ballot = t.seal(e, 0, SealedTown.one(1, 2)).ballot();
    String first = tracker(t.cast(voter(1), e, 1, ballot.text()));
    assertThat(tracker(t.cast(voter(1), e, 1, ballot.text()))).isEqualTo(first);
    Ballot other = t.seal(e, 1, SealedTown.one(2, 2)).ballot();

    String copied = other.text().replace(other.answers().toString(), "");
    Ballot stolen =
        new Ballot(
            other.electionUuid(),
            other.electionHash(),
            other.credential(),
            ballot.answers(),
            other.signature());

    assertThat(copied).isNotEmpty();
    assertThat(t.cast(voter(2), e, 2, stolen.text())).isInstanceOf(BallotBox.Cast.Refused.class);
    t.s.at(SecretTown.CLOSES);
    assertThat(t.s.b.job("closer", () -> t.boards.cast(e))).isEqualTo(1);
  }

  @Test
  void nothingIsTakenAfterTheClose() {
    SecretElection e = motion();
    String late = t.seal(e, 0, SealedTown.one(1, 2)).ballot().text();
    t.s.b.clock(SecretTown.CLOSES.toString());

    assertThat(t.cast(voter(1), e, 1, late))
        .isEqualTo(new BallotBox.Cast.Refused("Voting is not open. Nothing was recorded"));
  }

  @Test
  void withoutABallotTheResultIsNoughtAndNeedsNoKey() {
    SecretElection e = motion();
    t.s.at(SecretTown.CLOSES);

    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(new Opening.Totals(List.of(0L, 0L), 0));
  }

  @Test
  void aKeyIsPublishedOnlyAfterEveryCommitmentAndOnlyAsCommitted() {
    SecretElection e = t.s.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    List<RoleHolder> trustees = t.holders(e, RoleHolder.Part.TRUSTEE);
    UUID first = trustees.get(0).person();
    String commitment = "a".repeat(64);
    t.s.b.as(first, () -> t.boards.commit(e, commitment, new Who.Person(first)).orElseThrow());

    assertThat(
            refusal(first, () -> t.boards.openKey(e, "b".repeat(64), "{}", new Who.Person(first))))
        .contains("Not every trustee has committed yet");
    assertThat(refusal(first, () -> t.boards.commit(e, "c".repeat(64), new Who.Person(first))))
        .contains("cannot be changed");
    UUID second = trustees.get(1).person();
    assertThat(refusal(second, () -> t.boards.commit(e, commitment, new Who.Person(second))))
        .contains("Another trustee handed in this very commitment");
    t.s.b.as(
        second, () -> t.boards.commit(e, "d".repeat(64), new Who.Person(second)).orElseThrow());
    assertThat(
            refusal(first, () -> t.boards.openKey(e, "b".repeat(64), "{}", new Who.Person(first))))
        .contains("not the key that you committed to");
    UUID nobody = t.s.b.officer;
    assertThat(refusal(nobody, () -> t.boards.commit(e, "e".repeat(64), new Who.Person(nobody))))
        .contains("Only a trustee");
  }

  private String refusal(UUID who, java.util.function.Supplier<Outcome<SealedBoard>> act) {
    Outcome<SealedBoard> outcome = t.s.b.as(who, act);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<SealedBoard>) outcome).faults().getFirst().words();
  }

  @Test
  void aFalseOrStaleDecryptionIsRefusedAndLeavesTheBoardAsItWas() {
    SecretElection e = motion();
    vote(e, 1, 1);
    t.s.at(SecretTown.CLOSES);
    SecretElection closed = t.s.find(e);
    UUID first = t.holders(e, RoleHolder.Part.TRUSTEE).get(0).person();
    byte[] before = t.s.b.asNobody(() -> t.boards.bytes(e.id()));
    var board = org.mandate.ballot.board.Board.read(BoardSource.of(before));
    String at = board.events().getLast().hash();
    TrusteePart part = t.part(before, board, 1, first);

    assertThat(refusal(first, () -> t.boards.decrypt(closed, 2, part, at)))
        .contains("does not hold");
    assertThat(refusal(first, () -> t.boards.decrypt(closed, 1, part, "0".repeat(64))))
        .contains("has grown");
    assertThat(refusal(first, () -> t.boards.decrypt(closed, 1, new TrusteePart("{}", ""), at)))
        .contains("does not hold");
    for (String line :
        List.of(
            "",
            "{}",
            part.opening().replace("\"opening\":1", "\"opening\":2"),
            part.opening().replace("\"response\":\"", "\"response\":\"1"),
            t.part(before, board, 1, first).opening().replaceAll("[0-9a-f]{64}", "0".repeat(64)))) {
      TrusteePart unproved = new TrusteePart(part.decryption(), line);
      assertThat(refusal(first, () -> t.boards.decrypt(closed, 1, unproved, at)))
          .contains("it is not proved that exactly this tally was opened");
    }
    assertThat(t.s.b.asNobody(() -> t.boards.bytes(e.id()))).isEqualTo(before);

    // Two who compare by telephone press in the same minute: both opened what they both saw.
    UUID second = t.holders(e, RoleHolder.Part.TRUSTEE).get(1).person();
    TrusteePart others = t.part(before, board, 2, second);
    t.s.b.as(first, () -> t.boards.decrypt(closed, 1, part, at).orElseThrow());
    t.s.b.as(second, () -> t.boards.decrypt(closed, 2, others, at).orElseThrow());
    assertThat(t.s.b.asNobody(() -> t.boards.bytes(e.id()))).hasSizeGreaterThan(before.length);
  }

  @Test
  void whileVotingIsOpenOneSeesNoBallotUnlessTheRulesShowThem() {
    SecretElection hidden = t.open(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1);
    Ballot ballot = t.seal(hidden, 0, List.of(1, 2)).ballot();
    String tracker = tracker(t.cast(voter(1), hidden, 1, ballot.text()));
    List<Object> seen = new ArrayList<>();
    for (UUID who : List.of(voter(1), voter(2), t.s.b.secretary)) {
      seen.addAll(t.s.b.as(who, () -> t.boards.counted(hidden.id())));
      assertThat(
              t.s.b.as(
                  who,
                  () ->
                      new String(
                          t.boards.bytes(hidden.id()), java.nio.charset.StandardCharsets.UTF_8)))
          .doesNotContain(ballot.credential().text() + "\",\"answers");
    }
    assertThat(seen).isEmpty();
    assertThat(t.s.b.asNobody(() -> t.boards.found(hidden.id(), tracker))).isPresent();

    t.s.at(SecretTown.CLOSES);

    assertThat(t.s.b.asNobody(() -> t.boards.counted(hidden.id()))).hasSize(1);
  }

  @Test
  void theRecordHoldsEveryEventAndNoBallotBeforeTheClose() {
    SecretElection e = motion();
    vote(e, 1, 1);
    assertThat(BallotTown.BEGAN).isNotNull();
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);

    assertThat(t.faults()).isEmpty();
  }
}
