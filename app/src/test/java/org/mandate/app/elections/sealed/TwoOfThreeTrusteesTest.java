package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.ceremony.CeremonyException;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * Two of three trustees are enough: their keys on the server, with the walls and the library as
 * they are, the opening with one of them away, and what a dishonest one can try.
 */
class TwoOfThreeTrusteesTest {
  private SealedTown t;

  @BeforeEach
  void found() {
    t = new SealedTown();
  }

  private SharedCeremony ceremony() {
    t.s.withThirdTrustee = true;
    return new SharedCeremony(t, t.frozen(SecretTown.motion(Kind.QUESTION, Optional.empty())));
  }

  private static String refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).faults().getFirst().words();
  }

  private String missing(SecretElection e) {
    return t.s.b.asNobody(() -> t.boards.missing(e)).orElse("");
  }

  private void vote(SecretElection e, int line, List<Integer> choices) {
    UUID voter = t.s.b.voters.get(BallotTown.code(line));
    assertThat(t.cast(voter, e, line, t.seal(e, line - 1, choices).ballot().text()))
        .isInstanceOf(BallotBox.Cast.Recorded.class);
  }

  private String waits(SecretElection e) {
    return ((Opening.NotYet) t.s.b.asNobody(() -> t.boards.result(e))).waits();
  }

  @Test
  void aQuestionIsOpenedByTheFirstAndTheThirdWhileTheSecondIsAway() {
    SecretElection e = t.openShared(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    assertThat(e.state()).isEqualTo(State.OPEN);
    for (int line = 1; line <= 5; line++) {
      vote(e, line, SealedTown.one(line <= 3 ? 1 : 2, 2));
    }
    t.s.at(SecretTown.CLOSES);
    SecretElection closed = t.s.find(e);
    SharedCeremony c = new SharedCeremony(t, closed);
    assertThat(waits(closed))
        .isEqualTo("0 of the 2 trustees needed, from 3, have opened their part");

    t.work(closed, 1, c.person(1));
    assertThat(waits(closed))
        .isEqualTo("1 of the 2 trustees needed, from 3, have opened their part");
    assertThat(t.s.b.asNobody(() -> t.boards.isSpared(closed, 2))).isFalse();
    t.work(closed, 3, c.person(3));

    assertThat(t.s.b.asNobody(() -> t.boards.result(closed)))
        .isEqualTo(new Opening.Totals(List.of(3L, 2L), 0));
    assertThat(t.s.b.asNobody(() -> t.boards.isSpared(closed, 2))).isTrue();
    assertThat(t.s.b.asNobody(() -> t.boards.task(closed, 2))).isEqualTo(TrusteePage.Task.CHECK);
    byte[] board = t.s.b.asNobody(() -> t.boards.bytes(e.id()));
    Report report = Verifier.verify(BoardSource.of(board), Options.everything(), Progress.NONE);
    assertThat(report.refusal()).isEmpty();
    assertThat(t.faults()).isEmpty();
    keptForOthers(board, e);
  }

  /** For a program that we did not write, where somebody asks for it. */
  private void keptForOthers(byte[] board, SecretElection e) {
    String folder = System.getProperty("mandate.keep-boards", "");
    if (!folder.isEmpty()) {
      try {
        java.nio.file.Files.write(
            java.nio.file.Path.of(folder, SealedRules.uuid(e.id()) + ".bel"), board);
      } catch (java.io.IOException fault) {
        throw new java.io.UncheckedIOException(fault);
      }
    }
  }

  @Test
  void rankingsAreMixedAndOpenedByTwoOfThree() {
    SecretElection e = t.openShared(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    List<List<Integer>> ranks = List.of(List.of(1, 2, 3), List.of(2, 1, 0), List.of(0, 0, 1));
    for (int line = 1; line <= 3; line++) {
      vote(e, line, ranks.get(line - 1));
    }
    t.s.at(SecretTown.CLOSES);
    SecretElection closed = t.s.find(e);
    SharedCeremony c = new SharedCeremony(t, closed);
    for (int round = 0; round < 2; round++) {
      t.work(closed, 2, c.person(2));
      t.work(closed, 3, c.person(3));
    }

    assertThat(t.s.b.asNobody(() -> t.boards.result(closed)))
        .isInstanceOfSatisfying(
            Opening.Rankings.class,
            r ->
                assertThat(r.rankings())
                    .containsExactlyInAnyOrder(List.of(1, 2, 3), List.of(2, 1), List.of(3)));
    assertThat(t.faults()).isEmpty();
  }

  @Test
  void everyStepWaitsForEverybodyAndSaysSo() {
    SharedCeremony c = ceremony();
    assertThat(missing(c.e)).isEqualTo("0 of 3 trustees have handed in their certificate");
    assertThat(refused(c.commit(1, "a".repeat(64))))
        .contains("this is not its turn: 0 of 3 trustees have handed in their certificate");
    c.certify(1, c.certificate(1)).orElseThrow();
    c.certify(2, c.certificate(2)).orElseThrow();
    assertThat(refused(c.commit(1, "a".repeat(64)))).contains("2 of 3 trustees");
    assertThat(refused(c.certify(1, c.certificate(1)))).contains("You have done this already");
    c.certify(3, c.certificate(3)).orElseThrow();

    List<Polynomial> all = c.polynomials();
    KeyCommitment.Opening first = KeyCommitment.Opening.of(all.get(0).text(), SealedTown.RANDOM);
    assertThat(refused(c.open(1, first))).contains("0 of 3 trustees have committed");
    assertThat(refused(c.publish(1, "{}"))).contains("not its turn");
    assertThat(refused(c.complain(1, "2"))).contains("not its turn");
    c.commitAll(all);
    assertThat(missing(c.e)).isEqualTo("0 of 3 trustees have handed out their shares");
    c.openAll();
    assertThat(missing(c.e)).isEqualTo("0 of 3 trustees have published their key");
    for (int seat = 1; seat <= 3; seat++) {
      c.publish(seat, c.share(seat).text()).orElseThrow();
    }
    assertThat(missing(c.e))
        .isEqualTo("The credential authority has not handed in the credentials");
    assertThat(refused(c.complain(1, "2"))).contains("You have done this already");
    t.handIn(c.e);
    assertThat(missing(c.e)).isEmpty();
  }

  @Test
  void aCertificateOfAnotherAndARepeatedKeyAreRefused() {
    SharedCeremony c = ceremony();
    c.certify(1, c.certificate(1)).orElseThrow();
    assertThat(refused(c.certify(2, c.certificate(1))))
        .contains("the certificate of seat 2 was made for another ceremony or seat");
    String again =
        new ThresholdTrustee(c.round(1).plan(), 2, c.seeds.get(0))
            .certificate(SealedTown.RANDOM)
            .text();
    assertThat(refused(c.certify(2, again))).contains("the certificate of seat 2 repeats a key");
    for (String broken : List.of("", "{}", "no", "[]", c.certificate(2) + " ")) {
      assertThat(refused(c.certify(2, broken))).isNotBlank();
    }
    assertThat(c.round(1).steps()).hasSize(1);
    UUID stranger = UUID.randomUUID();
    assertThat(
            refused(
                t.s.b.as(
                    stranger,
                    () ->
                        t.boards
                            .ceremony()
                            .certify(c.e, c.certificate(2), new Who.Person(stranger)))))
        .contains("Only a trustee");
  }

  @Test
  void whoCommittedCannotOpenAnotherPolynomialNorCopyACommitment() {
    SharedCeremony c = ceremony();
    c.certifyAll();
    List<Polynomial> all = c.polynomials();
    KeyCommitment.Opening mine = KeyCommitment.Opening.of(all.get(0).text(), SealedTown.RANDOM);
    c.commit(1, c.hash(1, mine).hash()).orElseThrow();
    assertThat(refused(c.commit(2, c.hash(1, mine).hash()))).contains("another's commitment");
    assertThat(refused(c.commit(2, "not a hash"))).contains("no commitment");
    for (int seat = 2; seat <= 3; seat++) {
      c.openings.add(KeyCommitment.Opening.of(all.get(seat - 1).text(), SealedTown.RANDOM));
      c.commit(seat, c.hash(seat, c.openings.getLast()).hash()).orElseThrow();
    }
    // the last to open has seen the others' and would like another one now
    c.open(2, c.openings.get(0)).orElseThrow();
    c.open(3, c.openings.get(1)).orElseThrow();
    KeyCommitment.Opening other =
        KeyCommitment.Opening.of(c.polynomial(1).text(), SealedTown.RANDOM);
    assertThat(refused(c.open(1, other))).contains("not the shares that you committed to");
    assertThat(refused(c.open(1, new KeyCommitment.Opening(mine.salt(), other.material()))))
        .contains("not the shares that you committed to");
    assertThat(c.round(1).all(SharedRound.Kind.OPENING)).hasSize(2);
    c.open(1, mine).orElseThrow();
  }

  @Test
  void aShareThatDoesNotFitIsComplainedOfAndTheOfficerBeginsAgain() {
    SharedCeremony c = ceremony();
    c.certifyAll();
    List<Polynomial> all = c.polynomials();
    Polynomial bad = c.polynomial(2);
    Polynomial mixed =
        new Polynomial(
            all.get(1).polynomial(),
            List.of(bad.secrets().get(0), all.get(1).secrets().get(1), all.get(1).secrets().get(2)),
            all.get(1).coefexps(),
            all.get(1).signature());
    c.commitAll(List.of(all.get(0), mixed, all.get(2)));
    c.openAll();
    assertThatThrownBy(() -> c.share(1))
        .isInstanceOf(CeremonyException.class)
        .hasMessage("seat 2 sent a share that does not fit its commitments");
    c.publish(3, c.share(3).text()).orElseThrow();
    for (String nobody : List.of("1", "4", "0", "", "two")) {
      assertThat(refused(c.complain(1, nobody))).contains("the seat of another trustee");
    }
    c.complain(1, "2").orElseThrow();
    assertThat(missing(c.e))
        .isEqualTo(
            "Trustee 1 says that the share from trustee 2 does not fit: the returning officer begins the"
                + " keys again");
    assertThat(refused(c.publish(2, c.share(2).text()))).contains("Trustee 1 says");

    assertThat(refused(restart(c.e, c.person(1), "Because.")))
        .contains("Only the returning officer");
    assertThat(refused(restart(c.e, t.s.b.officer, " "))).contains("Give the reason");
    restart(c.e, t.s.b.officer, "A share did not fit.").orElseThrow();
    assertThat(missing(c.e)).isEqualTo("0 of 3 trustees have handed in their certificate");
    // nothing of the attempt that was given up serves again
    assertThat(refused(c.publish(2, "{}"))).contains("not its turn");
    assertThat(refused(c.certify(1, c.certificate(1)))).contains("repeats a key");
    SharedCeremony again = new SharedCeremony(t, c.e);
    again.certifyAll();
    again.commitAll(again.polynomials());
    again.openAll();
    // the page of the first attempt is still open somewhere
    assertThat(refused(c.complain(1, "2"))).contains("given up when the keys were begun again");
    again.publishAll();
    t.handIn(c.e);
    assertThat(missing(c.e)).isEmpty();
    assertThat(t.opens(c.e).state()).isEqualTo(State.OPEN);
    assertThat(refused(restart(t.s.find(c.e), t.s.b.officer, "Too late."))).contains("keys stand");
    assertThat(t.faults()).isEmpty();
  }

  private Outcome<SealedBoard> restart(SecretElection e, UUID by, String reason) {
    return t.s.b.as(by, () -> t.boards.ceremony().restart(e, reason, new Who.Person(by)));
  }

  @Test
  void keysOfWhichEveryOneIsNeededAreBegunAgainToo() {
    SecretElection e = t.frozen(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.makeKeys(e);
    t.handIn(e);
    assertThat(missing(e)).isEmpty();
    restart(e, t.s.b.officer, "Tam One lost the key.").orElseThrow();
    assertThat(missing(e)).isEqualTo("0 of 2 trustees have committed to a key");
    assertThat(refused(t.commitAgain(e))).contains("given up");
    assertThat(refused(t.openedAgain(e))).contains("This is the key that was given up");
    restart(e, t.s.b.officer, "An old key was committed to.").orElseThrow();
    t.makeKeys(e);
    assertThat(t.opens(e).state()).isEqualTo(State.OPEN);
    vote(t.s.find(e), 1, SealedTown.one(1, 2));
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);
    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(new Opening.Totals(List.of(1L, 0L), 0));
    assertThat(t.faults()).isEmpty();
  }

  @Test
  void whatIsHandedOutIsSeenByTrusteesAndAShareByItsOwnerOnly() {
    SharedCeremony c = ceremony();
    c.all();
    List<SharedRound.Kind> open =
        List.of(
            SharedRound.Kind.CERTIFICATE,
            SharedRound.Kind.COMMITMENT,
            SharedRound.Kind.COEFFICIENTS,
            SharedRound.Kind.KEY);
    SharedRound nobody = t.s.b.asNobody(() -> t.boards.ceremony().round(c.e));
    assertThat(nobody.steps()).hasSize(12).allMatch(s -> open.contains(s.kind()));
    SharedRound officer = t.s.b.as(t.s.b.officer, () -> t.boards.ceremony().round(c.e));
    assertThat(officer.steps()).hasSize(12);
    SharedRound second = c.round(2);
    assertThat(second.all(SharedRound.Kind.OPENING)).hasSize(3);
    assertThat(second.all(SharedRound.Kind.SHARE))
        .singleElement()
        .satisfies(s -> assertThat(s.seat()).isEqualTo(2));
  }
}
