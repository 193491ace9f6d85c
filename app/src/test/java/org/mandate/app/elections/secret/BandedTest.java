package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.secret.SecretVoter.Weight;

/** Rolls that weights in bands cannot carry are refused before anybody seals. */
class BandedTest {
  private static final UUID ELECTION = UUID.randomUUID();

  private static List<SecretVoter> roll(int lines, long patients) {
    return IntStream.rangeClosed(1, lines)
        .mapToObj(
            i ->
                new SecretVoter(
                    ELECTION,
                    i,
                    "TP-" + i,
                    null,
                    Optional.empty(),
                    "",
                    Optional.of(new Weight(patients, 0, 0))))
        .toList();
  }

  @Test
  void aTotalThatNobodyCouldOpenIsRefused() {
    assertThat(Banded.obstacle(new Banding(5, 1), roll(10_000, 1_100))).isEmpty();
    assertThat(Banded.obstacle(new Banding(5, 1), roll(11_000, 1_000)).orElse(""))
        .contains("larger than a total that can be opened");
  }
}
