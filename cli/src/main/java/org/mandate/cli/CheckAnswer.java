package org.mandate.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mandate.cli.certificate.Step;
import org.mandate.cli.certificate.Verdict;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Sealed;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer about a certificate. In both forms what was recomputed comes first, then what was only
 * seen committed, then what was not checked, and the verdict last: "valid" never stands alone.
 */
final class CheckAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Control and direction characters could make a terminal show what the file wants. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029]");

  private final PrintWriter out;
  private final String file;
  private final boolean json;

  CheckAnswer(PrintWriter out, String file, boolean json) {
    this.out = out;
    this.file = file;
    this.json = json;
  }

  int give(Verdict verdict) {
    all(verdict).forEach(json ? this::jsonLine : this::line);
    if (json) {
      out.println(JSON.writeValueAsString(last(verdict)));
    } else {
      out.println();
      out.println(safe(sentence(verdict)));
    }
    return verdict instanceof Verdict.Good ? Exit.GOOD : Exit.NOT_VALID;
  }

  private static List<Step> all(Verdict verdict) {
    List<Step> all = new ArrayList<>(verdict.steps());
    boolean bad = verdict instanceof Verdict.Bad;
    if (!bad || !verdict.sealed().isEmpty()) {
      all.add(new Step("sealed", Step.Status.SEALED, sealed(verdict.sealed())));
    }
    verdict.notChecked().forEach(t -> all.add(new Step("left", Step.Status.NOT_CHECKED, t)));
    if (!bad && verdict.notChecked().isEmpty()) {
      all.add(new Step("left", Step.Status.NOT_CHECKED, "nothing"));
    }
    if (verdict instanceof Verdict.Bad fault) {
      all.add(new Step(fault.part(), Step.Status.FAULT, fault.reason()));
    }
    return all;
  }

  /** "32 sealed: 1 office.began person, 30 vote.cast by". */
  private static String sealed(List<Sealed> all) {
    Map<String, Integer> kinds = new TreeMap<>();
    all.forEach(one -> kinds.merge(one.what(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    kinds.forEach((what, times) -> parts.add(times + " " + what));
    return all.isEmpty() ? "none sealed" : all.size() + " sealed: " + String.join(", ", parts);
  }

  private void line(Step step) {
    String lead = step.status() == Step.Status.FAULT ? step.name() + ": " : "";
    out.printf("%-11s  %s%n", step.status().word(), safe(lead + step.text()));
  }

  private void jsonLine(Step step) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step.name());
    line.put("status", step.status().word());
    line.put("text", step.text());
    out.println(JSON.writeValueAsString(line));
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Bad bad -> "Certificate not valid: " + bad.part() + ": " + bad.reason() + ".";
      case Verdict.Good good ->
          switch (good.decision()) {
            case Decision.Valid _ ->
                "Certificate good. %s valid (%s). %d steps recomputed; %s; %d not checked, above."
                    .formatted(
                        good.what().word(),
                        good.outcome(),
                        recomputed(good),
                        sealed(good.sealed()),
                        good.notChecked().size());
            case Decision.Ended _ ->
                "Certificate good. %s %s, without a result that stands. %d steps recomputed; %s; %d not checked, above."
                    .formatted(
                        good.what().word(),
                        good.outcome(),
                        recomputed(good),
                        sealed(good.sealed()),
                        good.notChecked().size());
            case Decision.NotJudged(String why) ->
                "Certificate good. %s NOT JUDGED (declared %s): %s."
                    .formatted(good.what().word(), good.outcome(), why);
            case Decision.Irregular irregular ->
                "Certificate good. %s IRREGULAR (%s) because %s"
                    .formatted(
                        good.what().word(), good.outcome(), String.join(" ", irregular.reasons()));
          };
    };
  }

  private Map<String, Object> last(Verdict verdict) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file);
    switch (verdict) {
      case Verdict.Good good -> {
        line.put("certificate", "valid");
        String what = good.what().word().toLowerCase(Locale.ROOT);
        switch (good.decision()) {
          case Decision.Valid _ -> line.put(what, "valid");
          case Decision.Ended _ -> line.put(what, good.outcome());
          case Decision.NotJudged(String why) -> {
            line.put(what, "not judged");
            line.put("reasons", List.of(why));
          }
          case Decision.Irregular irregular -> {
            line.put(what, "irregular");
            line.put("reasons", irregular.reasons());
          }
        }
        line.put("outcome", good.outcome());
        line.put("key", good.key().toString());
      }
      case Verdict.Bad bad -> {
        line.put("certificate", "not valid");
        line.put("fault", Map.of("part", bad.part(), "reason", bad.reason()));
      }
    }
    line.put("recomputed", recomputed(verdict));
    line.put("sealed", verdict.sealed().stream().map(Sealed::part).toList());
    line.put("notChecked", verdict.notChecked());
    return line;
  }

  private static long recomputed(Verdict verdict) {
    return verdict.steps().stream().filter(s -> s.status() == Step.Status.RECOMPUTED).count();
  }

  private static String safe(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }
}
