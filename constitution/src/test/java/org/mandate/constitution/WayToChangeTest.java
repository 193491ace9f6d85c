package org.mandate.constitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which matter is the change of the constitution: one, and always the same one. */
class WayToChangeTest {
  private static final String CHANGE = ModelConstitution.CONSTITUTION_CHANGE;
  private static final String OTHER = ModelConstitution.RESERVED_MATTER;

  private static Constitution of(Setting.Matter... matters) {
    Constitution model = ModelConstitution.collective("Marlbrook");
    List<Clause> clauses = new ArrayList<>();
    for (Clause c : model.clauses()) {
      clauses.add(
          c.setting() instanceof Setting.ReservedMatters
              ? new Clause(
                  c.number(), c.title(), c.text(), new Setting.ReservedMatters(List.of(matters)))
              : c);
    }
    return new Constitution(1, model.title(), clauses);
  }

  private static Setting.Matter matter(String id, String kind) {
    return new Setting.Matter(id, "About " + id, kind);
  }

  @Test
  void ofSeveralOfTheKindTheModelsIdDecidesElseTheOrder() {
    assertThat(WayToChange.of(of(matter("the-name", CHANGE), matter(WayToChange.RESERVED, CHANGE))))
        .contains(new WayToChange(CHANGE, WayToChange.RESERVED));
    assertThat(WayToChange.of(of(matter("our-rules", CHANGE), matter("the-name", CHANGE))))
        .contains(new WayToChange(CHANGE, "our-rules"));
  }

  @Test
  void aMatterIsNotTheChangeForAWordInItsId() {
    assertThat(WayToChange.of(of(matter("constitution-of-the-federation", OTHER))))
        .contains(new WayToChange(CHANGE, ""));
    assertThat(WayToChange.of(of(matter(WayToChange.RESERVED, OTHER))))
        .contains(new WayToChange(OTHER, WayToChange.RESERVED));
  }

  @Test
  void aMatterIsTheChangeOnlyByKindAndReservedMatter() {
    WayToChange way = new WayToChange(CHANGE, WayToChange.RESERVED);

    assertThat(way.isOf(CHANGE, WayToChange.RESERVED)).isTrue();
    assertThat(way.isOf(CHANGE, "")).isFalse();
    assertThat(way.isOf("ordinary", WayToChange.RESERVED)).isFalse();
  }
}
