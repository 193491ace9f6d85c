package org.mandate.app.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Membership;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.decisions.Decision;
import org.mandate.app.mandates.Ledger;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.record.Audit;
import org.mandate.app.register.Tie;
import org.mandate.conflicts.Relation;
import org.mandate.count.CountResult;
import org.mandate.count.Franchise;
import org.mandate.count.results.ClosestCall;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/** The town as loaded agrees with its own pages, and with its record. */
class TownTest {
  private static final LocalDate TENTH = LocalDate.of(2026, 11, 10);
  private static TestProgram t;

  @BeforeAll
  static void load() {
    t = InTown.program();
  }

  private static Body collective() {
    return t.program.bodies.find("marlbrook-practices-together").orElseThrow();
  }

  @Test
  void thirtyTwoPracticesTogetherHave238000Patients() {
    Membership members =
        t.asNobody(() -> t.program.bodies.membership(collective().id(), TENTH, "registered"));

    assertThat(members.practices()).isEqualTo(32);
    assertThat(members.patients()).isEqualTo(238_000);
    assertThat(members.areas()).hasSize(4);
    assertThat(members.patientsAsAt()).contains(LocalDate.of(2026, 4, 1));
  }

  @Test
  void theFederationHasEveryPracticeButTheSingleHandedOne() {
    Membership members =
        t.asNobody(
            () ->
                t.program.bodies.membership(
                    t.program.bodies.find("marlbrook-federation-board").orElseThrow().id(),
                    TENTH,
                    "registered"));

    assertThat(members.practices()).isEqualTo(31);
    assertThat(members.member("MB-022")).isEmpty();
  }

  /** Its members are its owners: by the rule of membership and by the ties alike. */
  @Test
  void theFederationIsOwnedByItsMembersWhoHold236SharesTogether() {
    List<Tie> ties = t.asNobody(() -> t.program.register.ties().of("MB-301", TENTH));
    List<Tie> owners = of(ties, Relation.OWNERSHIP);
    Set<String> members =
        t.asNobody(
            () ->
                t
                    .program
                    .bodies
                    .membership(
                        t.program.bodies.find("marlbrook-federation-board").orElseThrow().id(),
                        TENTH,
                        "registered")
                    .members()
                    .stream()
                    .map(Member::code)
                    .collect(Collectors.toSet()));

    assertThat(owners).map(Tie::child).doesNotHaveDuplicates().hasSameElementsAs(members);
    assertThat(of(ties, Relation.MEMBERSHIP)).map(Tie::child).hasSameElementsAs(members);
    assertThat(owners)
        .allMatch(tie -> words(tie).endsWith(" of 236 shares"))
        .allMatch(tie -> tie.from().equals(LocalDate.of(2020, 6, 3)));
    assertThat(owners.stream().mapToInt(tie -> Integer.parseInt(words(tie).split(" ")[0])).sum())
        .isEqualTo(236);
    assertThat(owners)
        .filteredOn(tie -> tie.child().equals("MB-008"))
        .singleElement()
        .satisfies(tie -> assertThat(words(tie)).isEqualTo("10 of 236 shares"));
  }

  private static List<Tie> of(List<Tie> ties, Relation relation) {
    return ties.stream().filter(tie -> tie.relation() == relation).toList();
  }

  private static String words(Tie tie) {
    return tie.share().orElseThrow().words();
  }

  @Test
  void aCompanyOfTheTownSuppliesItsBoard() {
    List<Tie> ties = t.asNobody(() -> t.program.register.ties().of("MB-401", TENTH));

    assertThat(of(ties, Relation.CONTRACT))
        .singleElement()
        .satisfies(tie -> assertThat(tie.child()).isEqualTo("MB-308"));
    assertThat(t.asNobody(() -> t.program.register.names(List.of("MB-307", "MB-308"))))
        .containsValues("Nightingale Row Care Ltd", "Tollbar Digital Ltd");
  }

  @Test
  void mandatesOfTheTenthOfNovemberAreThoseOfTheLedger() {
    Ledger ledger =
        t.asNobody(
            () -> t.program.mandates.ledger(collective().id(), TENTH, Mandates.endOf(TENTH)));

    assertThat(ledger.topics())
        .map(topic -> List.of(topic.title(), ledger.total(topic)))
        .containsExactly(
            List.of("Access", new Ledger.Total(27, 201_400)),
            List.of("Estates", new Ledger.Total(25, 181_952)),
            List.of("Money owed", new Ledger.Total(32, 238_000)),
            List.of("Out-of-hours", new Ledger.Total(11, 77_444)),
            List.of("Digital", new Ledger.Total(21, 148_164)),
            List.of("Workforce", new Ledger.Total(19, 135_324)));
  }

  @Test
  void theChairLeftInAprilAndTheSeatStandsEmpty() {
    List<SeatView> seats = t.asNobody(() -> t.program.bodies.seats(collective().id(), TENTH));

    SeatView chair =
        seats.stream().filter(s -> s.seat().id().equals("chair")).findFirst().orElseThrow();
    assertThat(chair.holder()).isEmpty();
    assertThat(chair.gaps()).hasSize(1);
    assertThat(chair.gaps().getFirst().from()).isEqualTo(LocalDate.of(2026, 4, 18));
  }

