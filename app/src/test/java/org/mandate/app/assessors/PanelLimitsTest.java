package org.mandate.app.assessors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.app.assessors.PanelAnswer.NoPanel;
import org.mandate.app.assessors.PanelAnswer.Panel;
import org.mandate.app.assessors.PanelAnswer.Why;

/** What is refused, and small panels whose words can be read off. */
class PanelLimitsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  private static Wanted wanted(Map<AssessorRole, Integer> seats, int outside) {
    return new Wanted(Set.of("QJK"), seats, Map.of(), outside, List.of(DAY), "seed");
  }

  private static Candidate gp(int n, String area, int used) {
    return new Candidate(
        new UUID(0, n),
        AssessorRole.GP,
        Set.of(),
        area,
        List.of(new Candidate.Free(DAY, DAY)),
        used,
        Optional.of(new ClearAnswer.IsClear("No path.")));
  }

  @Test
  void moreThanFiveHundredPeopleOrOnePersonTwiceAreRefused() {
    Wanted one = wanted(Map.of(AssessorRole.GP, 1), 0);
    List<Candidate> many =
        IntStream.range(0, PanelRules.MOST_CANDIDATES + 1).mapToObj(n -> gp(n, "QT6", 0)).toList();
    assertThatThrownBy(() -> PanelRules.answer(one, many)).hasMessageContaining("501");
    assertThat(PanelRules.answer(one, many.subList(1, many.size()))).isInstanceOf(Panel.class);
    assertThatThrownBy(() -> PanelRules.answer(one, List.of(gp(1, "QT6", 0), gp(1, "QT6", 0))))
        .hasMessageContaining("twice");
  }

  @Test
  void noPanelOfAnyPeopleIsNotEvenARequest() {
    for (Map<AssessorRole, Integer> seats :
        List.of(
            Map.<AssessorRole, Integer>of(),
            Map.of(AssessorRole.GP, Wanted.MOST_PLACES + 1),
            Map.of(AssessorRole.GP, -1))) {
      assertThatThrownBy(() -> wanted(seats, 0)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> wanted(Map.of(AssessorRole.GP, 1), 2))
        .isInstanceOf(IllegalArgumentException.class);
    List<LocalDate> days =
        IntStream.rangeClosed(0, Wanted.MOST_DAYS).mapToObj(DAY::plusDays).toList();
    assertThatThrownBy(
            () -> new Wanted(Set.of("Q"), Map.of(AssessorRole.GP, 1), Map.of(), 0, days, "seed"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoSatLessComesFirstAndTheOtherIsToldByHowMuch() {
    Panel panel =
        (Panel)
            PanelRules.answer(
                wanted(Map.of(AssessorRole.GP, 1), 0), List.of(gp(1, "A", 3), gp(2, "B", 1)));
    assertThat(panel.places().getFirst().who()).isEqualTo(gp(2, "B", 1));
    assertThat(panel.places().getFirst().reason())
        .isEqualTo(
            "Sat once in the last 24 months. Without them the panel would be of people who sat 2"
                + " times more, taken together.");
    assertThat(panel.leftOut().getFirst().why()).isEqualTo(Why.USED_MORE);
    assertThat(panel.leftOut().getFirst().words())
        .isEqualTo(
            "Clear and free. Sat 3 times in the last 24 months, 2 times more than whom they would"
                + " replace.");
    assertThat(panel.second().orElseThrow().cost())
        .isEqualTo("Its people sat 2 times more in the last 24 months, taken together.");
  }

  @Test
  void twoAreasAreBetterThanOne() {
    List<Candidate> people = new ArrayList<>(List.of(gp(1, "A", 0), gp(2, "A", 0)));
    people.add(gp(3, "B", 0));
    Panel panel = (Panel) PanelRules.answer(wanted(Map.of(AssessorRole.GP, 2), 0), people);
    assertThat(panel.measure().sameArea()).isEqualTo(2);
    assertThat(panel.leftOut()).singleElement().extracting(l -> l.why()).isEqualTo(Why.LOT);
    assertThat(panel.places())
        .filteredOn(p -> p.who().area().equals("B"))
        .singleElement()
        .extracting(p -> p.reason())
        .isEqualTo(
            "Has not sat in the last 24 months. Without them more of the panel would come from the"
                + " same area.");
  }

  @Test
  void needsThatCannotBeMetTogetherAreToldSo() {
    NoPanel none =
        (NoPanel)
            PanelRules.answer(
                wanted(Map.of(AssessorRole.GP, 2), 2), List.of(gp(1, "QJK", 0), gp(2, "QT6", 0)));
    assertThat(none.missing())
        .singleElement()
        .extracting(s -> s.words())
        .isEqualTo("One person short from outside the area: 2 wanted, 1 clear and free.");
  }
}
