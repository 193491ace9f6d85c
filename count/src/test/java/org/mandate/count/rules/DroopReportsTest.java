package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every figure of the reports of Droop (version 0.11) for the rules it knows by our names. */
class DroopReportsTest {

  @Test
  void glasgow2007IsCountedAsDroopCountsIt() {
    Path folder = RealFiles.folder("glasgow2007");
    var reports = RealFiles.in(folder, "*_droop_scottish_rule_report.txt");
    assertThat(reports).hasSize(14);
    reports.forEach(report -> scottish(folder, report));
  }

  @Test
  void theSmallCasesAreCountedAsDroopCountsThemUnderTheScottishRule() {
    Path folder = RealFiles.folder("small");
    RealFiles.in(folder, "*_droop_scotland-*").forEach(report -> scottish(folder, report));
    RealFiles.in(folder, "*_droop_scottish_*").forEach(report -> scottish(folder, report));
  }

  @Test
  void theSmallCasesAreCountedAsDroopCountsThemUnderTheReferenceRule() {
    Path folder = RealFiles.folder("small");
    for (Path file : RealFiles.in(folder, "*_droop_wigm-prf-*")) {
      var report = RealFiles.report(file);
      compare(new WigmPrf(), folder, file, report, report.transfers());
    }
  }

  /** Droop writes an empty stage for a surplus of nothing; rule 48(1) transfers none. */
  private static void scottish(Path folder, Path file) {
    var report = RealFiles.report(file);
    var transfers =
        report.transfers().stream()
            .filter(block -> !block.action().matches("Surplus transferred: .* \\(0\\.0+\\)"))
            .toList();
    compare(new Scottish2007(), folder, file, report, transfers);
  }

  private static void compare(
      Rule rule, Path folder, Path file, RealFiles.Report report, List<RealFiles.Block> blocks) {
    String name = file.getFileName().toString();
    var election = RealFiles.blt(folder.resolve(name.split("_droop")[0] + ".blt"));
    var count = (Count) rule.count(election, RealFiles.droopLot(election));
    RealFiles.sameAs(report, blocks, count, name);
    assertThat(report.quota()).isGreaterThan(BigDecimal.ZERO);
  }
}
