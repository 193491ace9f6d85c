package org.mandate.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.match.Candidate;
import org.mandate.ledger.match.Decided;
import org.mandate.ledger.match.Hints;
import org.mandate.ledger.match.Match;
import org.mandate.ledger.match.Match.Decision;
import org.mandate.ledger.match.PayeeNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Matches payee names to organisations, for an analyst with two files and no database. */
@Command(
    name = "payees",
    description = {
      "Which organisation each payee of a file is, how surely, and what else it may be. Automatic"
          + " above the threshold; below, a person chooses. Nothing is guessed silently."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "FILE: a column called payee, supplier or name (or --column), perhaps postcode and area;"
          + " without headings its first column.",
      "ORGANISATIONS: columns code and name, perhaps former, postcode and areas (parted by ;);"
          + " without headings code and name come first, as in the official files. A code met again"
          + " under another name brings a former name. Both may be gzipped.",
      "Exit codes: 0 done; 2 wrong use or a missing file.",
      "Examples:",
      "  ./mandate payees spend.csv --column \"Supplier Name\" --organisations practices.csv",
      "  ./mandate payees checked.csv --truth code --organisations practices.csv --json"
    })
final class PayeesCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The payees.")
  private Path file;

  @Option(
      names = "--organisations",
      paramLabel = "FILE",
      required = true,
      description = "Whom they may be; repeatable.")
  private List<Path> organisations = new ArrayList<>();

  @Option(names = "--column", paramLabel = "NAME", description = "The column of the payees.")
  private @Nullable String column;

  @Option(
      names = "--area",
      paramLabel = "AREA",
      description = "The payer's own area, to tell organisations of one name apart; repeatable.")
  private List<String> areas = new ArrayList<>();

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      description = "Confidence from which a match is automatic. Default: ${DEFAULT-VALUE}.")
  private double threshold = PayeeNames.THRESHOLD;

  @Option(
      names = "--truth",
      paramLabel = "NAME",
      description = "A column with the right code or name: figures instead of matches.")
  private @Nullable String truth;

  @Option(names = "--json", description = "One line of JSON for each payee, instead of CSV.")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  PayeesCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      if (!(threshold > 0.5 && threshold <= 1)) {
        throw new Refusal("The threshold must be above 0.5 and at most 1, not " + threshold + ".");
      }
      List<PayeeFiles.Payee> payees = PayeeFiles.payees(file, column, truth);
      PayeeNames names = PayeeNames.of(PayeeFiles.organisations(organisations), threshold);
      answer(payees, names);
      return Exit.GOOD;
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private void answer(List<PayeeFiles.Payee> payees, PayeeNames names) {
    PrintWriter out = spec.commandLine().getOut();
    Map<Decision, Integer> counts = new EnumMap<>(Decision.class);
    PayeeFigures figures = new PayeeFigures();
    if (truth == null && !json) {
      out.println("payee,decision,code,name,confidence,why");
    }
    List<Match> matches =
        payees.parallelStream()
            .map(payee -> names.match(payee.name(), with(payee.hints()), Decided.NOTHING))
            .toList();
    for (int at = 0; at < matches.size(); at++) {
      Match match = matches.get(at);
      counts.merge(match.decision(), 1, Integer::sum);
      figures.add(match, payees.get(at).truth());
      if (json) {
        out.println(JSON.writeValueAsString(line(match)));
      } else if (truth == null) {
        out.print(csv(match));
      }
    }
    out.flush();
    PrintWriter said = truth == null || json ? spec.commandLine().getErr() : out;
    said.println(
        payees.size()
            + " payees: "
            + counts.getOrDefault(Decision.AUTOMATIC, 0)
            + " automatic, "
            + counts.getOrDefault(Decision.ASK, 0)
            + " to ask a person, "
            + counts.getOrDefault(Decision.NONE, 0)
            + " none.");
    if (truth != null) {
      figures.lines().forEach(said::println);
    }
  }

  private Hints with(Hints hints) {
    Set<String> all = new HashSet<>(hints.areas());
    all.addAll(areas);
    return new Hints(hints.postcode(), all);
  }

  private static Map<String, Object> line(Match match) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("payee", match.payee());
    line.put("decision", match.decision().name().toLowerCase(Locale.ROOT));
    match
        .best()
        .ifPresent(
            best -> {
              line.put("code", best.organisation().code());
              line.put("name", best.organisation().name());
            });
    line.put("confidence", rounded(match.confidence()));
    line.put("why", match.why());
    line.put(
        "alternatives", match.alternatives().stream().map(PayeesCommand::alternative).toList());
    return line;
  }

  private static Map<String, Object> alternative(Candidate one) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("code", one.organisation().code());
    line.put("name", one.organisation().name());
    line.put("compared", one.name());
    line.put("confidence", rounded(one.confidence()));
    line.put("agree", one.agree());
    line.put("onlyInPayee", one.onlyInPayee());
    line.put("onlyInName", one.onlyInName());
    return line;
  }

  private static String csv(Match match) {
    StringWriter line = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(line)) {
      csv.writeRecord(
          harmless(match.payee()),
          match.decision().name().toLowerCase(Locale.ROOT),
          match.best().map(best -> best.organisation().code()).orElse(""),
          match.best().map(best -> best.organisation().name()).orElse(""),
          String.format(Locale.ROOT, "%.4f", match.confidence()),
          match.why());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return line.toString();
  }

  /** A spreadsheet takes a cell that begins so for a formula; behind an apostrophe it is text. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static double rounded(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }
}
