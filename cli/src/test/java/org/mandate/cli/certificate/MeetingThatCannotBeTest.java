package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.GoodCertificateTest.check;
import static org.mandate.cli.certificate.GoodCertificateTest.good;
import static org.mandate.cli.certificate.MeetingCertificateTest.bad;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;

/** Certificates of a meeting whose entries do not bear each other out. */
class MeetingThatCannotBeTest {

  @Test
  void whatTheNamesDoNotBearOutIsFound() {
    names(n -> n.getFirst().put("choice", "against"), "against is 3, counted from the votes by");
    names(n -> n.getFirst().put("choice", "abstain"), "for is 3, counted from the votes by name");
    names(n -> n.getFirst().put("choice", "perhaps"), "there is no option 'perhaps'");
    names(n -> n.getFirst().put("person", "P-2"), "is twice or not in order: P-2");
    names(n -> n.getFirst().put("by", "P-3"), "more votes were given by proxy than were counted");
    names(n -> n.get(4).put("by", "P-5"), "is the voter");
    names(n -> n.get(4).remove("by"), "more people voted than were present");
    names(n -> n.get(4).put("note", "x"), "is not known");
    names(n -> n.removeLast(), "for is 3, counted from the votes by name it is 2");
  }

  @Test
  void membersThatTheOfficesDoNotBearOutAreFound() {
    Consumer<Map<String, Object>> seven = f -> f.put("members", MeetingStory.heads(7, 6, 1));
    bad(
        new MeetingStory().facts("meeting.poll", seven),
        "entry/16",
        "members are 7 {gp=6, lay=1}, recomputed from their offices they are 6 {gp=5, lay=1}");
    assertThat(good(new MeetingStory().facts("meeting.poll", seven).cut()).outcome())
        .as("in the public cut 7 seats are held, by whom is sealed")
        .isEqualTo("carried");
    Verdict eight =
        check(
            new MeetingStory()
                .facts("meeting.poll", f -> f.put("members", MeetingStory.heads(8, 7, 1)))
                .cut());
    assertThat(((Bad) eight).reason()).contains("more members than hold a voting seat");
  }

  @Test
  void theOrderOfThingsIsChecked() {
    bad(
        new MeetingStory().moved("meeting.called", "decision.taken"),
        "entry/15",
        "no meeting.called stands before it");
    bad(
        new MeetingStory().moved("matter.opened", "meeting.closed"),
        "entry/16",
        "stands in the record only after");
    bad(
        new MeetingStory().facts("meeting.called", f -> f.put("notice", "2026-11-06")),
        "entry/14",
        "a day that was still to come");
    bad(
        new MeetingStory().facts("meeting.opened", f -> f.put("at", "2026-11-10T18:41:00.000000Z")),
        "entry/16",
        "the vote opened before the meeting did");
    bad(
        new MeetingStory().facts("meeting.closed", f -> f.put("at", "2026-11-10T18:41:00.000000Z")),
        "entry/16",
        "the vote closed after the meeting did");
    bad(
        new MeetingStory()
            .facts("meeting.poll", f -> f.put("closed", "2026-11-10T18:43:00.000000Z")),
        "entry/16",
        "was written before the vote closed");
    bad(
        new MeetingStory()
            .facts("meeting.poll", f -> f.put("closed", "2026-11-10T18:39:00.000000Z")),
        "entry/16",
        "the vote closed before it opened");
    assertThat(
            good(new MeetingStory().without("meeting.opened").without("meeting.closed").full())
                .outcome())
        .isEqualTo("carried");
  }

  @Test
  void aMeetingThatWasCancelledDecidedNothing() {
    bad(
        new MeetingStory()
            .beforePoll(
                s ->
                    s.pick(
                        "meeting.cancelled",
                        "meeting:" + MeetingStory.MEETING,
                        "2026-11-10T18:30:00.000000Z",
                        Map.of(),
                        Map.of("reason", "Snow"))),
        "entry/16",
        "the meeting was cancelled before the vote");
  }

  @Test
  void aMeetingThatSaysNoTimeOpenedWhenItsEntryStood() {
    bad(
        new MeetingStory()
            .facts("meeting.opened", f -> f.remove("at"))
            .at("meeting.opened", "2026-11-10T18:41:00.000000Z"),
        "entry/16",
        "the vote opened before the meeting did");
  }

  @Test
  void aDecisionNamesOneVoteAndEverythingBelongsToIt() {
    bad(
        new MeetingStory().facts("decision.taken", f -> f.put("ballot", Story.BALLOT)),
        "entry/18",
        "names a ballot and a meeting, or neither");
    bad(
        new MeetingStory().facts("decision.taken", f -> f.remove("meeting")),
        "entry/18",
        "names a ballot and a meeting, or neither");
    bad(
        new MeetingStory().facts("decision.taken", f -> f.put("poll", "x")),
        "entry/18",
        "names a vote that stands 0 times");
    bad(
        new MeetingStory().subject("meeting.called", "meeting:other"),
        "entry/14",
        "is about meeting:other");
    bad(
        new MeetingStory().facts("decision.taken", f -> f.put("clause", "99.1")),
        "entry/18",
        "names rule 99.1, which is not there");
    bad(
        new MeetingStory().facts("decision.taken", f -> f.put("capacity", "sovereign")),
        "entry/18",
        "is no capacity: sovereign");
    bad(
        new MeetingStory().facts("matter.opened", f -> f.put("options", List.of("a", "b"))),
        "entry/16",
        "its options are not those of the matter");
    bad(
        new MeetingStory()
            .beforePoll(
                s ->
                    s.pick(
                        "vote.cast",
                        "vote",
                        "2026-11-10T18:30:00.000000Z",
                        Map.of(),
                        Story.vote(1, "for"))),
        "entry/16",
        "is a vote of a ballot");
  }

  private static void names(Consumer<List<Map<String, Object>>> change, String reason) {
    List<Map<String, Object>> names = MeetingStory.names();
    change.accept(names);
    MeetingStory story = new MeetingStory().sealed("meeting.poll", s -> s.put("votes", names));

    Bad bad = (Bad) check(story.full());

    assertThat(bad.reason()).contains(reason);
  }
}
