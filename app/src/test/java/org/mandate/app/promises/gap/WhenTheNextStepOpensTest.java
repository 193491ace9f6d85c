package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.promises.gap.LettersAsWrittenByHandTest.reply;
import static org.mandate.app.promises.gap.LettersAsWrittenByHandTest.step;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.promises.gap.LadderRules.Next;
import org.mandate.app.promises.gap.Step.Answer;
import org.mandate.app.promises.gap.Step.Kind;

/** The clock between the steps of asking. */
class WhenTheNextStepOpensTest {
  private static final LocalDate SENT = LocalDate.of(2026, 10, 14);
  private static final LocalDate OWED = LocalDate.of(2026, 10, 28);

  private static Next next(LocalDate today, Step... taken) {
    return LadderRules.next(List.of(taken), 100, today);
  }

  @Test
  void askingBeginsWithAQueryAndOnlyWhereSomethingIsMissing() {
    assertThat(next(SENT)).isEqualTo(new Next.Open(Kind.QUERY));
    assertThat(LadderRules.next(List.of(), 0, SENT)).isEqualTo(new Next.Nothing());
  }

  @Test
  void aStepWaitsUntilTheDayAfterAReplyWasOwed() {
    Step query = step(1, Kind.QUERY, SENT);

    assertThat(next(OWED, query))
        .isEqualTo(new Next.Waits(Kind.LETTER, OWED.plusDays(1), "A reply is owed until then"));
    assertThat(next(OWED.plusDays(1), query)).isEqualTo(new Next.Open(Kind.LETTER));
    assertThat(LadderRules.isOverdue(List.of(query), OWED)).isFalse();
    assertThat(LadderRules.isOverdue(List.of(query), OWED.plusDays(1))).isTrue();
  }

  @Test
  void aRefusalOpensTheNextStepAtOnceAndIsNotOverdue() {
    Step query =
        step(1, Kind.QUERY, SENT, reply(Answer.REFUSES, SENT.plusDays(1), Optional.empty()));

    assertThat(next(SENT.plusDays(1), query)).isEqualTo(new Next.Open(Kind.LETTER));
    assertThat(LadderRules.isOverdue(List.of(query), OWED.plusDays(9))).isFalse();
  }

  @Test
  void whoeverSaysThatTheyWillPayHasUntilTheDayTheyNamed() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    Step query =
        step(1, Kind.QUERY, SENT, reply(Answer.WILL_PAY, SENT.plusDays(2), Optional.of(day)));

    assertThat(next(OWED.plusDays(1), query)).isInstanceOf(Next.Waits.class);
    assertThat(next(day.plusDays(1), query)).isEqualTo(new Next.Open(Kind.LETTER));
    assertThat(LadderRules.isOverdue(List.of(query), day.plusDays(1))).isTrue();
  }

  @Test
  void aReplyThatSaysNeitherStopsNoClock() {
    Step query = step(1, Kind.QUERY, SENT, reply(Answer.OTHER, SENT.plusDays(2), Optional.empty()));

    assertThat(next(OWED, query)).isInstanceOf(Next.Waits.class);
    assertThat(next(OWED.plusDays(1), query)).isEqualTo(new Next.Open(Kind.LETTER));
  }

  @Test
  void afterAPublicStatementAskingBeginsAnew() {
    assertThat(next(SENT, step(4, Kind.STATEMENT, SENT))).isEqualTo(new Next.Open(Kind.QUERY));
    assertThat(Kind.QUERY.next()).isEqualTo(Kind.LETTER);
    assertThat(Kind.LETTER.next()).isEqualTo(Kind.OFFICER);
    assertThat(Kind.OFFICER.next()).isEqualTo(Kind.STATEMENT);
  }

  @Test
  void nobodyIsGivenLessThanAWeekNorMoreThanNinetyDays() {
    assertThat(LadderRules.fault(Optional.of(SENT.plusDays(6)), SENT)).isNotEmpty();
    assertThat(LadderRules.fault(Optional.of(SENT.plusDays(7)), SENT)).isEmpty();
    assertThat(LadderRules.fault(Optional.of(SENT.plusDays(90)), SENT)).isEmpty();
    assertThat(LadderRules.fault(Optional.of(SENT.plusDays(91)), SENT)).isNotEmpty();
    assertThat(LadderRules.fault(Optional.empty(), SENT)).isNotEmpty();
  }
}
