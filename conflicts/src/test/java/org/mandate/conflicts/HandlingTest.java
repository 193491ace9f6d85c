package org.mandate.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.conflicts.Facts.Choice;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.TalkRules.Talk;

/** Choices about conflicts in the documented example. */
class HandlingTest {
  private static final LocalDate DAY = Example.SEPTEMBER;
  private final Facts facts = Example.facts();

  private static Choice choice(String person, Handling handling, String by, Stage untilStage) {
    return new Choice(
        person,
        "OOH",
        handling,
        by,
        Choice.Office.CHAIR,
        DAY,
        DAY.plusYears(1),
        untilStage,
        "because",
        null,
        null);
  }

  private Standing standing(Choice choice, LocalDate day) {
    Facts with =
        new Facts(
            facts.people(),
            facts.organisations(),
            facts.links(),
            facts.matters(),
            facts.disclosures(),
            facts.bodies(),
            facts.assessors(),
            facts.policies(),
            facts.declarations(),
            List.of(choice),
            facts.proxies());
    return HandlingRules.standing(
            new Conflicts(with, day), choice.person(), with.matter("OOH").orElseThrow())
        .orElseThrow();
  }

  @Test
  void theConflictedNeverChooseForThemselvesNorForOthers() {
    assertThat(standing(choice("P-02", Handling.LEAVE, "P-02", null), DAY))
        .isInstanceOf(Standing.Refused.class);
    assertThat(standing(choice("P-02", Handling.LEAVE, "P-01", null), DAY))
        .isInstanceOf(Standing.Refused.class);
    assertThat(standing(choice("P-02", Handling.LEAVE, "P-06", null), DAY))
        .isInstanceOf(Standing.Stands.class);
  }

  @Test
  void onlyWhatThePolicyAllowsMayBeChosen() {
    assertThat(standing(choice("P-02", Handling.NOTE, "P-06", null), DAY))
        .isInstanceOfSatisfying(
            Standing.Refused.class,
            r ->
                assertThat(r.why())
                    .isEqualTo(
                        "the policy allows leave, papers withheld, part replaced, not note"
                            + " (clauses 8.1, 8.2, 9.3)."));
  }

  @Test
  void aChoiceLapsesByDayByStageAndWhenTheStageShutsMore() {
    assertThat(
            standing(
                choice("P-02", Handling.PAPERS_WITHHELD, "P-06", Stage.DIALOGUE),
                LocalDate.of(2027, 1, 10)))
        .isInstanceOf(Standing.Stands.class);
    assertThat(
            standing(
                choice("P-02", Handling.PAPERS_WITHHELD, "P-06", Stage.DIALOGUE),
                LocalDate.of(2027, 1, 11)))
        .isInstanceOf(Standing.Lapsed.class);
    assertThat(standing(choice("P-02", Handling.LEAVE, "P-06", null), LocalDate.of(2026, 11, 2)))
        .isInstanceOfSatisfying(
            Standing.Lapsed.class, l -> assertThat(l.why()).startsWith("No longer enough"));
  }

  @Test
  void theClockOfAContestIsThePolicys() {
    Policy policy = Example.policy();
    Choice made = choice("P-02", Handling.LEAVE, "P-06", null);
    assertThat(HandlingRules.contest(policy, made, DAY))
        .isEqualTo("It can be contested until 30 September 2026 (clause 9.8)");
  }

  @Test
  void inARoomItIsSaidWhoMustLeaveForWhat() {
    assertThat(
            TalkRules.of(
                new Conflicts(facts, DAY), List.of("P-01", "P-06", "P-09"), facts.matters()))
        .containsExactly(new Talk("OOH", List.of("P-01")), new Talk("ROOMS", List.of()));
  }

  @Test
  void thePolicyInForceIsTheOneAdoptedByThatDay() {
    Matter matter = facts.matter("OOH").orElseThrow();
    assertThat(new Conflicts(facts, LocalDate.of(2025, 12, 31)).of("P-01", matter))
        .isInstanceOfSatisfying(
            Finding.NotJudged.class, n -> assertThat(n.why()).contains("no conflicts policy"));
  }

  @Test
  void aPictureTellsTheSameAsTheSentence() {
    var conflicts = new Conflicts(facts, DAY);
    var found = (Finding.Conflicted) conflicts.of("P-01", facts.matter("OOH").orElseThrow());

    String svg = PathDrawing.svg(found.conflicts().getFirst(), conflicts);

    assertThat(svg)
        .contains("<title>Why Dr Ada Finch is conflicted</title>")
        .contains(
            "<desc>" + conflicts.sentences().of(found.conflicts().getFirst(), DAY) + "</desc>")
        .contains("stroke-dasharray");
  }
}
