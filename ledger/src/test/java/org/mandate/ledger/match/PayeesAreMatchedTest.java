package org.mandate.ledger.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.ledger.match.Match.Decision;

/** Names written by hand, none of a real organisation's payments. */
class PayeesAreMatchedTest {
  private static final List<Organisation> TOWN =
      List.of(
          Organisation.of("A10001", "THE OAK TREE SURGERY", "AB1 2CD", Set.of("North")),
          Organisation.of("A10002", "WILLOWBROOK MEDICAL CENTRE", "AB1 3EF", Set.of("North")),
          Organisation.of("A10003", "THE SURGERY", "AB2 4GH", Set.of("North")),
          Organisation.of("A10004", "THE SURGERY", "ZZ9 9ZZ", Set.of("South")),
          Organisation.of("A10005", "DR PATEL & PARTNERS", "AB2 5JK", Set.of("North")),
          Organisation.of("A10006", "HIGH STREET PRACTICE", "AB3 6LM", Set.of("North")),
          Organisation.of("A10007", "HIGH STREET PRACTICE", "ZZ8 8ZZ", Set.of("South")),
          Organisation.of("A10008", "ST SWITHIN'S HEALTH CENTRE", "AB4 7NO", Set.of("North")),
          Organisation.of("R1X", "EASTSHIRE HOSPITALS NHS FOUNDATION TRUST"),
          Organisation.of("R2X", "MARSHFORD HOSPITALS NHS FOUNDATION TRUST"),
          Organisation.of("L1", "BRIDGEWAY DIAGNOSTICS LIMITED"),
          new Organisation(
              "A10009", "ELMFIELD FAMILY PRACTICE", List.of("CANAL LANE SURGERY"), Hints.NONE));

  private final PayeeNames names = PayeeNames.of(TOWN);

  @ParameterizedTest
  @CsvSource({
    "THE OAK TREE SURGERY, A10001",
    "Oak Tree Surgery, A10001",
    "OAK TREE SURG, A10001",
    "Willowbrook Med Ctr, A10002",
    "DRS PATEL AND PTNRS, A10005",
    "St. Swithins Health Centre, A10008",
    "Eastshire Hospitals NHS FT, R1X",
    "BRIDGEWAY DIAGNOSTICS LTD, L1",
    "C&M-Willowbrook Medical Centre, A10002",
    "Canal Lane Surgery, A10009"
  })
  void aNameWrittenAnotherWayIsMatchedByItself(String payee, String code) {
    Match match = names.match(payee);

    assertThat(match.decision())
        .as(match.confidence() + match.why() + match.alternatives())
        .isEqualTo(Decision.AUTOMATIC);
    assertThat(match.best().map(best -> best.organisation().code())).contains(code);
  }

  @Test
  void twoOrganisationsOfOneNameAreAskedAboutUnlessAHintDecides() {
    Match asked = names.match("High Street Practice");
    Match north = names.match("High Street Practice", Hints.areas(List.of("north")));
    Match there = names.match("The Surgery", new Hints("zz9 9zz", Set.of()));

    assertThat(asked.decision()).isEqualTo(Decision.ASK);
    assertThat(asked.alternatives())
        .extracting(one -> one.organisation().code())
        .startsWith("A10006", "A10007");
    assertThat(asked.confidence()).isLessThanOrEqualTo(0.5);
    assertThat(north.decision()).as(north.why()).isEqualTo(Decision.AUTOMATIC);
    assertThat(north.best().orElseThrow().organisation().code()).isEqualTo("A10006");
    assertThat(there.decision()).as(there.why()).isEqualTo(Decision.AUTOMATIC);
    assertThat(there.best().orElseThrow().organisation().code()).isEqualTo("A10004");
  }

