package org.mandate.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The out-of-hours re-procurement of a CCG officer's blog (12 August 2014): the federation "is
 * probably going to bid", "all the practices bar one single hander" belong to it. Names invented.
 */
class TheFederationWillProbablyBidTest {
  private final Facts facts = Example.facts();
  private final Conflicts conflicts = new Conflicts(facts, Example.SEPTEMBER);
  private final Matter outOfHours = facts.matter("OOH").orElseThrow();

  @Test
  void aPartnerOfAMemberPracticeIsConflictedBeforeAnyBidExists() {
    var finding = (Finding.Conflicted) conflicts.of("P-01", outOfHours);

    assertThat(finding.conflicts()).hasSize(1);
    Conflict conflict = finding.conflicts().getFirst();
    assertThat(conflict.rule().clause()).isEqualTo("6.2");
    assertThat(conflict.kind()).isEqualTo(Kind.FINANCIAL);
    assertThat(conflict.certainty()).isEqualTo(Certainty.POTENTIAL);
    assertThat(conflicts.sentences().of(conflict, conflicts.day()))
        .isEqualTo(
            "Dr Ada Finch is a partner in Alder Surgery, which is a member of Marlbrook GP"
                + " Federation, which is expected to bid.");
  }

  @Test
  void theOneSingleHanderOutsideTheFederationFallsOutByItself() {
    var finding = (Finding.Clear) conflicts.of("P-06", outOfHours);

    assertThat(finding.why())
        .containsExactly(
            "Nearest: Dr Femi Adeyo is a partner in Fern Cottage Surgery, which is a member of"
                + " Riverside Network, which has the member Damson Road Surgery, which is a member"
                + " of Marlbrook GP Federation. That is no conflict: no clause follows 'has the"
                + " member'.",
            "5 organisations are members of Marlbrook GP Federation on 20 September 2026; Fern"
                + " Cottage Surgery is not one of them.");
  }

  @Test
  void aHoldingAtTheMarkIsNoConflictAndAboveItIs() {
    assertThat(((Finding.Clear) conflicts.of("P-11", outOfHours)).why().getFirst())
        .contains("the share is 4 %, and clause 6.2 counts more than 5 %");
    assertThat(conflicts.conflicted("P-08", outOfHours)).isTrue();
  }

  @Test
  void anEndedRoleCountsAsLongAsThePolicySays() {
    var last = new Conflicts(facts, java.time.LocalDate.of(2026, 12, 31));
    var after = new Conflicts(facts, java.time.LocalDate.of(2027, 1, 1));

    assertThat(last.conflicted("P-12", outOfHours)).isTrue();
    assertThat(((Finding.Clear) after.of("P-12", outOfHours)).why().getFirst())
        .contains("ended on 1 July 2026");
  }

  @Test
  void whoOverheardOneBidderIsClearUntilTheyActForAnother() {
    assertThat(conflicts.conflicted("P-13", outOfHours)).isFalse();

    Facts acting =
        facts.with(
            Link.of("new", Relation.ADVISER, "P-13", "MB-003", Period.since(Example.SEPTEMBER)));
    var finding =
        (Finding.Conflicted) new Conflicts(acting, Example.SEPTEMBER).of("P-13", outOfHours);

    assertThat(finding.conflicts()).extracting(Conflict::kind).containsExactly(Kind.INFORMATION);
  }
}
