package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.gap.Step.Kind;

/** What can be wrong with a letter, a reply, a withheld sum. */
final class ChaseRules {
  private static final int SHORT = 150;
  private static final int LONG = 4_000;

  private ChaseRules() {}

  static List<Fault> faults(Kind kind, Chases.Wanted w, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (kind == Kind.OFFICER && w.office().isBlank()) {
      faults.add(
          new Fault("office", "Say which officer it goes to, such as Chief finance officer"));
    }
    atMost(faults, "office", w.office(), SHORT);
    atMost(faults, "name", w.name(), SHORT);
    atMost(faults, "extra", w.extra(), LONG);
    if (kind != Kind.STATEMENT) {
      String fault = LadderRules.fault(w.replyBy(), today);
      if (!fault.isEmpty()) {
        faults.add(new Fault("reply", fault));
      }
    }
    return faults;
  }

  static List<Fault> faults(Step step, Chases.NewReply r, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (r.answer().isEmpty()) {
      faults.add(new Fault("answer", "Choose what the reply comes to"));
    }
    if (r.on().isEmpty()) {
      faults.add(new Fault("on", "Give the day of the reply, as 20 11 2026"));
    } else if (r.on().get().isAfter(today) || r.on().get().isBefore(step.sentOn())) {
      faults.add(new Fault("on", "The reply came after the letter and not later than today"));
    }
    if (r.answer().filter(a -> a == Step.Answer.WILL_PAY).isPresent()) {
      if (r.payBy().isEmpty()) {
        faults.add(
            new Fault("pay-by", "Give the day by which they will pay. Without a day it is no yes"));
      } else if (r.on().filter(on -> r.payBy().get().isBefore(on)).isPresent()) {
        faults.add(new Fault("pay-by", "They pay on the day of the reply or later"));
      }
    }
    needed(faults, "words", r.words(), "Write down what they said, in their words");
    atMost(faults, "words", r.words(), LONG);
    return faults;
  }

  static void needed(List<Fault> faults, String field, String words, String say) {
    if (words.isBlank()) {
      faults.add(new Fault(field, say));
    }
  }

  static void atMost(List<Fault> faults, String field, String words, int most) {
    if (words.length() > most) {
      faults.add(new Fault(field, "Use no more than " + most + " characters"));
    }
  }

  static void shortly(List<Fault> faults, String field, String words) {
    atMost(faults, field, words, SHORT);
  }

  static void atLength(List<Fault> faults, String field, String words) {
    atMost(faults, field, words, LONG);
  }
}
