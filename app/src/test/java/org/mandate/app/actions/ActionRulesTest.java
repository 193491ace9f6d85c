package org.mandate.app.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.app.access.Role;

/** When an action is overdue or orphaned, and what closes it. */
class ActionRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
  private static final Owner HILL = new Owner.Seat("neighbourhood", "Hill");

  private static AgreedAction due(LocalDate day, Act... more) {
    UUID id = new UUID(1, 1);
    List<Act> acts = new ArrayList<>();
    acts.add(act(id, 1, Act.Kind.GIVEN, Optional.of(HILL), Optional.of(day)));
    acts.addAll(List.of(more));
    return new AgreedAction(
        id,
        new UUID(2, 2),
        AgreedAction.From.NOTHING,
        "Write",
        true,
        Instant.EPOCH,
        acts,
        Optional.empty(),
        1);
  }

  private static Act act(
      UUID id, int position, Act.Kind kind, Optional<Owner> owner, Optional<LocalDate> due) {
    return new Act(
        UUID.randomUUID(),
        id,
        position,
        kind,
        owner,
        due,
        "Words",
        "",
        Optional.empty(),
        Act.As.NOBODY,
        Instant.EPOCH,
        1);
  }

  private static Act closing(Act.Kind kind) {
    return act(new UUID(1, 1), 2, kind, Optional.empty(), Optional.empty());
  }

  @Test
  void itIsOverdueFromTheDayAfterItsDate() {
    assertThat(ActionRules.state(due(TODAY), TODAY)).isEqualTo(ActionRules.State.OPEN);
    assertThat(ActionRules.state(due(TODAY.minusDays(1)), TODAY))
        .isEqualTo(ActionRules.State.OVERDUE);
  }

  @Test
  void whileItWaitsItIsNeverOverdueAndWhatIsClosedNeitherWaitsNorIsLate() {
    AgreedAction late = due(TODAY.minusDays(100));

    assertThat(ActionRules.state(late.waitingFor("Paused"), TODAY))
        .isEqualTo(ActionRules.State.WAITING);
    assertThat(
            ActionRules.state(
                due(TODAY.minusDays(9), closing(Act.Kind.DONE)).waitingFor("Paused"), TODAY))
        .isEqualTo(ActionRules.State.DONE);
    assertThat(ActionRules.state(due(TODAY.minusDays(9), closing(Act.Kind.ENDED)), TODAY))
        .isEqualTo(ActionRules.State.ENDED);
  }

  @Test
  void theLatestDateAndOwnerHoldAndTheOlderOnesStand() {
    Act dated =
        act(new UUID(1, 1), 2, Act.Kind.DATED, Optional.empty(), Optional.of(TODAY.plusDays(5)));
    Act handed =
        act(
            new UUID(1, 1),
            3,
            Act.Kind.HANDED,
            Optional.of(new Owner.Organisation("MB-007")),
            Optional.empty());

    AgreedAction a = due(TODAY.minusDays(1), dated, handed);

    assertThat(a.due()).isEqualTo(TODAY.plusDays(5));
    assertThat(a.owner()).isEqualTo(new Owner.Organisation("MB-007"));
    assertThat(a.acts()).hasSize(3);
    assertThat(ActionRules.state(a, TODAY)).isEqualTo(ActionRules.State.OPEN);
  }

  @Test
  void onlyAnOpenActionIsOrphaned() {
    assertThat(ActionRules.isOrphaned(due(TODAY), false)).isTrue();
    assertThat(ActionRules.isOrphaned(due(TODAY), true)).isFalse();
    assertThat(ActionRules.isOrphaned(due(TODAY, closing(Act.Kind.DONE)), false)).isFalse();
  }

  @Test
  void aProofHasWordsAndAPlaceWhereItCanBeSeen() {
    assertThat(ActionRules.proof(new Proof("Sent", "", Optional.empty()), false)).hasSize(1);
    assertThat(ActionRules.proof(new Proof(" ", "https://x.example", Optional.empty()), false))
        .hasSize(1);
    assertThat(ActionRules.proof(new Proof("Sent", "", Optional.of(new UUID(1, 2))), false))
        .as("a paper of another matter")
        .hasSize(1);
    assertThat(ActionRules.proof(new Proof("Sent", "", Optional.of(new UUID(1, 2))), true))
        .isEmpty();
    assertThat(ActionRules.proof(new Proof("Sent", "/decisions/x", Optional.empty()), false))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example/x",
        "http://plain.example",
        "https://a b",
        "data:text/html,x",
        "https://x\n.example"
      })
  void aLinkThatIsNotAnAddressProvesNothing(String link) {
    assertThat(ActionRules.proof(new Proof("Sent", link, Optional.empty()), false)).isNotEmpty();
  }

  @Test
  void itsOwnerSecretaryAndChairMoveItAndAPracticeOnlyClosesItsOwn() {
    assertThat(ActionRules.mayMove(Set.of(Role.SECRETARY), false)).isTrue();
    assertThat(ActionRules.mayMove(Set.of(Role.OFFICE_HOLDER), true)).isTrue();
    assertThat(ActionRules.mayMove(Set.of(Role.OFFICE_HOLDER), false)).isFalse();
    assertThat(ActionRules.mayMove(Set.of(Role.PRACTICE_VOTER), true)).isFalse();
    assertThat(ActionRules.mayClose(Set.of(Role.PRACTICE_VOTER), true)).isTrue();
    assertThat(ActionRules.mayClose(Set.of(Role.OFFICE_HOLDER), false)).isFalse();
  }

  @Test
  void anOwnerIsReadBackFromWhatAFormSends() {
    for (Owner owner :
        List.of(
            HILL,
            new Owner.Seat("secretary", ""),
            new Owner.Holder(new UUID(3, 4)),
            new Owner.Organisation("MB-007"))) {
      assertThat(Owner.of(owner.key())).contains(owner);
    }
    for (String bad : List.of("", "office:", "office:x", "seat:|x", "king:1", "organisation:")) {
      assertThat(Owner.of(bad)).as(bad).isEmpty();
    }
  }
}
