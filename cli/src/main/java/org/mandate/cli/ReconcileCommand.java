package org.mandate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.national.CoveredPractices;
import org.mandate.ledger.national.Deprivation;
import org.mandate.ledger.national.FinancialYear;
import org.mandate.ledger.national.Level;
import org.mandate.ledger.national.PaymentsFile;
import org.mandate.ledger.national.Question;
import org.mandate.ledger.national.Reconciliation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every practice in England was paid, from the files as published, against a rate. */
@Command(
    name = "reconcile",
    description = {
      "What every practice in England was paid, from the published files \"NHS Payments to General"
          + " Practice\" (CSV, also gzip), against a rate: promised, received, the gap, and what the"
          + " files cannot say."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The rate is an input: quote with --source where it stands. The lists are the last known of the"
          + " year, so a shortfall may be \"cannot tell\"; paid nothing is \"no payment recorded\" and"
          + " never missing, unless --covered says with a source that the promise covered the practice."
          + " Told in docs/reconcile.md.",
      "Exit codes: 0 done; 2 wrong use, or a file was refused (the others are done first).",
      "Examples:",
      "  ./mandate reconcile --rate 1.761 --basis weighted --column \"PCN Participation\" \\",
      "      --payments payments_21-22.csv.gz payments_22-23.csv.gz --json",
      "  ./mandate reconcile --rate 1.761 --basis weighted --column \"PCN Participation\" \\",
      "      --payments payments_22-23.csv --by fifth --deprivation imd_by_practice.csv \\",
      "      --source \"Network contract 2022-23, section 10, quoted by the treasurer\""
    })
