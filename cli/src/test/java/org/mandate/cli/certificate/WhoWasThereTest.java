package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.GoodCertificateTest.good;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;

/** Presence, the item and dissent in the certificate of a meeting's decision. */
class WhoWasThereTest {
  private static List<String> texts(Good good, String step) {
    return good.steps().stream().filter(s -> s.name().equals(step)).map(Step::text).toList();
  }

  private static void bad(MeetingStory story, String reason) {
    assertThat(GoodCertificateTest.check(story.full()))
        .isInstanceOfSatisfying(Bad.class, b -> assertThat(b.reason()).contains(reason));
  }

  @Test
  void theFullCutCountsTheRoomAgainAndTheQuorumRestsOnIt() {
    Good good = good(new MeetingStory().whole().full());

    assertThat(texts(good, "presence"))
        .containsExactly("Present: 5 {gp=4, lay=1}, from who was there.");
    assertThat(texts(good, "comings"))
        .containsExactly(
            "Before the vote closed: came in 7, left 1, put out for this item by a conflict 1.",
            "Of 5 counted as present, 5 stood in the room by the last entry about them.");
    assertThat(good.steps())
        .filteredOn(s -> s.text().startsWith("Quorum"))
        .hasSize(2)
        .allMatch(s -> s.status() == Step.Status.RECOMPUTED);
    assertThat(texts(good, "item").getFirst()).startsWith("Item: on the agenda since 2026-11-05");
    assertThat(good.notChecked())
        .contains("1 vote on the same motion abandoned before this one: without a result")
        .noneMatch(t -> t.startsWith("who was present"));
  }

  @Test
  void thePublicCutNamesNobodyAndSaysWhatItRestsOn() {
    Good good = good(new MeetingStory().whole().cut());

    assertThat(good.sealed())
        .extracting(Verdict.Sealed::what)
        .contains("meeting.poll room", "meeting.presence person", "decision.dissent person");
    assertThat(good.notChecked())
        .contains("who was present: only their number is open in this cut");
    assertThat(texts(good, "comings")).hasSize(1);
    assertThat(good.steps())
        .filteredOn(s -> s.text().startsWith("Quorum"))
        .allMatch(s -> s.status() == Step.Status.TRUSTED);
    assertThat(good.steps().toString()).doesNotContain("P-1", "P-4");
  }

  @Test
  void dissentStandsInBothCutsWordForWord() {
    for (Map<String, Object> cut :
        List.of(new MeetingStory().whole().full(), new MeetingStory().whole().cut())) {
      assertThat(texts(good(cut), "dissent"))
          .containsExactly(
              "2 dissents, word for word as the record committed to: “I was not asked.”"
                  + " (neighbourhood), entered by themself; “Nor was I, and “one line” is none.”,"
                  + " entered by the secretary.");
    }
  }

  @Test
  void dissentOfAnotherDecisionBeforeItOrWithoutWordsIsRefused() {
    bad(
        new MeetingStory().whole().subject("decision.dissent", "decision:other"),
        "is about decision:other");
    bad(
        new MeetingStory().whole().moved("decision.dissent", "decision.taken"),
        "stands in the record only after");
    bad(
        new MeetingStory().whole().sealed("decision.dissent", s -> s.remove("words")),
        "commits to no words");
    bad(
        new MeetingStory().whole().facts("decision.dissent", f -> f.put("dissent", "same")),
        "stands here twice");
    bad(
        new MeetingStory().whole().facts("decision.dissent", f -> f.put("entered", "chair")),
        "neither self nor secretary");
  }

  /** A dishonest log names another room than it counted. */
  @Test
  void aRoomThatIsNotTheOneCountedIsRefused() {
    bad(room(r -> r.remove(4)), "present are 5 {gp=4, lay=1}, counted from who was there");
    bad(room(r -> r.add(person("P-9", "gp"))), "counted from who was there they are 6");
    bad(room(r -> r.set(4, person("P-6", "gp"))), "counted from who was there they are 5 {gp=5}");
    bad(room(r -> r.add(1, person("P-1", "gp"))), "is twice or not in order");
    bad(room(r -> r.set(0, person("P-2", "gp"))), "is twice or not in order");
    bad(room(r -> r.getFirst().put("seat", "chair")), "is not known");
    // Right in number, but P-4 voted and is not among them; nobody knows P-41.
    bad(room(r -> r.set(3, person("P-41", "gp"))), "somebody voted who was not counted as present");
    bad(
        room(
            r -> {
              r.set(0, person("P-1", "lay"));
              r.set(4, person("P-6", "gp"));
            }),
        "counts somebody as lay whose seat votes as gp");
  }

  @Test
  void aDeputyInAMembersPlaceIsToldAndNotJudged() {
    MeetingStory story =
        room(r -> r.set(3, person("P-41", "gp")))
            .sealed(
                "meeting.poll",
                s -> {
                  List<Map<String, Object>> votes = new ArrayList<>(MeetingStory.names());
                  votes.set(3, MeetingStory.vote("P-41", "against"));
                  s.put("votes", votes);
                });
    assertThat(good(story.full()).notChecked())
        .contains(
            "whether 1 person counted as present without a voting seat in this file may sit in a"
                + " member's place",
            "how 1 person counted as present came back: in a part that is not public no entry says"
                + " it");
  }

  @Test
  void anItemOfAnotherMatterAndAComingThatCannotBeAreRefused() {
    bad(
        new MeetingStory().whole().facts("meeting.item", f -> f.put("matter", "other")),
        "is not the matter that was voted on");
    bad(
        new MeetingStory().whole().facts("meeting.presence", f -> f.put("what", "in")),
        "is no way to be in");
    bad(
        new MeetingStory().whole().facts("meeting.presence", f -> f.put("because", "asleep")),
        "is no way to be");
    bad(
        new MeetingStory().whole().subject("meeting.presence", "meeting:other"),
        "is about meeting:other");
    assertThat(
            good(new MeetingStory()
                    .whole()
                    .facts("meeting.item", f -> f.put("item", "item-2"))
                    .full())
                .notChecked())
        .contains("the item on the agenda: no entry about it is in this file");
  }

  private static Map<String, Object> person(String person, String role) {
    return new TreeMap<>(Map.of("person", person, "role", role));
  }

  private static MeetingStory room(Consumer<List<Map<String, Object>>> change) {
    return new MeetingStory()
        .whole()
        .sealed(
            "meeting.poll",
            s -> {
              List<Map<String, Object>> room = WholeStory.room();
              change.accept(room);
              s.put("room", room);
            });
  }
}
