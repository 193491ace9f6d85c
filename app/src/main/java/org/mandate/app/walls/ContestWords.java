package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;
import org.mandate.conflicts.Policy;

/** Contests and their clock, in words. */
final class ContestWords {
  private ContestWords() {}

  static Prose clock(
      Optional<Handlings.Made> made, Optional<AdoptedPolicy> adopted, LocalDate today) {
    Prose who =
        Prose.of(
            "You can contest any step of the path. The conflicts guardian answers, or whoever was"
                + " let in from elsewhere where the guardian chose. You stay out until then");
    if (adopted.isEmpty()) {
      return who.text(".");
    }
    Policy policy = adopted.get().conflicts();
    String owed = ": an answer is owed within " + policy.answerDays() + " days.";
    return made.map(
            m -> {
              LocalDate last = m.on().plusDays(policy.contestDays());
              return today.isAfter(last)
                  ? Prose.of("It could be contested until " + Dates.weekday(last) + ".")
                  : who.text(owed + " The last day is " + Dates.weekday(last) + ".");
            })
        .orElse(who.text(owed));
  }

  static Summary summary(Contest c) {
    Summary summary =
        Summary.empty()
            .line("You contested it on", Dates.weekday(c.on()))
            .line("In your words", c.words());
    return c.outcome().isEmpty()
        ? summary.line("An answer is due by", Dates.weekday(c.due()))
        : summary.line(
            c.outcome().equals("stands") ? "Answer: it stands" : "Answer: it is changed",
            c.answer());
  }
}
