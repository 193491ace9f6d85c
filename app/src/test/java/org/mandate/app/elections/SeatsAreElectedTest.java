package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.decisions.Decision;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.record.Record;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;

/**
 * Seats are filled by ranking: from the matter through the votes to the decision, in a database.
 */
class SeatsAreElectedTest {
  private static final List<String> CANDIDATES = List.of("Ann Lee", "Bo Kay", "Cy Day", "Di Fox");

  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(10, ""));

  @Test
  void theNamedRuleElectsAndTheRecordSaysWhoInWhichOrder() {
    Ballot ballot = town.open(seats(2, CANDIDATES));
    rank(ballot, 1, 4, "b>a>c");
    rank(ballot, 5, 6, "a>c");
    rank(ballot, 7, 8, "d");
    rank(ballot, 9, 9, "abstain");
    town.close();

    Decision decision = decision(ballot);

    assertThat(decision.outcome()).isEqualTo("elected");
    assertThat(decision.chosen()).isEqualTo("b>a");
    assertThat(decision.valid()).isTrue();
    assertThat(decision.outcomeWords()).isEqualTo("2 were elected");
    assertThat(decision.checks()).contains("{\"met\":true,\"name\":\"Count\",\"rule\":\"9.7\"}");
    BallotCount count = town.asNobody(() -> town.p.elections.count(ballot));
    Count stages = (Count) count.ranked().orElseThrow().result().outcome();
    assertThat(stages.rules()).isEqualTo("scottish-2007");
    assertThat(stages.names()).isEqualTo(CANDIDATES);
    assertThat(stages.quota()).isEqualByComparingTo("3");
    assertThat(stages.tie()).isNull();
    assertThat(count.figures().didNotVote()).containsExactly("TP-010");
    assertThat(town.asNobody(() -> town.p.decisions.judgeAgain(decision).outcome().toString()))
        .isEqualTo("Elected[options=[b, a]]");
  }

  @Test
  void aTieIsDrawnByTheLotWhoseSeedWasPublishedBeforeTheFirstVote() {
    Ballot ballot = town.open(seats(1, List.of("Ann Lee", "Bo Kay")));
    String seed = town.asNobody(() -> town.p.elections.lotSeed(ballot).orElseThrow());
    rank(ballot, 1, 4, "a");
    rank(ballot, 5, 8, "b");
    town.close();

    Decision decision = decision(ballot);

    assertThat(seed).matches("[0-9a-f]{64}");
    var opened =
        town.asNobody(() -> town.p.record.entries(List.of(ballot.openedEntry().orElseThrow())));
    assertThat(opened.getFirst().kind()).isEqualTo("ballot.opened");
    assertThat(HexFormat.of().formatHex(Record.leafHashOf(opened.getFirst().leaf())))
        .isEqualTo(seed);
    int lost = new Lot.Seed(seed).drawn(List.of(0, 1)).orElseThrow();
    assertThat(decision.chosen()).isEqualTo(lost == 0 ? "b" : "a");
    BallotCount count = town.asNobody(() -> town.p.elections.count(ballot));
    Count stages = (Count) count.ranked().orElseThrow().result().outcome();
    assertThat(stages.lots()).hasSize(1);
  }

  @Test
  void aVoteThatIsNoRankingIsNotCast() {
    Ballot ballot = town.open(seats(1, CANDIDATES));
    for (String choice : List.of("a>a", "a>e", "a>", "", "for", "b > a", "abstain>a")) {
      assertThat(town.cast(ballot.id(), "TP-001", choice))
          .isEqualTo(new Casting.NoSuchChoice(choice));
    }
    assertThat(town.cast(ballot.id(), "TP-001", "d>b>a>c")).isInstanceOf(Casting.Recorded.class);
    Ballot motion = town.publishLike(ballot, town.matter("ordinary", ""));
    assertThat(town.cast(motion.id(), "TP-001", "for>against"))
        .isEqualTo(new Casting.NoSuchChoice("for>against"));
  }

  @Test
  void untilTheCloseNobodySeesARanking() {
    Ballot ballot = town.open(seats(1, CANDIDATES));
    rank(ballot, 1, 3, "a>b");

    assertThat(town.as(town.officer, () -> town.p.elections.votes(ballot.id()))).isEmpty();
    assertThat(town.asNobody(() -> town.p.elections.votes(ballot.id()))).isEmpty();
    assertThat(
            town.as(town.voters.get("TP-001"), () -> town.p.elections.votes(ballot.id())).keySet())
        .containsExactly("TP-001");
  }

  @Test
  void whereEveryoneAbstainsNobodyIsElected() {
    Ballot ballot = town.open(seats(1, CANDIDATES));
    rank(ballot, 1, 10, "abstain");
    town.close();

    Decision decision = decision(ballot);

    assertThat(decision.outcome()).isEqualTo("no-decision");
    assertThat(decision.chosen()).isEmpty();
    assertThat(decision.valid()).isTrue();
  }

  @Test
  void anElectionSaysHowManyAreElectedAndToWhichElectedSeat() {
    assertThat(faults(CANDIDATES, Optional.empty())).containsExactly("places");
    assertThat(faults(CANDIDATES, Optional.of(new Matter.Filling(5, "chair"))))
        .containsExactly("places");
    assertThat(faults(CANDIDATES, Optional.of(new Matter.Filling(1, "returning-officer"))))
        .containsExactly("seat");
    assertThat(faults(List.of("Ann Lee"), Optional.of(new Matter.Filling(1, "chair"))))
        .containsExactly("options");
    assertThat(faults(List.of("Ann", "Ann"), Optional.of(new Matter.Filling(1, "chair"))))
        .containsExactly("options");
  }

  @Test
  void noCandidatesNameStandsInAnEntry() {
    Matter matter = seats(1, CANDIDATES);

    var entry = town.asNobody(() -> town.p.record.entries(List.of(matter.entry()))).getFirst();

    assertThat(matter.optionIds()).containsExactly("a", "b", "c", "d");
    assertThat(entry.leaf())
        .contains("\"options\":[\"a\",\"b\",\"c\",\"d\"]", "\"seat\":\"chair\",\"seats\":1")
        .doesNotContain("Ann", "Lee");
  }

  @Test
  void theAuditFindsTheElectionAsTheRecordHasIt() {
    Ballot ballot = town.open(seats(2, CANDIDATES));
    rank(ballot, 1, 8, "c>d>a>b");
    town.close();

    assertThat(decision(ballot).chosen()).isEqualTo("c>d");
    var audited = new java.util.ArrayList<String>();
    town.job(
        "audit",
        () -> {
          for (var one : town.p.decisions.audited()) {
            one.rows(row -> audited.add(String.valueOf(row.facts().get("chosen"))));
          }
          return true;
        });
    assertThat(audited).containsExactly("c>d");
  }

  private List<String> faults(List<String> candidates, Optional<Matter.Filling> filling) {
    return town.as(
        town.secretary,
        () ->
            town.p.matters.put(
                        town.body, wanted(candidates, filling), new Who.Person(town.secretary))
                    instanceof Outcome.Refused<Matter>(var faults)
                ? faults.stream().map(Outcome.Fault::field).toList()
                : List.of());
  }

  private static NewMatter wanted(List<String> candidates, Optional<Matter.Filling> filling) {
    return new NewMatter(
        "Who chairs the body?",
        "The chair left in April.",
        "election",
        "",
        candidates,
        filling,
        List.of());
  }

  private Matter seats(int places, List<String> candidates) {
    return town.election("Who chairs the body?", places, candidates);
  }

  private void rank(Ballot ballot, int from, int to, String ranking) {
    town.cast(ballot.id(), from, to, ranking);
  }

  private Decision decision(Ballot ballot) {
    return town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()).orElseThrow());
  }
}
