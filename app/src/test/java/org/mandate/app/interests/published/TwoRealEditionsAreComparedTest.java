package org.mandate.app.interests.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The register of a parliament, 14 July and 4 August 2025. The counts by category were made by
 * others from the same files; those of changed entries by a few lines of another language.
 */
class TwoRealEditionsAreComparedTest {
  @Test
  void everyCategoryHasTheKnownCounts() {
    EditionComparison compared = compared();

    assertThat(
            compared.categories().stream()
                .map(
                    c ->
                        "%s %d/%d +%d -%d"
                            .formatted(
                                c.category().code(),
                                c.then(),
                                c.now(),
                                c.added().size(),
                                c.removed().size())))
        .containsExactly(
            "1 511/456 +3 -58",
            "1.1 680/616 +24 -88",
            "1.2 184/157 +1 -28",
            "2 2694/1597 +39 -1136",
            "3 650/641 +59 -68",
            "4 316/303 +11 -24",
            "5 11/12 +1 -0",
            "6 215/215 +0 -0",
            "7 202/201 +0 -1",
            "8 997/974 +13 -36",
            "9 34/34 +0 -0",
            "10 21/22 +1 -0");
  }

  @Test
  void theWholeAddsUpAndNothingMoved() {
    EditionComparison compared = compared();

    assertThat(
            List.of(
                compared.then(),
                compared.now(),
                compared.added(),
                compared.removed(),
                compared.moved()))
        .containsExactly(6515, 5228, 152, 1439, 0);
  }

  @Test
  void entriesThatSaySomethingElseAreToldByCategory() {
    assertThat(
            compared().categories().stream()
                .map(c -> c.category().code() + ": " + c.changed().size()))
        .containsExactly(
            "1: 1", "1.1: 0", "1.2: 2", "2: 2", "3: 1", "4: 0", "5: 0", "6: 1", "7: 4", "8: 9",
            "9: 1", "10: 3");
  }

  @Test
  void everyEntryNamesItsMemberAndNearlyAllThatArePaidTheirPayer() {
    List<PublishedEntry> all = new ArrayList<>();
    Path at = RealRegisters.edition("2025-07-14");
    PublishedEdition.read(at, "2025-07-14", all::add);

    assertThat(all).noneMatch(e -> e.declarer().isEmpty()).noneMatch(e -> e.id().isEmpty());
    assertThat(all)
        .filteredOn(e -> List.of("1", "2", "3", "4", "7").contains(e.category().code()))
        .noneMatch(e -> e.organisations().isEmpty());
    assertThat(all)
        .filteredOn(e -> e.category().code().equals("1.1"))
        .noneMatch(e -> e.parent().isEmpty());
  }

  private static EditionComparison compared() {
    return EditionComparison.between(
        RealRegisters.lines(RealRegisters.edition("2025-07-14")),
        RealRegisters.lines(RealRegisters.edition("2025-08-04")));
  }
}
