package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.Banding;
import org.mandate.app.elections.secret.NewElection;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SealedBox.Opening;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretResult;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * A reserved matter, which more than half of the practices with 60% of the patients carry, is put
 * to a secret vote of ten practices with 1,000, 1,010 ... 1,090 patients.
 */
class ASecretVoteIsWeighedInBandsTest {
  private SealedTown t;

  @BeforeEach
  void found() {
    t = new SealedTown();
  }

  private static NewElection reserved() {
    return SecretTown.motion(Kind.QUESTION, Optional.empty()).about("reserved-matter");
  }

  private static NewElection weighed(int least, int unit) {
    return reserved().weighed(new Banding(least, unit));
  }

  private UUID voter(int line) {
    return t.s.b.voters.get(BallotTown.code(line));
  }

  private void vote(SecretElection e, int line, int chosen) {
    String ballot = t.seal(e, line - 1, SealedTown.one(chosen, 2)).ballot().text();
    assertThat(t.cast(voter(line), e, line, ballot)).isInstanceOf(BallotBox.Cast.Recorded.class);
  }

  private List<Outcome.Fault> faults(NewElection wanted) {
    Outcome<SecretElection> drafted =
        t.s.b.as(t.s.b.secretary, () -> t.s.elections.draft(t.s.b.body, wanted));
    return drafted instanceof Outcome.Refused<SecretElection>(List<Outcome.Fault> all)
        ? all
        : List.of();
  }

  @Test
  void patientsAreCountedInSecretOnlyInBandsOfFiveOrMore() {
    assertThat(faults(reserved()).getFirst().words())
        .contains("Rule 9.3 counts patients")
        .contains("Choose weights in bands, or put it to an open ballot");
    assertThat(faults(weighed(4, 10)).getFirst())
        .isEqualTo(
            new Outcome.Fault(
                "band-least",
                "A band has at least 5 practices: among fewer nobody is hidden. Give a number from 5"
                    + " to 500"));
    assertThat(faults(weighed(5, 0)).getFirst().field()).isEqualTo("band-unit");
    assertThat(
            faults(SecretTown.motion(Kind.QUESTION, Optional.empty()).weighed(new Banding(5, 10)))
                .getFirst()
                .words())
        .contains("Rule 9.1 counts every practice once");
    assertThat(
            faults(
                    SecretTown.chair(SecretElection.Electorate.PRACTICES, 1, false)
                        .weighed(new Banding(5, 10)))
                .getFirst()
                .words())
        .contains("Rule 9.7 counts every practice once");
    assertThat(faults(weighed(5, 10))).isEmpty();
  }

  @Test
  void theRollShowsWeightsThatFiveShareAndTheRecordHoldsThem() {
    SecretElection e = t.s.published(weighed(5, 10));
    t.s.at(SecretTown.ROLL);

    List<SecretVoter> roll = t.s.b.asNobody(() -> t.s.elections.roll(e.id()));

    // Five lightest: 1,000 to 1,040, median 1,020; five heaviest: 1,050 to 1,090, median 1,070.
    assertThat(roll.stream().map(v -> v.weight().orElseThrow().banded()))
        .containsExactly(1020L, 1020L, 1020L, 1020L, 1020L, 1070L, 1070L, 1070L, 1070L, 1070L);
    assertThat(roll.get(9).weight().orElseThrow())
        .isEqualTo(new SecretVoter.Weight(1090, 1070, 101_070));
    String told = t.s.b.job("audit", () -> leaf("election.roll"));
    assertThat(told)
        .contains("\"vote\":100000", "\"distorted\":120", "\"band\":1070")
        .contains("\"patients\":1090", "\"weight\":101070");
    assertThat(t.s.b.job("audit", () -> leaf("election.rules")))
        .contains("\"bands\":{\"least\":5,\"unit\":10}");
  }

  private String leaf(String kind) {
    return t.s
        .b
        .p
        .db
        .sql(
            "select convert_from(leaf, 'UTF8') from record_entry"
                + " where position(convert_to(:k, 'UTF8') in leaf) > 0 order by id desc limit 1")
        .param("k", "\"" + kind + "\"")
        .query(String.class)
        .single();
  }

