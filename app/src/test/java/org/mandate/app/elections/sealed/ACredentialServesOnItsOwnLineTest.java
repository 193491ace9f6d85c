package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.ceremony.Roll;

/**
 * Somebody has another voter's credential and a line of their own; the owner votes all the same.
 */
class ACredentialServesOnItsOwnLineTest {
  private static final String MADE_FOR_ANOTHER =
      "This credential was made for another line of the roll. Use the one that you were sent for"
          + " this line, or ask the credential authority";
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

  private BallotBox.Cast cast(SecretElection e, int line, int credential) {
    return t.cast(
        voter(line), e, line, t.seal(e, credential, SealedTown.one(1, 2)).ballot().text());
  }

  private long rows(String table) {
    try (var owner = t.s.b.t.databases.asOwner();
        var all = owner.createStatement().executeQuery("select count(*) from mandate." + table)) {
      all.next();
      return all.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStolenCredentialIsRefusedOnTheThiefsLineAndItsOwnerStillVotes() {
    SecretElection e = motion();

    assertThat(cast(e, 2, 0)).isEqualTo(new BallotBox.Cast.Refused(MADE_FOR_ANOTHER));

    assertThat(cast(e, 1, 0)).isInstanceOf(BallotBox.Cast.Recorded.class);
    assertThat(cast(e, 2, 1)).isInstanceOf(BallotBox.Cast.Recorded.class);
    assertThat(rows("sealed_pairing")).as("nothing is noted beside the list").isZero();
    t.s.at(SecretTown.CLOSES);
    assertThat(t.s.b.job("closer", () -> t.boards.cast(e))).isEqualTo(2);
  }

  @Test
  void norWhereTheThiefWritesRowsOfTheirOwn() {
    SecretElection e = motion();
    List<Credentials.Credential> lines = t.roll.lines().list();
    String own = lines.get(1).publicKey().text();
    String stolen = lines.get(0).publicKey().text();

    assertThatThrownBy(() -> rawly(e, stolen, Optional.of(stolen)))
        .hasStackTraceContaining("a credential serves on its own line");
    assertThatThrownBy(() -> rawly(e, stolen, Optional.of(own)))
        .hasStackTraceContaining("not the credential of this ballot");
    assertThatThrownBy(() -> rawly(e, stolen, Optional.empty()))
        .hasStackTraceContaining("a ballot of no line");
    assertThat(rawly(e, own, Optional.of(own))).isOne();
  }

  /** The voter of line 2 writes an event that one credential signs, and a row that names one. */
  private int rawly(SecretElection e, String signs, Optional<String> named) {
    SealedStore store = new SealedStore(t.s.b.p.db);
    return t.s.b.as(
        voter(2),
        () -> {
          int height = store.tip(e.id()).orElseThrow().height() + 1;
          store.append(
              e.id(),
              new SealedBoard.Step(height, "Ballot", "0".repeat(64), t.s.b.p.record.now()),
              ("{\"credential\":\"" + signs + "\"}").getBytes(StandardCharsets.UTF_8),
              Optional.empty());
          named.ifPresent(
              one ->
                  store.cast(e.id(), new SealedBoard.Cast(height, "tracker", one, "", "browser")));
          return height;
        });
  }

  @Test
  void aClerkAsksOfNoLineButThatOfAVoteWhichWasConfirmed() {
    SecretElection e = motion();
    UUID first = t.holders(e, Part.CLERK).get(0).person();
    UUID second = t.holders(e, Part.CLERK).get(1).person();
    UUID paper = UUID.randomUUID();
    t.s.b.as(
        first,
        () ->
            t.s
                .b
                .p
                .db
                .sql(
                    "insert into sealed_paper (id, election, line, channel, ballot, sidecar, tracker,"
                        + " entered_by, entered_at) values (:id, :e, 3, 'paper', '', '', '', :p, clock())")
                .param("id", paper)
                .param("e", e.id())
                .param("p", first)
                .update());
    String key = t.roll.lines().list().get(2).publicKey().text();

    assertThatThrownBy(
            () ->
                t.s.b.as(
                    second,
                    () -> {
                      new PaperStore(t.s.b.p.db).confirm(paper, second, t.s.b.p.record.now());
                      return new SealedStore(t.s.b.p.db).pair(e.id(), 3, key);
                    }))
        .hasStackTraceContaining("not a voter of this line");
  }

  @Test
  void norDoesItServeThroughClerksOnAnotherLine() {
    SecretElection e = motion();
    UUID first = t.holders(e, Part.CLERK).get(0).person();
    UUID second = t.holders(e, Part.CLERK).get(1).person();
    String stolen = t.seal(e, 0, SealedTown.one(1, 2)).ballot().text();
    t.s.b.as(
        first,
        () ->
            t.boards.enter(e, new BallotBox.Coming(2, stolen, "", "paper"), new Who.Person(first)));
    UUID paper = t.s.b.as(second, () -> t.boards.papers(e.id())).getFirst().id();

    // A request that is refused is undone: so is this transaction.
    assertThatThrownBy(
            () ->
                t.s.b.as(
                    second,
                    () -> {
                      var settled = t.boards.settle(e, paper, true, new Who.Person(second));
                      throw new IllegalStateException(
                          ((Outcome.Refused<String>) settled).faults().getFirst().words());
                    }))
        .hasMessage(MADE_FOR_ANOTHER);

    assertThat(cast(e, 1, 0)).isInstanceOf(BallotBox.Cast.Recorded.class);
  }

  @Test
  void anElectionUnderWayWithoutTheListGoesOnByFirstUse() {
    SecretElection e = motion();
    t.s.b.owner("delete from mandate.sealed_line_key");

    assertThat(cast(e, 1, 0)).isInstanceOf(BallotBox.Cast.Recorded.class);
    assertThat(cast(e, 2, 0))
        .isInstanceOfSatisfying(
            BallotBox.Cast.Refused.class,
            r -> assertThat(r.words()).contains("or you voted with another one before"));
    assertThat(cast(e, 1, 4)).isInstanceOf(BallotBox.Cast.Refused.class);
    assertThat(cast(e, 2, 1)).isInstanceOf(BallotBox.Cast.Recorded.class);
    assertThat(rows("sealed_pairing")).isEqualTo(2);
  }

  // Lists that are refused whole

  private SecretElection frozen() {
    SecretElection e = t.s.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.s.at(SecretTown.ROLL);
    return t.s.find(e);
  }

  private UUID authority(SecretElection e) {
    return t.holders(e, Part.CREDENTIAL_AUTHORITY).getFirst().person();
  }

  private Outcome<SealedBoard> handIn(SecretElection e, String list, String lines) {
    UUID who = authority(e);
    return t.s.b.as(who, () -> t.boards.handIn(e, new HandedIn(list, lines), new Who.Person(who)));
  }

  private void refused(SecretElection e, String list, String lines, String words) {
    assertThat(handIn(e, list, lines))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> {
              Outcome.Fault fault = (Outcome.Fault) r.faults().getFirst();
              assertThat(fault.field()).isEqualTo("lines");
              assertThat(fault.words()).contains(words);
            });
    assertThat(rows("sealed_line_key") + rows("sealed_credentials")).isZero();
  }

  private static Roll made(SecretElection e) {
    return Roll.fresh(SealedRules.group(), SealedRules.uuid(e.id()), 10, SealedTown.RANDOM);
  }

  private static String with(Roll roll, int line, Credentials.Credential other) {
    List<Credentials.Credential> all = new ArrayList<>(roll.lines().list());
    all.set(line, other);
    return new Credentials(all).text();
  }

  @Test
  void aListWithOneWrongLineIsRefusedWholeAndAGoodOneTakenAfter() {
    SecretElection e = frozen();
    Roll roll = made(e);
    String list = roll.roll().text();
    var lines = roll.lines().list();

    refused(e, list, "", "Hand in the list by lines too");
    refused(e, list, new Credentials(lines.subList(0, 9)).text(), "has 10 lines and this list 9");
    List<Credentials.Credential> more = new ArrayList<>(lines);
    more.add(made(e).lines().list().getFirst());
    refused(e, list, new Credentials(more).text(), "has 10 lines and this list 11");
    refused(e, list, with(roll, 7, lines.get(2)), "line 8 of this list stands on it twice");
    refused(
        e, list, with(roll, 4, made(e).lines().list().getFirst()), "line 5 of this list is not on");
    refused(
        e,
        list,
        with(roll, 3, new Credentials.Credential(SealedRules.group().one(), OptionalLong.empty())),
        "line 4 of this list is not on");
    refused(
        e,
        list,
        with(roll, 0, new Credentials.Credential(lines.getFirst().publicKey(), OptionalLong.of(2))),
        "This list has weights");
    refused(e, list, "[\"zz\"]", "cannot be read");
    refused(e, list, "{}", "cannot be read");

    assertThat(handIn(e, list, roll.lines().text())).isInstanceOf(Outcome.Done.class);
    assertThat(rows("sealed_line_key")).isEqualTo(10);
    Roll later = made(e);
    assertThat(handIn(e, later.roll().text(), later.lines().text()))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void theDatabaseItselfTakesNoOtherListAndShowsItToNobody() {
    SecretElection e = frozen();
    Roll roll = made(e);
    handIn(e, roll.roll().text(), roll.lines().text());
    List<String> keys = roll.lines().list().stream().map(c -> c.publicKey().text()).toList();
    List<Integer> lines = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    SealedStore store = new SealedStore(t.s.b.p.db);
    UUID who = authority(e);

    assertThatThrownBy(() -> bind(who, store, e, lines, keys)).hasMessageContaining("stand");
    t.s.b.owner("delete from mandate.sealed_line_key");
    List<String> twice = new ArrayList<>(keys);
    twice.set(0, keys.get(1));
    List<String> turned = new ArrayList<>(keys);
    Collections.reverse(turned);
    for (List<String> wrong : List.of(twice, keys.subList(0, 9), List.of("x"))) {
      assertThatThrownBy(() -> bind(who, store, e, lines, wrong))
          .hasMessageContaining("not one credential of the list for each line");
    }
    for (UUID other : List.of(t.s.b.officer, t.s.b.secretary, voter(1))) {
      assertThatThrownBy(() -> bind(other, store, e, lines, turned))
          .hasMessageContaining("only the credential authority");
    }
    for (UUID anybody : List.of(who, t.s.b.officer, voter(1))) {
      assertThatThrownBy(
              () ->
                  t.s.b.as(
                      anybody,
                      () -> t.s.b.p.db.sql("select * from sealed_line_key").query().listOfRows()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  private int bind(
      UUID who, SealedStore store, SecretElection e, List<Integer> lines, List<String> keys) {
    return t.s.b.as(
        who,
        () -> {
          store.bind(e.id(), lines, keys);
          return 0;
        });
  }

  @Test
  void votingWaitsForAListThatCameByOtherWaysWithoutItsLines() {
    SecretElection e = t.frozen(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.makeKeys(e);
    t.handIn(e);
    assertThat(t.s.b.job("closer", () -> t.boards.missing(e))).isEmpty();

    t.s.b.owner("delete from mandate.sealed_line_key");
    assertThat(t.s.b.job("closer", () -> t.boards.missing(e)).orElse(""))
        .contains("has not said whose credential is whose");
    t.s.b.owner(
        "alter table mandate.sealed_credentials drop constraint sealed_credentials_by_line;"
            + " update mandate.sealed_credentials set by_line = false");
    assertThat(t.s.b.job("closer", () -> t.boards.missing(e))).as("from before it").isEmpty();
  }

  @Test
  void whoseIsWhoseIsForgottenWhenTheElectionEnds() {
    SecretElection e = motion();
    assertThat(rows("sealed_line_key")).isEqualTo(10);

    t.s.b.as(t.s.b.officer, () -> t.s.elections.stop(e.id(), "Ended in a test.").orElseThrow());

    assertThat(rows("sealed_line_key")).isZero();
  }
}
