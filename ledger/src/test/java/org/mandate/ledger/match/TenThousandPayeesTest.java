package org.mandate.ledger.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand names against every organisation there is, the making of the index among the time.
 */
@Tag("long")
class TenThousandPayeesTest {
  @Test
  void areAnsweredWithinSeconds() {
    String shared = System.getProperty("mandate.shared", "");
    Assumptions.assumeTrue(!shared.isEmpty(), "real files not here: money, nhs-organisations");
    Truth truth = Truth.read(Path.of(shared), Truth.Universe.REGISTER);
    List<String> payees = new ArrayList<>();
    while (payees.size() < 10_000) truth.payees().forEach(payee -> payees.add(payee.words()));
    List<String> asked = payees.subList(0, 10_000);
    PayeeNames.of(truth.universe()).match("warm");
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long cpu = clock.getCurrentThreadCpuTime();

    PayeeNames names = PayeeNames.of(truth.universe());
    long answered =
        asked.stream().map(names::match).filter(match -> match.decision() != null).count();

    long millis = (System.nanoTime() - began) / 1_000_000;
    long busy = (clock.getCurrentThreadCpuTime() - cpu) / 1_000_000;
    System.out.println(
        "10,000 payees among "
            + truth.universe().size()
            + " names: "
            + busy
            + " ms busy, "
            + millis
            + " ms passed");
    assertThat(answered).isEqualTo(10_000);
    // the time this thread was busy: what else the machine does is not the matcher's
    assertThat(busy).isLessThan(5_000);
  }
}
