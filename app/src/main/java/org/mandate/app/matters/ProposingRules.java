package org.mandate.app.matters;

import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.WayToChange;

/**
 * How a constitution says that it is changed: by the reserved matter whose kind of question is the
 * change of the constitution, whatever its words (DESIGN section 6; the model's rule 5.1).
 */
final class ProposingRules {
  private ProposingRules() {}

  /** Refuses a change of the constitution that says no exact text. */
  static List<Fault> withoutText(NewMatter wanted, Constitution rules) {
    boolean changes =
        WayToChange.of(rules)
            .filter(
                w ->
                    w.reserved().isEmpty()
                        ? w.question().equals(wanted.question())
                        : w.reserved().equals(wanted.reserved()))
            .isPresent();
    return changes
        ? List.of(
            new Fault(
                wanted.reserved().isEmpty() ? "question" : "reserved",
                "A change of the constitution is put from its draft, so that its exact words stand"
                    + " fixed. The secretary and the chair write the draft"))
        : List.of();
  }

  /** What stands in the way of putting one constitution in the place of another. */
  static Optional<String> obstacle(Constitution now, Constitution next) {
    Optional<WayToChange> way = WayToChange.of(now);
    if (way.isEmpty()) {
      return Optional.of("The constitution in force has no rule by which it can be changed.");
    }
    if (MatterRules.form(now, way.get().question()) != Setting.Form.MOTION) {
      return Optional.of(
          "The constitution in force does not decide a change of itself for or against.");
    }
    if (next.version() != now.version() + 1) {
      return Optional.of(
          "The draft is version %d, and version %d was adopted last. Begin the draft again."
              .formatted(next.version(), now.version()));
    }
    if (now.changesTo(next).isEmpty()) {
      return Optional.of("The draft changes no rule.");
    }
    Optional<WayToChange> later = WayToChange.of(next);
    if (later.isEmpty()) {
      return Optional.of(
          "The draft takes out the rule by which a constitution is changed: it could never be"
              + " changed again. Keep that rule.");
    }
    // Whatever cannot be carried could never be mended either.
    return MatterRules.form(next, later.get().question()) == Setting.Form.MOTION
        ? Optional.empty()
        : Optional.of(
            "The draft no longer decides a change of itself for or against: it could never be"
                + " changed again. Keep “"
                + later.get().question()
                + "” a motion.");
  }
}
