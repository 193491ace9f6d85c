package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.promises.gap.Step.Answer;
import org.mandate.app.promises.gap.Step.Kind;

/**
 * The chase ladder: query, letter, named officer, public statement (field notes, row 41). The next
 * step opens when the last one had its time: the day after a reply was owed, at once when they
 * refuse, and the day after the day they named when they say that they will pay. A reply that says
 * neither stops no clock. Constitutions here set clocks for the body's own answers only, so the
 * time for others is ours: 14 days, or more where whoever writes says so.
 */
final class LadderRules {
  /** Days that somebody has for a reply, unless the letter gives more. */
  static final int REPLY_DAYS = 14;

  /** Nobody is given less. */
  static final int FEWEST_DAYS = 7;

  static final int MOST_DAYS = 90;

  private LadderRules() {}

  /** What comes next. */
  sealed interface Next {
    /** It can be taken today. */
    record Open(Kind kind) implements Next {}

    /** It opens on a day, for a reason. */
    record Waits(Kind kind, LocalDate from, String why) implements Next {}

    /** Nothing is missing. */
    record Nothing() implements Next {}
  }

  /**
   * @param taken steps towards one organisation, in order
   * @param missing pence that it is asked for
   */
  static Next next(List<Step> taken, long missing, LocalDate today) {
    if (missing <= 0) {
      return new Next.Nothing();
    }
    if (taken.isEmpty()) {
      return new Next.Open(Kind.QUERY);
    }
    Step last = taken.getLast();
    Kind kind = last.kind().next();
    Optional<LocalDate> until = until(last);
    if (until.isEmpty() || today.isAfter(until.get())) {
      return new Next.Open(kind);
    }
    boolean promised = last.lastReply().filter(r -> r.answer() == Answer.WILL_PAY).isPresent();
    return new Next.Waits(
        kind,
        until.get().plusDays(1),
        promised ? "They say that they will pay by then" : "A reply is owed until then");
  }

  /** The last day that the step has; empty where nothing holds the next one back. */
  private static Optional<LocalDate> until(Step last) {
    Optional<Step.Answered> reply = last.lastReply();
    if (reply.filter(r -> r.answer() == Answer.REFUSES).isPresent()) {
      return Optional.empty();
    }
    Optional<LocalDate> named = reply.flatMap(Step.Answered::payBy);
    return named.isPresent() ? named : last.replyDue();
  }

  /** Whether a reply to the last step is overdue: none came, or the day that they named passed. */
  static boolean isOverdue(List<Step> taken, LocalDate today) {
    if (taken.isEmpty()) {
      return false;
    }
    Step last = taken.getLast();
    boolean refused = last.lastReply().filter(r -> r.answer() == Answer.REFUSES).isPresent();
    return !refused && until(last).filter(today::isAfter).isPresent();
  }

  /** What is wrong with a day for the reply; "" for nothing. */
  static String fault(Optional<LocalDate> replyBy, LocalDate today) {
    if (replyBy.isEmpty()) {
      return "Give a day, as 24 11 2026";
    }
    if (replyBy.get().isBefore(today.plusDays(FEWEST_DAYS))) {
      return "Give them at least " + FEWEST_DAYS + " days";
    }
    return replyBy.get().isAfter(today.plusDays(MOST_DAYS))
        ? "Give them no more than " + MOST_DAYS + " days"
        : "";
  }
}
