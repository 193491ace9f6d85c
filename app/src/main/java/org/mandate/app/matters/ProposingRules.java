package org.mandate.app.matters;

import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;

/**
 * How a constitution says that it is changed: by the reserved matter whose kind of question is the
 * change of the constitution, whatever its words (DESIGN section 6; the model's rule 5.1).
 */
final class ProposingRules {
  private ProposingRules() {}

  /**
   * As what a change is put.
   *
   * @param reserved id of the reserved matter; empty where only a kind of question is named
   */
  record Way(String question, String reserved) {}

  /** The way to change this constitution; empty when it names none. */
  static Optional<Way> way(Constitution c) {
    List<Setting.Matter> reserved =
        c.find(Setting.ReservedMatters.class).map(r -> r.setting().matters()).orElse(List.of());
    return reserved.stream()
        .filter(m -> m.kind().equals(ModelConstitution.CONSTITUTION_CHANGE))
        .findFirst()
        .or(() -> reserved.stream().filter(m -> m.id().contains("constitution")).findFirst())
        .map(m -> new Way(m.kind(), m.id()))
        .or(
            () ->
                c.kinds().stream()
                    .filter(k -> k.id().equals(ModelConstitution.CONSTITUTION_CHANGE))
                    .findFirst()
                    .map(k -> new Way(k.id(), "")));
  }

  /** Refuses a change of the constitution that says no exact text. */
  static List<Fault> withoutText(NewMatter wanted, Constitution rules) {
    boolean changes =
        way(rules)
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
    Optional<Way> way = way(now);
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
    return way(next).isEmpty()
        ? Optional.of(
            "The draft takes out the rule by which a constitution is changed: it could never be"
                + " changed again. Keep that rule.")
        : Optional.empty();
  }
}
