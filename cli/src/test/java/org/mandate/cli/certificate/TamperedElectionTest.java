package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.LyingLog.CHALLENGED;
import static org.mandate.cli.certificate.LyingLog.CONFIDENCE;
import static org.mandate.cli.certificate.LyingLog.GPS;
import static org.mandate.cli.certificate.LyingLog.RANKED;
import static org.mandate.cli.certificate.LyingLog.TOWN;
import static org.mandate.cli.certificate.LyingLog.UNOPPOSED;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;

/** What an operator with the log's key could once tell of a secret election without a fault. */
class TamperedElectionTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"result", "times", "roll", "rules", "end"})
  void isRefusedThoughEverythingIsSignedAnew(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    LyingLog.refused(file, kind, reason, change);
  }

  static Stream<Arguments> result() {
    return Stream.of(
        LyingLog.of(
            "somebody elected though nobody voted",
            RANKED,
            "election.declared",
            "not that of no rankings",
            r -> {
              nobodyVoted(r);
              r.others.remove("rankings");
            }),
        LyingLog.of(
            "somebody elected though nobody voted, with the hash of nothing",
            RANKED,
            "election.declared",
            "counted again they are []",
            r -> {
              nobodyVoted(r);
              r.others.remove("rankings");
              r.facts("election.declared")
                  .put(
                      "rankings_sha256",
                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
            }),
        LyingLog.of(
            "a motion that the people were asked",
            CONFIDENCE,
            "election.rules",
            "a motion is one of the practices",
            r ->
                List.of("election.rules", "election.roll", "election.opened")
                    .forEach(
                        kind -> {
                          r.facts(kind).put("electorate", "people");
                          r.facts(kind).remove("roll");
                        })),
        LyingLog.of(
            "a yes that is a number",
            RANKED,
            "opening/",
            "no answer",
            r -> r.item("election.nomination-answered").open("consent", 0)));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        LyingLog.of(
            "the ballot box emptied before voting opened",
            TOWN,
            "election.board",
            "EndBallots came before the close",
            r -> {
              r.before(event(r, "EndBallots"), r.item("election.opened"))
                  .before(event(r, "EncryptedTally"), r.item("election.opened"));
              event(r, "EndBallots").leaf.put("at", "2026-09-14T08:00:00.000000Z");
              event(r, "EncryptedTally").leaf.put("at", "2026-09-14T08:00:00.000000Z");
            }),
        LyingLog.of(
            "the ballots mixed before the close",
            RANKED,
            "election.board",
            "Shuffle does not come after election.closed",
            r -> r.before(event(r, "Shuffle"), r.item("election.closed"))));
  }

  static Stream<Arguments> roll() {
    return Stream.of(
        LyingLog.of(
            "a practice in another area at the opening",
            TOWN,
            "election.opened",
            "not the one published",
            r -> maps(r.facts("election.opened"), "roll").getFirst().put("area", "Elsewhere")),
        LyingLog.of(
            "more voters than there can be",
            GPS,
            "election.roll",
            "is not 0 to",
            r -> r.facts("election.roll").put("voters", 3_000_000_000L)),
        LyingLog.of(
            "register facts stated after the roll rests on them",
            TOWN,
            "register.stated",
            "stands in the record only after",
            r -> r.before(r.item("register.stated"), r.item("election.opened"))));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        LyingLog.of(
            "a seat that the constitution does not know",
            UNOPPOSED,
            "election.rules",
            "none that the constitution fills",
            r -> r.facts("election.rules").put("seat", "emperor")),
        LyingLog.of(
            "more places than an election fills",
            UNOPPOSED,
            "election.rules",
            "is not 1 to 20",
            r -> {
              r.facts("election.rules").put("places", 50);
              r.facts("election.unopposed").put("places", 50);
            }),
        LyingLog.of(
            "another counting rule, though unopposed",
            UNOPPOSED,
            "election.rules",
            "not the rule of the constitution",
            r -> r.facts("election.rules").put("counting", "meek")),
        LyingLog.of(
            "a motion called by another word",
            TOWN,
            "election.rules",
            "none known here: acclamation",
            r -> r.facts("election.rules").put("election_kind", "acclamation")));
  }

  static Stream<Arguments> end() {
    return Stream.of(
        LyingLog.of(
            "a term of fifty years",
            UNOPPOSED,
            "office.began",
            "the end of a term by the constitution",
            r -> r.facts("office.began").put("to", "2076-03-01")),
        LyingLog.of(
            "a seat in another place than was voted on",
            UNOPPOSED,
            "election.certified",
            "is 'Elsewhere', not ''",
            r -> {
              r.facts("office.began").put("constituency", "Elsewhere");
              maps(r.facts("election.certified"), "offices")
                  .getFirst()
                  .put("constituency", "Elsewhere");
            }),
        LyingLog.of(
            "a complaint that annulled something",
            RANKED,
            "election.complaint-settled",
            "none known here: annulled",
            r -> r.facts("election.complaint-settled").put("outcome", "annulled")),
        LyingLog.of(
            "whoever follows takes another seat",
            GPS,
            "office.began",
            "not 'chair'",
            r -> r.last("office.began").facts().put("seat", "secretary")),
        LyingLog.of(
            "whoever follows was appointed",
            GPS,
            "office.began",
            "not 'elected'",
            r -> r.last("office.began").facts().put("route", "appointed")),
        LyingLog.of(
            "credentials handed in after the setup",
            TOWN,
            "election.credentials",
            "comes after the board was set up",
            r ->
                r.before(event(r, "Setup"), r.item("election.credentials")).items.stream()
                    .filter(i -> "Setup".equals(i.facts().get("type")))
                    .forEach(i -> i.leaf.put("at", "2026-09-11T09:00:00.000000Z"))),
        LyingLog.of(
            "declared by somebody else",
            GPS,
            "opening/",
            "not the returning officer",
            r -> r.item("election.declared").open("by", LyingLog.OTHER)),
        LyingLog.of(
            "a complaint settled by whoever made it",
            CHALLENGED,
            "opening/",
            "a complaint of their own",
            r -> {
              Map<String, Object> person =
                  TestLogChanges.map(r.item("election.complaint").openings.get("person"), "body");
              r.item("election.complaint-settled").open("by", person.get("value"));
            }),
        LyingLog.of(
            "a person twice on the roll",
            GPS,
            "opening/",
            "different people",
            r -> {
              List<Object> people = people(r, "election.roll");
              people.set(0, people.getLast());
              r.item("election.roll").open("people", people);
            }),
        LyingLog.of(
            "other people when voting opened",
            GPS,
            "opening/",
            "by more than the challenges upheld",
            r -> {
              List<Object> people = people(r, "election.opened");
              people.set(0, LyingLog.OTHER);
              r.others.remove("sheet");
              r.item("election.opened").open("people", people);
            }));
  }

  private static List<Object> people(Retold r, String kind) {
    Object all = TestLogChanges.map(r.item(kind).openings.get("people"), "body").get("value");
    return new ArrayList<>((List<?>) all);
  }

  private static void nobodyVoted(Retold r) {
    r.facts("election.closed").put("cast", 0);
    r.facts("election.declared").put("cast", 0);
    r.facts("election.declared").put("blank", 0);
    r.others.remove("sheet");
  }

  private static Retold.Item event(Retold r, String type) {
    return r.items.stream()
        .filter(i -> type.equals(i.facts().get("type")))
        .findFirst()
        .orElseThrow();
  }

  // Good certificates of what was not good

  @Test
  void withoutRankingsAndWithoutABoardNobodySaysThatItIsValid() {
    Good good = good(RANKED, r -> r.others.keySet().removeAll(List.of("rankings", "sheet")));

    assertThat(good.decision()).isInstanceOf(Decision.NotJudged.class);
    assertThat(good.notChecked()).anyMatch(line -> line.startsWith("the count of the rankings"));
  }

  @Test
  void aVoteThatOpenedAMinuteBeforeItsCloseIsIrregular() {
    Good motion = good(TOWN, r -> openedAt(r, "2026-09-25T15:59:00.000000Z"));
    Good seats = good(RANKED, r -> openedAt(r, "2026-01-30T16:59:00.000000Z"));

    assertThat(reasons(motion)).anyMatch(reason -> reason.startsWith("Ballot open: for 0 days"));
    assertThat(reasons(seats)).anyMatch(reason -> reason.contains("for 0 whole days, 7 are"));
  }

  @Test
  void aClockThatIsAFewMinutesLateMakesNoVoteIrregular() {
    assertThat(good(TOWN, r -> openedAt(r, "2026-09-14T08:20:00.000000Z")).decision())
        .isEqualTo(new Decision.Valid());
  }

  @Test
  void aRollFrozenJustBeforeTheCloseIsIrregularForSeatsToo() {
    String late = "2026-01-30T16:00:00.000000Z";
    Good good =
        good(
            RANKED,
            r -> {
              for (String kind : List.of("election.credentials", "election.leak")) {
                r.item(kind).leaf.put("at", late);
              }
              r.items.stream()
                  .filter(i -> i.kind().startsWith("election.key"))
                  .forEach(i -> i.leaf.put("at", late));
              r.item("election.roll").leaf.put("at", late);
              openedAt(r, late);
            });

    assertThat(reasons(good)).anyMatch(reason -> reason.startsWith("Roll: open to challenge for"));
  }

  @Test
  void aChallengeThatNobodyDecidedMakesMotionsAndSeatsIrregular() {
    for (String file : List.of(TOWN, RANKED)) {
      Good good = good(file, TamperedElectionTest::challenged);

      assertThat(reasons(good)).anyMatch(reason -> reason.contains("1 challenge not decided"));
    }
  }

  /** After the opening, as another practice's. */
  private static void challenged(Retold r) {
    Retold.Item opened = r.item("election.opened");
    Map<String, Object> leaf = new TreeMap<>(opened.leaf);
    leaf.put("kind", "election.roll-challenged");
    leaf.put("commitments", new TreeMap<>());
    leaf.put("facts", new TreeMap<>(Map.of("challenge", LyingLog.OTHER, "practice", "MB-001")));
    r.items.add(r.items.indexOf(opened) + 1, new Retold.Item(leaf));
  }

  @Test
  void whatEndedWithoutAResultIsNeverCalledValid() {
    assertThat(good(CHALLENGED, r -> {}).decision()).isEqualTo(new Decision.Ended());
    assertThat(good(UNOPPOSED, r -> {}).decision()).isEqualTo(new Decision.Valid());
  }

  @Test
  void aYesThatIsNotOpenIsNotClaimed() {
    Good good =
        good(RANKED, r -> r.item("election.nomination-answered").openings.remove("consent"));

    assertThat(good.steps())
        .extracting(Step::text)
        .anyMatch(text -> text.startsWith("Candidates:"))
        .noneMatch(text -> text.contains("with a yes of their own"));
  }

  @Test
  void whatAFileCannotTellOfItselfIsSaidOfEach() {
    for (String file : List.of(RANKED, TOWN, GPS, CHALLENGED, CONFIDENCE, UNOPPOSED)) {
      assertThat(good(file, r -> {}).notChecked())
          .anyMatch(line -> line.startsWith("whether the record holds more about this election"));
    }
  }

  /** The setup, the opening, and nothing else; ties would be drawn by another lot. */
  private static void openedAt(Retold r, String at) {
    r.others.remove("sheet");
    event(r, "Setup").leaf.put("at", at);
    r.item("election.opened").leaf.put("at", at);
  }

  private static List<String> reasons(Good good) {
    assertThat(good.decision()).isInstanceOf(Decision.Irregular.class);
    return ((Decision.Irregular) good.decision()).reasons();
  }

  private static Good good(String file, Consumer<Retold> change) {
    Verdict verdict = LyingLog.check(Retold.of(file).with(change).file());
    assertThat(verdict).as(verdict.toString()).isInstanceOf(Good.class);
    return (Good) verdict;
  }
}
