package org.mandate.ledger.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The matcher on payees a person verified, on the two parts of five that its weights were not made
 * from. The bounds are a little below what docs/matching.md reports, so that a worse matcher fails;
 * the goal itself is told there, met or not.
 */
class VerifiedPayeesTest {
  private static Path shared() {
    String shared = System.getProperty("mandate.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "real files not here: money, nhs-organisations");
    return Path.of(shared);
  }

  private static List<Truth.Payee> unseen(Truth truth) {
    return truth.payees().stream().filter(payee -> payee.part() >= 3).toList();
  }

  @Test
  void amongTheVerifiedNamesAutomaticMatchesOfUnseenOnesAreRightMoreThan995InAThousandTimes()
      throws IOException {
    Truth truth = Truth.read(shared(), Truth.Universe.VERIFIED);

    Figures figures = Figures.of(unseen(truth), PayeeNames.of(truth.universe()));

    report("verified names", figures);
    assertThat(figures.precision()).isGreaterThan(0.995);
    assertThat(figures.recall()).isGreaterThan(0.80);
  }

  @Test
  void amongTheWholeRegisterOfPracticesTooConfidenceIsWhatIsSoAndNobodyIsMatchedWhoIsNotThere()
      throws IOException {
    Truth truth = Truth.read(shared(), Truth.Universe.REGISTER);
    List<Truth.Payee> unseen = unseen(truth);

    Figures figures = Figures.of(unseen, PayeeNames.of(truth.universe()));
    long absent = Absent.automatic(truth, unseen).get(0.95);

    report("register", figures);
    assertThat(figures.precision()).isGreaterThan(0.985);
    assertThat(figures.recall()).isGreaterThan(0.77);
    assertThat(figures.brier()).isLessThan(0.045);
    assertThat(absent).isLessThan(unseen.size() / 40);
  }

  @Test
  void everySplitKeepsAnOrganisationsPayeesTogether() {
    Truth truth = Truth.read(shared(), Truth.Universe.VERIFIED);

    truth.payees().stream()
        .filter(payee -> !payee.verified().isEmpty())
        .collect(
            java.util.stream.Collectors.groupingBy(
                Truth.Payee::verified,
                java.util.stream.Collectors.mapping(
                    Truth.Payee::part, java.util.stream.Collectors.toSet())))
        .forEach((name, parts) -> assertThat(parts).as(name).hasSize(1));
  }

  private static void report(String name, Figures figures) throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target", "payees-" + name.replace(' ', '-') + ".txt"),
        String.format(
            Locale.ROOT,
            "precision %.4f recall %.4f Brier %.4f%n%s%s",
            figures.precision(),
            figures.recall(),
            figures.brier(),
            figures.thresholds(),
            figures.reliability()));
  }
}
