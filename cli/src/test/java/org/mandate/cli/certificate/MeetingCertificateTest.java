package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.GoodCertificateTest.check;
import static org.mandate.cli.certificate.GoodCertificateTest.good;
import static org.mandate.cli.certificate.TestLogChanges.maps;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;
import org.mandate.constitution.Setting;

/** Certificates of what a board decided at a meeting. */
class MeetingCertificateTest {

  private static List<String> texts(Verdict verdict, String step) {
    return verdict.steps().stream().filter(s -> s.name().equals(step)).map(Step::text).toList();
  }

  @Test
  void theFullCutCountsNamedVotesAndMembersAgain() {
    Good good = good(new MeetingStory().full());

    assertThat(good.decision()).isEqualTo(new Decision.Valid());
    assertThat(good.outcome()).isEqualTo("carried");
    assertThat(good.steps().stream().map(Step::name).distinct())
        .containsExactly(
            "key",
            "note",
            "checkpoint",
            "entries",
            "openings",
            "body",
            "constitution",
            "meeting",
            "members",
            "tally",
            "officer",
            "check",
            "decision",
            "parts");
    assertThat(texts(good, "members"))
        .containsExactly("Members: 6 {gp=5, lay=1}, from their offices.");
    assertThat(texts(good, "tally"))
        .containsExactly(
            "Votes by name, counted again: against 3; for 3; abstained 0; did not vote 0.");
    assertThat(texts(good, "officer").getFirst())
        .isEqualTo(
            "Presided: the seat 'chair' was held from 1 April 2025 to 31 March 2027; the vote was"
                + " on 10 November 2026.");
    assertThat(texts(good, "check"))
        .hasSize(10)
        .contains(
            "Casting vote: the chair gave it for the motion at a tie. The chair, presiding, may give one"
                + " at a tie. Rule 6.4.");
    assertThat(good.sealed()).isEmpty();
  }

  @Test
  void thePublicCutSaysWhatItCouldNotSee() {
    Good good = good(new MeetingStory().cut());

    assertThat(good.sealed())
        .extracting(Verdict.Sealed::what)
        .contains("meeting.poll votes", "office.began person");
    assertThat(good.notChecked())
        .contains(
            "the votes by name: only their number is open in this cut",
            "members: 6 counted, 7 seats with a vote held; who held them is sealed",
            "who was present: the vote's entry commits to no names, only to a number",
            "the proxies: only their number is here");
    assertThat(good.steps().stream().filter(s -> s.status() == Step.Status.TRUSTED))
        .extracting(Step::text)
        .filteredOn(t -> t.endsWith("The figures are those that the record committed to."))
        .hasSize(8);
  }

  @Test
  void aSecondDecisionOnAMatterHasItsOwnNumber() {
    String second = "decision:" + MeetingStory.REF + "-2";
    assertThat(good(new MeetingStory().subject("decision.taken", second).full()).outcome())
        .isEqualTo("carried");
    for (String not : List.of("-1", "-02", "-x", "0", "-2-2")) {
      bad(
          new MeetingStory().subject("decision.taken", "decision:" + MeetingStory.REF + not),
          "entry/18",
          "the matter says marlbrook-2026-052");
    }
  }

  @Test
  void bothCutsHaveOneRoot() {
    assertThat(new MeetingStory().full().get("note"))
        .isEqualTo(new MeetingStory().cut().get("note"));
  }

  @Test
  void anInquorateVoteIsNoDecision() {
    Good good =
        good(
            new MeetingStory()
                .facts(
                    "meeting.poll",
                    f -> {
                      f.put("present", MeetingStory.heads(3, 3, 0));
                      f.put("votes", votes(2, 1, 0, 1));
                      f.remove("casting");
                    })
                .sealed(
                    "meeting.poll",
                    s ->
                        s.put(
                            "votes",
                            List.of(
                                MeetingStory.vote("P-1", "for"),
                                MeetingStory.vote("P-2", "for"),
                                MeetingStory.vote("P-3", "against"))))
                .facts(
                    "decision.taken",
                    f -> {
                      f.put("outcome", "no-decision");
                      f.put("valid", false);
                      maps(f, "checks").get(2).put("met", false);
                      maps(f, "checks").get(3).put("met", false);
                      maps(f, "checks").remove(7);
                    })
                .full());

    assertThat(good.outcome()).isEqualTo("no-decision");
    assertThat(good.decision()).isInstanceOf(Decision.Irregular.class);
    assertThat(((Decision.Irregular) good.decision()).reasons())
        .contains("Quorum: 3 of 6 members were present. 4 are required. Rule 6.3.");
  }

  @Test
  void aReservedMatterThatTheBoardDecidedIsIrregularHoweverItIsNamed() {
    Consumer<Map<String, Object>> said =
        f -> {
          f.put("outcome", "no-decision");
          f.put("valid", false);
          maps(f, "checks").getFirst().put("met", false);
          maps(f, "checks").getFirst().put("rule", "5.1");
        };
    for (UnaryOperator<MeetingStory> where :
        List.<UnaryOperator<MeetingStory>>of(
            s -> s.facts("matter.opened", f -> f.put("reserved", "shared-money")),
            s -> s.facts("meeting.poll", f -> f.put("reserved", "shared-money")))) {
      Good good = good(where.apply(new MeetingStory()).facts("decision.taken", said).cut());

      assertThat(((Decision.Irregular) good.decision()).reasons().getFirst())
          .startsWith("Right voters: the board voted. It was put as 'ordinary question'.");
      bad(where.apply(new MeetingStory()), "entry/18", "outcome is 'carried'");
    }
  }

