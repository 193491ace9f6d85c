package org.mandate.app.elections.sealed;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.ballot.verify.Limit;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Rule;

/**
 * A report of the library as words to keep and show: a line for each rule, then what cannot be
 * checked.
 */
final class ReportWords {
  static final String CHECKED = "checked ";
  static final String FOUND = "found: ";
  static final String LIMIT = "not checked: ";

  private ReportWords() {}

  static String of(Report report) {
    String checks =
        java.util.Arrays.stream(Rule.values())
            .filter(rule -> report.checks().getOrDefault(rule, 0L) > 0)
            .map(rule -> CHECKED + report.checks().get(rule) + " times: " + rule.words())
            .collect(Collectors.joining("\n"));
    String found =
        Stream.concat(report.sidecar().stream(), report.notices().stream())
            .map(words -> FOUND + words + "\n")
            .collect(Collectors.joining());
    String limits =
        report.limits().stream()
            .map(Limit::words)
            .map(w -> LIMIT + w)
            .collect(Collectors.joining("\n"));
    return checks + "\n" + found + limits;
  }
}