  @Test
  void totalsOfWeightsAreOpenedAndReadAsPracticesAndPatients() throws Exception {
    SecretElection e = t.open(weighed(5, 10));
    assertThat(e.state()).isEqualTo(State.OPEN);
    for (int line : List.of(1, 2, 3, 6, 7, 8)) {
      vote(e, line, 1);
    }
    vote(e, 4, 2);
    vote(e, 9, 0);
    vote(e, 2, 2); // changes the mind
    vote(e, 2, 1); // and changes it back
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);

    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(
            new Opening.Totals(
                List.of(600_000L + 3 * 1020 + 3 * 1070, 100_000L + 1020), 100_000L + 1070));
    SecretElection declared = t.s.declared(e);
    SecretResult r = t.s.b.asNobody(() -> t.s.elections.results().result(e.id()).orElseThrow());
    assertThat(r.votes()).containsExactly(6L, 1L);
    assertThat(r.cast()).isEqualTo(8);
    assertThat(r.blank()).isEqualTo(1);
    assertThat(r.patients()).contains(new SecretResult.Patients(List.of(6270L, 1020L), 1070));
    // 6 of 10 practices are more than half; 6,270 of 10,450 patients are 60.0%.
    assertThat(r.outcome()).isEqualTo(SecretResult.Outcome.CARRIED);
    assertThat(declared.state()).isEqualTo(State.DECLARED);
    byte[] board = t.s.b.asNobody(() -> t.boards.bytes(e.id()));
    Report report = Verifier.verify(BoardSource.of(board), Options.everything(), Progress.NONE);
    assertThat(report.refusal()).isEmpty();
    assertThat(t.faults()).isEmpty();
    keep(e, board);
  }

  /** For a look by hand with a program of others: -Dmandate.keep=FOLDER. */
  private static void keep(SecretElection e, byte[] board) throws Exception {
    String folder = System.getProperty("mandate.keep");
    if (folder != null) {
      Files.write(Path.of(folder, SealedRules.uuid(e.id()) + ".bel"), board);
    }
  }

  @Test
  void moreThanHalfOfThePracticesWithTooFewPatientsDoNotCarryIt() {
    SecretElection e = t.open(weighed(5, 10));
    for (int line = 1; line <= 6; line++) {
      vote(e, line, 1);
    }
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);
    t.s.declared(e);

    SecretResult r = t.s.b.asNobody(() -> t.s.elections.results().result(e.id()).orElseThrow());
    // 5 x 1,020 + 1,070 = 6,170 of 10,450 patients: 59.04%.
    assertThat(r.patients()).contains(new SecretResult.Patients(List.of(6170L, 0L), 0));
    assertThat(r.outcome()).isEqualTo(SecretResult.Outcome.FALLEN);
  }

  // Credentials

  private void refused(SecretElection e, HandedIn handed, String field, String words) {
    UUID who = t.holders(e, Part.CREDENTIAL_AUTHORITY).getFirst().person();
    Outcome<SealedBoard> outcome =
        t.s.b.as(who, () -> t.boards.handIn(e, handed, new Who.Person(who)));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              Outcome.Fault fault = (Outcome.Fault) r.faults().getFirst();
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault.words()).contains(words);
            });
  }

  @Test
  void credentialsWithOtherWeightsThanTheRollsAreRefused() {
    SecretElection draft = t.s.published(weighed(5, 10));
    t.s.at(SecretTown.ROLL);
    SecretElection e = t.s.find(draft);
    List<SecretVoter> lines = t.lines(e);
    Roll roll = t.made(e, lines);

    refused(
        e, listed(roll, c -> none(c)), "credentials", "Every credential of this election has a");
    refused(
        e,
        listed(roll, c -> weighing(c, c.counts() + 10)),
        "credentials",
        "The weights of this list are not those of the roll");
    List<SecretVoter> turned = lines.reversed();
    Roll swapped = t.made(e, turned);
    refused(
        e,
        SealedTown.handed(swapped),
        "lines",
        "The credential of line 1 of this list has the weight 101070 on the public list, and the roll"
            + " gives that line 101020");
    UUID who = t.holders(e, Part.CREDENTIAL_AUTHORITY).getFirst().person();
    assertThat(
            t.s.b.as(who, () -> t.boards.handIn(e, SealedTown.handed(roll), new Who.Person(who))))
        .isInstanceOf(Outcome.Done.class);
  }

  private static HandedIn listed(Roll roll, UnaryOperator<Credentials.Credential> change) {
    List<Credentials.Credential> all = new ArrayList<>(roll.roll().list());
    all.set(3, change.apply(all.get(3)));
    return new HandedIn(new Credentials(all).text(), roll.lines().text());
  }

  private static Credentials.Credential none(Credentials.Credential c) {
    return new Credentials.Credential(c.publicKey(), OptionalLong.empty());
  }

  private static Credentials.Credential weighing(Credentials.Credential c, long weight) {
    return new Credentials.Credential(c.publicKey(), OptionalLong.of(weight));
  }

  @Test
  void weightsWhereTheRollHasNoneAreRefused() {
    SecretElection draft = t.s.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.s.at(SecretTown.ROLL);
    SecretElection e = t.s.find(draft);

    refused(
        e,
        listed(t.made(e, t.lines(e)), c -> weighing(c, 2)),
        "credentials",
        "carry no weights: public weights would tell who voted how");
  }

  @Test
  void theFileForTheCredentialAuthorityHasTheRollsOrderAndWeights() {
    SecretElection e = t.s.published(weighed(5, 10));
    t.s.at(SecretTown.ROLL);
    List<SecretVoter> roll = t.lines(e);

    assertThat(CredentialPages.csv(roll.subList(4, 6), Map.of(BallotTown.code(5), "Five \"Ways\"")))
        .isEqualTo(
            """
            name,weight
            "5. Five ""Ways""\",101020
            "6. %s",101070
            """
                .formatted(BallotTown.code(6)));
  }

  // The roll is challenged

  private Outcome<?> takeOff(SecretElection e, int line) {
    UUID manager = voter(10);
    UUID challenge =
        t.s.b.as(
            manager,
            () ->
                t.s
                    .elections
                    .challenge(e.id(), BallotTown.code(10), "Not a member.", manager)
                    .orElseThrow()
                    .id());
    return t.s.b.as(
        t.s.b.officer,
        () ->
            t.s.elections.settle(challenge, "removed", Optional.of(line), "Right.", t.s.officer()));
  }

  @Test
  void aChallengeThatChangesTheRollMakesNewBandsAndNewCredentials() {
    SecretElection e = t.s.published(weighed(5, 10));
    t.s.at(SecretTown.ROLL);
    SecretElection frozen = t.s.find(e);
    t.makeKeys(frozen);
    t.handIn(frozen);
    assertThat(t.s.b.asNobody(() -> t.boards.missing(frozen))).isEmpty();

    assertThat(takeOff(e, 1)).isInstanceOf(Outcome.Done.class);

    // Nine are one band: 1,010 to 1,090, median 1,050.
    assertThat(t.lines(e)).hasSize(9);
    assertThat(t.lines(e)).allMatch(v -> v.weight().orElseThrow().banded() == 1050);
    assertThat(t.s.b.asNobody(() -> t.boards.missing(frozen)).orElse(""))
        .contains("has not handed in the credentials");
    t.handIn(frozen);
    t.s.b.clock(SecretTown.ROLL.plusSeconds(60).toString());
    t.s.looked(frozen);
    assertThat(t.s.b.job("closer", () -> t.boards.missing(frozen))).isEmpty();
    t.s.at(SecretTown.OPENS);
    vote(t.s.find(e), 2, 1, 0);
    t.s.at(SecretTown.CLOSES);
    t.unseal(e);
    assertThat(t.s.b.asNobody(() -> t.boards.result(t.s.find(e))))
        .isEqualTo(new Opening.Totals(List.of(11_050L, 0L), 0));
    assertThat(t.faults()).isEmpty();
  }

  private void vote(SecretElection e, int line, int chosen, int credential) {
    String ballot = t.seal(e, credential, SealedTown.one(chosen, 2)).ballot().text();
    assertThat(t.cast(voter(line), e, line, ballot)).isInstanceOf(BallotBox.Cast.Recorded.class);
  }

  @Test
  void aRollSmallerThanABandIsNotWeighedInSecret() {
    SecretElection draft = t.s.drafted(weighed(11, 10));
    assertThat(t.s.b.as(t.s.b.secretary, () -> t.s.elections.unready(draft)).orElse(""))
        .contains("bands of at least 11 practices, and the roll has 10");

    SecretElection e = t.s.published(weighed(10, 10));
    t.s.at(SecretTown.ROLL);
    Outcome<?> settled = takeOff(e, 1);

    assertThat(settled).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<?>) settled).faults().getFirst().words())
        .contains("bands of at least 10 practices, and the roll has 9");
    assertThat(t.lines(e)).hasSize(10);
  }

  @Test
  void aPracticeWithoutAListSizeStopsTheVoteBeforeAnybodySeals() {
    t.s.b.owner("delete from mandate.list_size where code = '" + BallotTown.code(4) + "'");
    SecretElection draft = t.s.drafted(weighed(5, 10));

    assertThat(t.s.b.as(t.s.b.secretary, () -> t.s.elections.unready(draft)).orElse(""))
        .contains("No list size is known of Practice 4");
  }

  @Test
  void whatAResultTellsIsLookedAtWithTheWeights() {
    SecretElection e = t.s.published(weighed(5, 10));
    t.s.at(SecretTown.ROLL);

    assertThat(
            t.s.b.asNobody(() -> t.s.elections.leak(t.s.find(e))).findings().stream()
                .map(f -> f.words())
                .toList())
        .anySatisfy(w -> assertThat(w).contains("each weight is shared by at least 5 voters"));
    assertThat(t.s.b.asNobody(() -> t.s.elections.leak(t.s.find(e))).anonymity()).isEqualTo(5);
  }
}