  @Test
  void aShowOfHandsIsOnlyCounted() {
    Good good =
        good(
            new MeetingStory()
                .facts("meeting.poll", f -> f.put("way", "show"))
                .sealed("meeting.poll", s -> s.remove("votes"))
                .full());

    assertThat(good.notChecked()).contains("the votes: taken by show of hands, only counted");
    bad(
        new MeetingStory().facts("meeting.poll", f -> f.put("way", "secret")),
        "entry/16",
        "commits to names in a vote that was not by name");
    bad(
        new MeetingStory().sealed("meeting.poll", s -> s.remove("votes")),
        "entry/16",
        "by name, commits to none");
  }

  @Test
  void whoHoldsNoSeatAndVotedIsSaid() {
    Good good =
        good(
            new MeetingStory()
                .sealed(
                    "meeting.poll",
                    s -> {
                      List<Map<String, Object>> names = MeetingStory.names();
                      names.getLast().put("person", "P-9");
                      s.put("votes", names);
                    })
                .full());

    assertThat(good.notChecked())
        .contains(
            "whether 1 person who voted without a voting seat in this file may sit in a member's"
                + " place");
  }

  @Test
  void aMeetingOfTheMembersDecidesNothing() {
    Good good =
        good(
            new MeetingStory()
                .facts("meeting.called", f -> f.put("kind", "members"))
                .facts(
                    "decision.taken",
                    f -> {
                      f.put("outcome", "no-decision");
                      f.put("valid", false);
                      maps(f, "checks").get(0).put("met", false);
                      maps(f, "checks").get(1).put("met", false);
                    })
                .full());

    assertThat(good.outcome()).isEqualTo("no-decision");
    assertThat(good.notChecked())
        .contains("the votes by name of a meeting of the members: they decide nothing here");
  }

  @Test
  void papersOutBeforeTheRecordHasItAreNotVouchedFor() {
    Good good =
        good(new MeetingStory().facts("meeting.called", f -> f.put("notice", "2026-11-01")).cut());

    assertThat(good.notChecked())
        .contains(
            "whether agenda and papers were out on 1 November 2026: the record has it from 5"
                + " November 2026");
  }

  @Test
  void theLastCallBeforeTheVoteCounts() {
    Map<String, Object> again =
        Map.of(
            "body", "marlbrook",
            "series", "",
            "reference", "2026-M07",
            "kind", "board",
            "starts", "2026-11-10T18:30:00.000000Z",
            "ends", "2026-11-10T20:00:00.000000Z",
            "notice", "2026-11-08",
            "items", 4);
    Verdict late =
        check(
            new MeetingStory()
                .beforePoll(
                    s ->
                        s.pick(
                            "meeting.called",
                            "meeting:" + MeetingStory.MEETING,
                            "2026-11-10T18:10:00.000000Z",
                            again,
                            Map.of()))
                .cut());

    assertThat(((Bad) late).reason()).contains("valid is 'true', recomputed it is 'false'");
  }

  @Test
  void anotherVoteOnTheSameMotionIsSaid() {
    Good good =
        good(
            new MeetingStory()
                .beforePoll(
                    s -> {
                      Map<String, Object> earlier = new TreeMap<>(s.pollFacts());
                      earlier.put("poll", "another");
                      s.picks.add(
                          s.log.add(
                              "meeting.poll",
                              "meeting:" + MeetingStory.MEETING,
                              "2026-11-10T18:30:00.000000Z",
                              earlier,
                              Map.of("votes", MeetingStory.names())));
                    })
                .cut());

    assertThat(good.notChecked())
        .contains("1 other vote on the same motion: not judged with this one");
  }

  @Test
  void whereTheConstitutionDoesNotSayHowTheBoardVotesNothingIsJudged() {
    var words = new Setting.Words();
    Good good =
        good(
            new MeetingStory()
                .rules(MeetingStory.with(Map.of("6.3", words, "6.4", words)))
                .facts(
                    "decision.taken",
                    f -> {
                      f.put("outcome", "not-judged");
                      maps(f, "checks")
                          .removeIf(
                              c ->
                                  String.valueOf(c.get("rule")).startsWith("6.")
                                      && !"6.5".equals(c.get("rule")));
                    })
                .full());

    assertThat(good.outcome()).isEqualTo("not-judged");
  }

  static Map<String, Object> votes(int yes, int no, int abstained, int silent) {
    return new TreeMap<>(
        Map.of("for", yes, "against", no, "abstained", abstained, "didNotVote", silent));
  }

  static void bad(MeetingStory story, String part, String reason) {
    Bad bad = (Bad) check(story.full());
    assertThat(bad.reason()).contains(reason);
    assertThat(bad.part()).as(bad.reason()).isEqualTo(part);
  }
}
