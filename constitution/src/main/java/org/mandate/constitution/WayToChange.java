package org.mandate.constitution;

import java.util.List;
import java.util.Optional;

/**
 * As what a change of a constitution is put, by the constitution's own words: the one home of the
 * question "is this matter the change of the constitution?".
 *
 * <p>It is the reserved matter whose kind of question is {@link
 * ModelConstitution#CONSTITUTION_CHANGE}. Of several such it is the one with the id {@link
 * #RESERVED}, else the first in the clause's order; the others are matters like any other. Where no
 * reserved matter has that kind it is the one with that id, and without one the kind alone.
 *
 * @param question the kind of question
 * @param reserved id of the reserved matter; empty where only the kind is named
 */
public record WayToChange(String question, String reserved) {
  /** Id of the reserved matter in the model constitution. */
  public static final String RESERVED = "this-constitution";

  /** The way to change this constitution; empty when it names none. */
  public static Optional<WayToChange> of(Constitution c) {
    List<Setting.Matter> reserved =
        c.find(Setting.ReservedMatters.class).map(r -> r.setting().matters()).orElse(List.of());
    List<Setting.Matter> ofKind =
        reserved.stream()
            .filter(m -> m.kind().equals(ModelConstitution.CONSTITUTION_CHANGE))
            .toList();
    return named(ofKind)
        .or(() -> ofKind.stream().findFirst())
        .or(() -> named(reserved))
        .map(m -> new WayToChange(m.kind(), m.id()))
        .or(
            () ->
                c.kinds().stream()
                    .filter(k -> k.id().equals(ModelConstitution.CONSTITUTION_CHANGE))
                    .findFirst()
                    .map(k -> new WayToChange(k.id(), "")));
  }

  private static Optional<Setting.Matter> named(List<Setting.Matter> matters) {
    return matters.stream().filter(m -> m.id().equals(RESERVED)).findFirst();
  }

  /**
   * Whether a matter was put as this.
   *
   * @param reservedOfMatter empty for none
   */
  public boolean isOf(String questionOfMatter, String reservedOfMatter) {
    return question.equals(questionOfMatter) && reserved.equals(reservedOfMatter);
  }
}
