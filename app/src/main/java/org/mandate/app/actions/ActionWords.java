package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;

/** How an action is spoken of. */
final class ActionWords {
  private static final int SOON_DAYS = 60;

  private ActionWords() {}

  /** "Overdue, 3 days", "Due 20 Nov", "Waits", "Done 3 May 2026". */
  static Status status(AgreedAction a, LocalDate today) {
    return switch (ActionRules.state(a, today)) {
      case DONE -> Status.yes("Done " + Dates.plain(Dates.on(a.closing().orElseThrow().at())));
      case ENDED -> Status.none("Not needed any more");
      case WAITING -> Status.part("Waits");
      case OVERDUE -> Status.no("Overdue, " + Dates.days(a.due(), today));
      case OPEN -> {
        String due = "Due " + Dates.plain(a.due());
        yield a.due().isAfter(today.plusDays(SOON_DAYS)) ? Status.part(due) : Status.soon(due);
      }
    };
  }

  /** The owner in a list, with what is missing where nobody is there to do it. */
  static Prose owner(AgreedAction a, Owners owners) {
    Prose words = Prose.of(owners.words(a.owner()));
    return ActionRules.isOrphaned(a, owners.holds(a.owner()))
        ? words.text(" ").status(Status.no("Nobody does it now"))
        : words;
  }

  /** What was done, as a heading. */
  static String heading(Act act, Owners owners) {
    return switch (act.kind()) {
      case GIVEN -> "Given to " + act.owner().map(owners::words).orElse("nobody");
      case HANDED -> "Handed over to " + act.owner().map(owners::words).orElse("nobody");
      case DATED -> "Given another date: " + act.due().map(Dates::weekday).orElse("");
      case DONE -> "Done";
      case ENDED -> "Not needed any more";
    };
  }

  /** "By the secretary." where it is known in whose name it was done. */
  static String by(Act act, Owners owners) {
    return Optional.of(owners.words(act.as()))
        .filter(words -> !words.isEmpty())
        .map(words -> act.as().practice().isEmpty() ? "By the " + words + "." : "By " + words + ".")
        .orElse("");
  }
}
