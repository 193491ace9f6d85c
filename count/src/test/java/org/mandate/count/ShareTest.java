package org.mandate.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void percentIsOneDecimalWithHalvesUp() {
    assertThat(new Share(22, 32).percent()).isEqualTo("68.8%"); // 68.75 exactly
    assertThat(new Share(162_344, 238_000).percent()).isEqualTo("68.2%");
    assertThat(new Share(23, 42).percent()).isEqualTo("54.8%");
    assertThat(new Share(0, 7).percent()).isEqualTo("0.0%");
    assertThat(new Share(7, 7).percent()).isEqualTo("100.0%");
    assertThat(new Share(1, 2000).percent()).isEqualTo("0.1%"); // 0.05 exactly
    assertThat(new Share(49, 100_000).percent()).isEqualTo("0.0%");
  }

  @Test
  void sharesAreComparedExactlyWhereFloatingPointCannot() {
    var less = new Share(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1);
    var more = new Share(Long.MAX_VALUE - 1, Long.MAX_VALUE);

    assertThat(less).isLessThan(more);
    assertThat(new Share(1, 2)).isEqualByComparingTo(new Share(2, 4));
  }

  @Test
  void aShareNeedsAWholeThatHoldsIt() {
    assertThatThrownBy(() -> new Share(0, 0)).hasMessage("no share: 0 of 0");
    assertThatThrownBy(() -> new Share(3, 2)).hasMessage("no share: 3 of 2");
    assertThatThrownBy(() -> new Share(-1, 2)).hasMessage("no share: -1 of 2");
  }
}