  @Test
  void theHubsDecisionIsThatOfItsPage() {
    Decision decision = decision("2026-041");
    CountResult.Counted counted =
        t.asNobody(
            () ->
                t.program
                    .elections
                    .count(t.program.elections.find(decision.ballot().orElseThrow()).orElseThrow())
                    .figures());

    assertThat(decision.outcome()).isEqualTo("carried");
    assertThat(decision.valid()).as(decision.checks()).isTrue();
    assertThat(counted.tally(Franchise.ONE_PRACTICE_ONE_VOTE).toString()).contains("22", "6", "2");
    assertThat(counted.tally(Franchise.WEIGHTED_BY_LIST).toString())
        .contains("162344", "51664", "14116", "9876");
    assertThat(decision.plan().reviewOn()).contains(LocalDate.of(2027, 4, 6));
  }

  @Test
  void itsHurriedPredecessorIsIrregular() {
    assertThat(decision("2026-036").valid()).isFalse();
  }

  @Test
  void aMotionThatFellIsValid() {
    assertThat(decision("2026-029").outcome()).isEqualTo("fallen");
    assertThat(decision("2026-029").valid()).isTrue();
  }

  @Test
  void eachPracticeChoseItsLevel() {
    assertThat(decision("2026-044").outcome()).isEqualTo("levels");
  }

  @Test
  void threeClinicalLeadsWereElectedByACloseCallAndHoldTheirSeats() {
    Decision decision = decision("2026-031");
    Count count =
        t.asNobody(
            () ->
                (Count)
                    t.program
                        .elections
                        .count(
                            t.program.elections.find(decision.ballot().orElseThrow()).orElseThrow())
                        .ranked()
                        .orElseThrow()
                        .result()
                        .outcome());
    List<String> holders =
        t.asNobody(
            () ->
                t.program.bodies.seats(collective().id(), TENTH).stream()
                    .filter(s -> s.seat().id().equals("clinical-lead"))
                    .map(s -> s.holder().orElseThrow().name())
                    .toList());

    assertThat(decision.outcome()).isEqualTo("elected");
    assertThat(decision.chosen()).isEqualTo("e>a>d");
    assertThat(decision.valid()).as(decision.checks()).isTrue();
    assertThat(count.quota()).isEqualByComparingTo("8");
    assertThat(count.stages())
        .map(Stage::action)
        .containsSequence("first preferences", "surplus", "exclusion");
    assertThat(ClosestCall.of(count).orElseThrow().sentence(count)).contains("0.27");
    assertThat(count.lots()).isEmpty();
    assertThat(holders)
        .containsExactlyInAnyOrderElementsOf(
            count.elected().stream().map(count.names()::get).toList());
  }

  @Test
  void aVisitorFindsABallotOpenAndOneBeforeItsOpening() {
    List<String> states =
        t.asNobody(
            () ->
                t.program.elections.ofBody(collective().id()).stream()
                    .map(b -> b.state().name())
                    .toList());

    assertThat(states).contains("OPEN", "PUBLISHED", "CLOSED");
  }

  @Test
  void noNameAndNoWordOfAnybodyStandsInTheRecordInClear() {
    List<String> secrets = new java.util.ArrayList<>();
    for (TownFiles.Line person : TownFiles.table("people.csv")) {
      secrets.add(person.text("name"));
      secrets.add(person.text("email"));
    }
    secrets.add("Four hubs means four rotas");
    String leaves =
        String.join(
            "\n",
            t.program
                .db
                .sql("select convert_from(leaf, 'UTF8') from record_entry")
                .query(String.class)
                .list());

    assertThat(secrets).hasSizeGreaterThan(150).noneMatch(leaves::contains);
  }

  private static Decision decision(String reference) {
    return t.asNobody(
        () -> t.program.decisions.find("marlbrook-practices-together-" + reference).orElseThrow());
  }

  @Test
  void entriesStandInTheOrderOfTheirDates() {
    Boolean inOrder =
        t.program
            .db
            .sql(
                """
                select bool_and(at >= before) from
                  (select at, lag(at) over (order by id) as before from record_entry) e""")
            .query(Boolean.class)
            .single();

    assertThat(inOrder).isTrue();
  }

  @Test
  void everyFactFitsItsEntry() {
    t.program.sequencer.integrate();
    Audit audit = new Audit(t.program.jdbc, t.program.record, t.program.audited);

    assertThat(t.program.jobs.as("audit", audit::run)).isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void theClockTellsTheTruthAgain() {
    assertThat(t.asNobody(() -> t.program.record.now()))
        .isCloseTo(
            java.time.Instant.now(),
            org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MINUTES));
    assertThat(
            t.program.db.sql("select town_loading from installation").query(Boolean.class).single())
        .isFalse();
  }

  @Test
  void aSecondStartLoadsNothing() {
    long before = entries();

    assertThat(t.program.settleTown(t.databases, true, new PrintStream(System.err))).isTrue();

    assertThat(entries()).isEqualTo(before);
  }

  private static long entries() {
    return t.program.db.sql("select count(*) from record_entry").query(Long.class).single();
  }
}
