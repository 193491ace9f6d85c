package org.mandate.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.national.FinancialYear;
import org.mandate.ledger.national.GroupSum;
import org.mandate.ledger.national.Level;
import org.mandate.ledger.national.NationalAnswer;
import org.mandate.ledger.national.Question;
import org.mandate.ledger.national.Reading;
import org.mandate.ledger.national.Reconciliation;
import tools.jackson.databind.json.JsonMapper;

/** One JSON line a file, as docs/reconcile.schema.json has it. */
final class ReconcileJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReconcileJson() {}

  static String line(String file, Reconciliation found, List<String> caveats) {
    NationalAnswer answer = found.answer();
    Question question = found.question();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("year", found.year().map(FinancialYear::words).orElse(null));
    line.put("basis", question.basis().word());
    line.put("practices", answer.practices());
    line.put("promisedPence", answer.promisedPence());
    line.put("receivedPence", answer.receivedPence());
    line.put("gapPence", answer.gapPence());
    line.put("paidNothing", answer.paidNothing());
    line.put("recovered", answer.recovered());
    line.put("medianPerHead", pounds(answer.medianPerHead()));
    line.put("p5", pounds(answer.p5()));
    line.put("p95", pounds(answer.p95()));
    line.put("caveats", caveats);
    if (!question.covered().isEmpty()) {
      line.put("missing", answer.of(Reading.MISSING));
      line.put("missingPence", answer.missingPence());
    }
    question
        .by()
        .ifPresent(
            level -> {
              line.put("by", level.word());
              line.put("groups", answer.groups().stream().map(g -> group(level, g)).toList());
            });
    return JSON.writeValueAsString(line);
  }

  private static Map<String, @Nullable Object> group(Level level, GroupSum sum) {
    Map<String, @Nullable Object> group = new LinkedHashMap<>();
    group.put("code", sum.code().isEmpty() ? null : sum.code());
    group.put("name", sum.name());
    group.put("practices", sum.practices());
    group.put("patients", sum.patients().toPlainString());
    group.put("promisedPence", sum.promised());
    group.put("receivedPence", sum.received());
    group.put("gapPence", sum.gap());
    if (level == Level.PRACTICE) {
      group.put("perHead", pounds(sum.perHead()));
      group.put("reading", sum.reading().map(Reading::words).orElse(null));
    } else {
      group.put("paidNothing", sum.paidNothing());
      group.put("recovered", sum.recovered());
      group.put("perHead", pounds(sum.perHead()));
      group.put("meanOfAverages", pounds(sum.meanOfAverages()));
    }
    return group;
  }

  /** A decimal string in pounds with four decimals; null where there is nothing to take it of. */
  static @Nullable String pounds(Optional<BigDecimal> figure) {
    return figure.map(f -> f.setScale(4, RoundingMode.HALF_UP).toPlainString()).orElse(null);
  }

  static String refused(String file, String why) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("refused", why);
    return JSON.writeValueAsString(line);
  }
}