final class ReconcileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "POUNDS",
      required = true,
      description = "Pounds for each head, at most four decimals, such as 1.761.")
  private String rate;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      required = true,
      description = "Whose heads: registered, weighted or adjusted.")
  private String basis;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      required = true,
      description = "The column of payments, such as \"PCN Participation\".")
  private String column;

  @Option(
      names = "--payments",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "The files, in any order.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--min-list",
      paramLabel = "N",
      description = "Counts and median over practices with more weighted patients. Default: 1000.")
  private String minList = "1000";

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "The files must be of this year, such as 2022-23.")
  private @Nullable String year;

  @Option(
      names = "--by",
      paramLabel = "LEVEL",
      description = "Put together by practice, pcn, icb or fifth (of deprivation).")
  private @Nullable String by;

  @Option(
      names = "--deprivation",
      paramLabel = "FILE",
      description = "With --by fifth: CSV with practice codes and quintiles or deciles.")
  private @Nullable String deprivation;

  @Option(
      names = "--first-fifth",
      paramLabel = "END",
      description = "Whether 1 in that file is the most or the least deprived, if it has no score.")
  private @Nullable String firstFifth;

  @Option(
      names = "--covered",
      paramLabel = "FILE",
      description = "CSV of practice code and source: the promise covered these practices.")
  private @Nullable String covered;

  @Option(
      names = "--source",
      paramLabel = "WORDS",
      description = "Where the rate is quoted from, and by whom.")
  private String source = "";

  @Option(names = "--json", description = "One JSON line a file, nothing else on standard output.")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ReconcileCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Question question = question();
      Optional<FinancialYear> asked = askedYear();
      try (var bar = new ProgressBar(err, "bytes", 3 * sizes())) {
        return all(question, asked, new FileBar(bar));
      }
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private int all(Question question, Optional<FinancialYear> asked, FileBar bar) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> seen = new HashMap<>();
    Map<FinancialYear, String> years = new HashMap<>();
    int exit = Exit.GOOD;
    for (String file : files) {
      switch (one(file, question, asked, bar, seen)) {
        case Reckoned.Done<Reconciliation>(Reconciliation found) -> {
          List<String> caveats = new ArrayList<>(found.caveats());
          found.year().map(y -> years.putIfAbsent(y, file)).ifPresent(f -> caveats.add(again(f)));
          out.println(
              json
                  ? ReconcileJson.line(file, found, caveats)
                  : ReconcileText.of(file, found, caveats));
        }
        case Reckoned.Refused<Reconciliation>(List<Reckoned.Fault> faults) -> {
          String why = String.join(" ", faults.stream().map(Reckoned.Fault::words).toList());
          out.println(
              json ? ReconcileJson.refused(file, why) : file + ": not reckoned. " + why + "\n");
          exit = Exit.WRONG_USE;
        }
      }
      out.flush();
    }
    return exit;
  }

  private static String again(String file) {
    return file + " is of the same year: do not add the two up.";
  }

  private Reckoned<Reconciliation> one(
      String file,
      Question question,
      Optional<FinancialYear> asked,
      FileBar bar,
      Map<String, String> seen) {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) return refused("This is a folder; name the files in it.");
      if (!Files.exists(path)) return refused("There is no such file.");
      PaymentsFile.Source bytes = () -> bar.open(path);
      Reckoned<String> hash = PaymentsFile.hash(bytes);
      if (hash instanceof Reckoned.Done<String>(String sha256)) {
        String before = seen.putIfAbsent(sha256, file);
        if (before != null) {
          return refused("The same file as " + before + ", byte for byte. It counts once, there.");
        }
      }
      String name = String.valueOf(path.getFileName());
      return Reconciliation.of(bytes, name, column, question, asked);
    } catch (IOException e) {
      return refused("It cannot be read: " + e.getMessage());
    } catch (InvalidPathException e) {
      return refused("That is no name of a file.");
    }
  }

  private static Reckoned<Reconciliation> refused(String words) {
    return Reckoned.refused("file", words);
  }

  private Question question() {
    Basis whose =
        Basis.named(basis)
            .orElseThrow(
                () ->
                    new Refusal(
                        "--basis is registered, weighted or adjusted, not '" + basis + "'."));
    Optional<Level> level =
        Optional.ofNullable(by)
            .map(
                word ->
                    Level.named(word)
                        .orElseThrow(
                            () ->
                                new Refusal(
                                    "--by is practice, pcn, icb or fifth, not '" + word + "'.")));
    boolean fifths = level.equals(Optional.of(Level.FIFTH));
    if (fifths && deprivation == null) {
      throw new Refusal("--by fifth needs --deprivation FILE: which practice is in which fifth.");
    }
    if (!fifths && (deprivation != null || firstFifth != null)) {
      throw new Refusal("--deprivation and --first-fifth go with --by fifth.");
    }
    return new Question(
        got("--rate", Rate.of(rate)),
        whose,
        source.strip(),
        least(),
        level,
        Optional.ofNullable(deprivation).map(this::fifths),
        covered == null ? Map.of() : coveredBy(covered));
  }

  private BigDecimal least() {
    if (!minList.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new Refusal(
          "--min-list is a number of patients, nought or more, not '" + minList + "'.");
    }
    return new BigDecimal(minList);
  }

  private Optional<FinancialYear> askedYear() {
    if (year == null) return Optional.empty();
    Optional<FinancialYear> asked = FinancialYear.in(year);
    if (asked.isEmpty()) throw new Refusal("--year is written 2022-23, not '" + year + "'.");
    return asked;
  }

  private Deprivation fifths(String file) {
    Optional<Boolean> first =
        Optional.ofNullable(firstFifth)
            .map(
                word ->
                    switch (word) {
                      case "most" -> true;
                      case "least" -> false;
                      default ->
                          throw new Refusal("--first-fifth is most or least, not '" + word + "'.");
                    });
    try {
      return got(file, Deprivation.read(() -> Files.newInputStream(Path.of(file)), first));
    } catch (IOException | InvalidPathException e) {
      throw new Refusal("--deprivation cannot be read: " + file);
    }
  }

  private static Map<String, String> coveredBy(String file) {
    try {
      return got(file, CoveredPractices.read(() -> Files.newInputStream(Path.of(file))));
    } catch (IOException | InvalidPathException e) {
      throw new Refusal("--covered cannot be read: " + file);
    }
  }

  private static <T> T got(String of, Reckoned<T> answer) {
    return switch (answer) {
      case Reckoned.Done<T>(T value) -> value;
      case Reckoned.Refused<T>(List<Reckoned.Fault> faults) ->
          throw new Refusal(
              of + ": " + String.join(" ", faults.stream().map(Reckoned.Fault::words).toList()));
    };
  }

  private long sizes() {
    long all = 0;
    for (String file : files) {
      try {
        all += Files.size(Path.of(file));
      } catch (IOException | InvalidPathException e) {
        all += 0; // said when its turn comes
      }
    }
    return all;
  }
}
