package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.MeetingYield;
import org.mandate.app.actions.NewAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.actions.Proof;
import org.mandate.app.actions.YieldPages;

/** Actions of decisions at a meeting: sealed as their item, and counted when they are done. */
class WhatFollowsADecisionAtAMeetingTest {
  private static MeetingDecided m;
  private static Decision open;
  private static Decision inClosed;

  @BeforeAll
  static void decide() {
    m = new MeetingDecided();
    m.prepare("open");
    open = m.close("open", 3, 1);
    m.prepare("openInClosed");
    inClosed = m.close("openInClosed", 4, 0);
  }

  private static AgreedAction give(Decision d, String words) {
    LocalDate due = m.w.today().plusDays(60);
    NewAction wanted =
        new NewAction(
            words,
            Optional.of(new Owner.Seat("secretary", "")),
            Optional.of(due),
            new AgreedAction.From(Optional.of(d.id()), Optional.empty(), Optional.empty()));
    return m.as(
        m.w.guardian,
        () -> m.w.p.actions.give(m.w.body, wanted, new Who.Person(m.w.guardian)).orElseThrow());
  }

  private static List<UUID> seen() {
    return m.asNobody(() -> m.w.p.actions.of(m.w.body.id())).stream()
        .map(AgreedAction::id)
        .toList();
  }

  @Test
  void anActionIsAsSealedAsTheItemUnderWhichItWasDecidedThoughItsMatterIsOpen() {
    AgreedAction a = give(open, "Tell the federation");
    AgreedAction b = give(inClosed, "Ring the other bidder");

    assertThat(b.from().item()).isPresent();
    assertThat(b.open()).isFalse();
    assertThat(seen()).contains(a.id()).doesNotContain(b.id());
    assertThat(m.as(m.w.outside, () -> m.w.p.actions.find(b.id()))).isPresent();
    assertThat(m.asNobody(() -> m.w.p.record.about(b.subject()))).isEmpty();
  }

  @Test
  void aDecisionIsCarriedOutWhenEveryActionOfItIsDoneWithItsProof() {
    give(open, "Sign the contract");
    m.as(m.w.chair, () -> m.w.p.live.room().close(m.meeting).orElseThrow());
    YieldPages yields = new YieldPages(m.w.p.actions, m.w.p.meetings);
    LocalDate since = m.w.today().minusDays(30);

    MeetingYield before = m.asNobody(() -> yields.of(m.w.body, since)).getFirst();
    for (AgreedAction each : m.asNobody(() -> m.w.p.actions.ofDecision(open))) {
      m.as(
          m.secretary,
          () ->
              m.w
                  .p
                  .actions
                  .close(
                      each,
                      each.seen(),
                      new Proof("Done on Monday", "/decisions", Optional.empty()),
                      new Who.Person(m.secretary))
                  .orElseThrow());
    }
    MeetingYield after = m.asNobody(() -> yields.of(m.w.body, since)).getFirst();

    assertThat(before.isFlagged()).isTrue();
    assertThat(after.carriedOut()).isEqualTo(1);
    assertThat(after.isFlagged()).isFalse();
    // What was decided behind the closed part is not counted for whoever may not know of it.
    assertThat(after.taken()).isEqualTo(1);
    assertThat(m.as(m.w.outside, () -> yields.of(m.w.body, since)).getFirst().taken()).isEqualTo(2);
  }
}