  @Test
  void whatAPersonDecidedComesFirst() {
    Decided decided =
        key ->
            key.equals("HIGH STREET PRACTICE")
                ? Optional.of(new Decided.Answer(Optional.of("A10007")))
                : Optional.empty();

    Match match = names.match("HIGH-STREET  practice", Hints.NONE, decided);

    assertThat(match.decision()).isEqualTo(Decision.CONFIRMED);
    assertThat(match.best().orElseThrow().organisation().code()).isEqualTo("A10007");
  }

  @ParameterizedTest
  @CsvSource({
    "Oak Tree Surgery and Willowbrook Medical Centre",
    "WILLOWBROOK MEDICAL CENTRE / OAK TREE SURGERY",
    "Oak Tree Surgery Canal Lane Surgery"
  })
  void aPayeeThatNamesTwoOrganisationsIsAskedAbout(String payee) {
    Match match = names.match(payee);

    assertThat(match.decision()).as(match.why()).isEqualTo(Decision.ASK);
  }

  @ParameterizedTest
  @CsvSource({
    "Willowbank Medical Centre, a telling word spelt otherwise",
    "North Willowbrook Medical Centre, a telling word in front",
    "Friends of Eastshire Hospitals, a charity",
    "Eastshire Hospitals NHS FT Charity, a charity",
    "Willowbrook, one word of a name",
    "Nowhere Road Surgery, nobody",
    "Fenwick Builders Ltd, nobody"
  })
  void whatMayBeAnotherOrganisationIsNeverAutomatic(String payee, String reason) {
    Match match = names.match(payee);

    assertThat(match.decision()).as(reason + ": " + match.why()).isNotEqualTo(Decision.AUTOMATIC);
  }

  @Test
  void aCodeInBracketsDecidesBetweenEqualNamesAndIsDoubtedWhereTheWordsAreAnothers() {
    Match decided = names.match("HIGH STREET PRACTICE (A10007)");
    Match doubted = names.match("WILLOWBROOK MEDICAL CENTRE A10007");

    assertThat(decided.decision()).as(decided.why()).isEqualTo(Decision.AUTOMATIC);
    assertThat(decided.best().orElseThrow().organisation().code()).isEqualTo("A10007");
    assertThat(doubted.decision()).isEqualTo(Decision.ASK);
    assertThat(doubted.why()).contains("HIGH STREET PRACTICE");
  }

  @Test
  void aFormerNameMatchesAndIsSaid() {
    Match match = names.match("Canal Lane Surgery");

    assertThat(match.best().orElseThrow().organisation().name())
        .isEqualTo("ELMFIELD FAMILY PRACTICE");
    assertThat(match.why()).contains("CANAL LANE SURGERY");
  }

  @Test
  void aPersonsNoIsRememberedAndAVanishedCodeIsAskedAboutAgain() {
    Decided none = _ -> Optional.of(new Decided.Answer(Optional.empty()));
    Decided gone = _ -> Optional.of(new Decided.Answer(Optional.of("Z99999")));

    Match refused = names.match("Willowbrook Medical Centre", Hints.NONE, none);
    Match again = names.match("Willowbrook Medical Centre", Hints.NONE, gone);

    assertThat(refused.decision()).isEqualTo(Decision.CONFIRMED);
    assertThat(refused.best()).isEmpty();
    assertThat(again.decision()).isEqualTo(Decision.ASK);
    assertThat(again.why()).contains("Z99999");
  }

  @Test
  void theWordsThatAgreeAndDifferAreTold() {
    Candidate best = names.match("Willowbrook Med. Ctr. Eastham").best().orElseThrow();

    assertThat(best.agree()).containsExactly("WILLOWBROOK", "MEDICAL", "CENTRE");
    assertThat(best.onlyInPayee()).containsExactly("EASTHAM");
    assertThat(best.onlyInName()).isEmpty();
  }

  @Test
  void twoOrganisationsOfOneCodeAreAProgrammersError() {
    assertThatThrownBy(
            () -> PayeeNames.of(List.of(Organisation.of("X", "One"), Organisation.of("X", "Two"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X");
  }
}
