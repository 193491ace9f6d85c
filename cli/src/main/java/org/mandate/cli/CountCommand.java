package org.mandate.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Comparison;
import org.mandate.count.results.ResultJson;
import org.mandate.count.results.ResultPage;
import org.mandate.count.results.ResultText;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts files of ballots under a named rule. */
@Command(
    name = "count",
    description = {
      "Counts files of ballots under a named rule, stage by stage, exactly: BLT, PrefLib, cast-vote"
          + " records and scores in CSV, and Mandate's own ballots in JSON, recognised by content,"
          + " also compressed with gzip."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file that is refused is said so with line and column, and the others are still counted.",
      "Exit codes: 0 counted; 1 a tie needs a lot (--tie); 2 wrong use, or a file was refused.",
      "Examples:",
      "  ./mandate count ward.blt --rules scottish-2007 --stages",
      "  ./mandate count *.blt --rules meek-prf --json",
      "  ./mandate count --compare scottish-2007,meek-prf ward.blt",
      "  ./mandate count --list-rules"
    })
final class CountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files of ballots.")
  private List<String> files = List.of();

  @Option(
      names = {"--rules", "--rule"},
      paramLabel = "ID",
      description = "The rule, such as scottish-2007.")
  private @Nullable String rule;

  @Option(names = "--list-rules", description = "List the rules and what each was compared with.")
  private boolean listRules;

  @Option(
      names = "--compare",
      paramLabel = "ID,ID",
      description = "Count under two rules and say where they differ.")
  private @Nullable String compare;

  @Option(names = "--seats", paramLabel = "N", description = "Instead of the file's own number.")
  private @Nullable Integer seats;

  @Option(
      names = "--tie",
      paramLabel = "SEED",
      description = "A published seed for ties, instead of the file's own order.")
  private @Nullable String seed;

  @Option(names = "--json", description = "One JSON line a file, nothing else on standard output.")
  private boolean json;

  @Option(names = "--html", description = "One page with the results, complete in itself.")
  private boolean html;

  @Option(names = "--text", description = "For a terminal; this is the default.")
  private boolean text;

  @Option(names = "--stages", description = "With the text: the transfer sheet, stage by stage.")
  private boolean stages;

  @Option(names = "--guard", paramLabel = "TEXT", arity = "0..*", hidden = true)
  private @Nullable List<String> guard;

  @Option(
      names = "--repeats",
      paramLabel = "HOW",
      description =
          "A candidate twice on a paper: refuse (default; cast-vote records: pass-over),"
              + " pass-over, end.")
  private String repeats = "refuse";

  @Option(
      names = "--overvotes",
      paramLabel = "HOW",
      description = "Two candidates at a rank: end the paper (default), pass-over.")
  private String overvotes = "end";

  @Option(
      names = "--skips",
      paramLabel = "HOW",
      description = "An empty rank: pass-over (default), end, end-at-two.")
  private String skips = "pass-over";

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  CountCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (guard != null) {
        throw new Refusal(
            "Guarded seats (--guard, \"at least one nurse\") are not counted: no published rule says"
                + " how, and each way favours somebody. Hold a separate count for the guarded seat.");
      }
      if ((json ? 1 : 0) + (html ? 1 : 0) + (text ? 1 : 0) > 1) {
        throw new Refusal("Give one of --json, --html and --text.");
      }
      if (listRules) return list(out);
      if (files.isEmpty()) {
        throw new Refusal("Which file of ballots? See ./mandate count --help");
      }
      return compare == null ? count(out) : compare(out, compare);
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private int list(PrintWriter out) {
    for (Rule one : Rules.all()) {
      if (json) {
        out.println(ResultJson.rule(one));
      } else {
        out.printf(
            "%-14s %s%n%15sSource: %s%n%15sCompared with: %s%n",
            one.id(), one.title(), "", one.source(), "", one.comparedWith());
      }
    }
    return Exit.GOOD;
  }

  private int count(PrintWriter out) {
    if (rule == null) {
      throw new Refusal("Which rule? Give --rules ID; ./mandate count --list-rules names them.");
    }
    Counting counting = new Counting(seats, lot(), treatment());
    Rule named = named(rule);
    var page = new ArrayList<Counting.Outcome>();
    int exit = Exit.GOOD;
    for (String file : files) {
      Counting.Outcome outcome = counting.count(file, named);
      if (html) page.add(outcome);
      else tell(out, outcome);
      exit = Math.max(exit, outcome.exit());
    }
    if (html) {
      out.print(page(page, named));
      out.flush();
    }
    return exit;
  }

  private void tell(PrintWriter out, Counting.Outcome outcome) {
    switch (outcome) {
      case Counting.Outcome.Done done ->
          out.println(json ? ResultJson.line(done.result()) : ResultText.of(done.result(), stages));
      case Counting.Outcome.Unread unread -> {
        if (json) out.println(unread.line());
        else out.println(unread.file() + ": not counted. " + unread.reason());
      }
    }
    out.flush();
  }

  private static String page(List<Counting.Outcome> outcomes, Rule rule) {
    var parts = new ResultPage(rule.title(), rule.source());
    for (Counting.Outcome outcome : outcomes) {
      switch (outcome) {
        case Counting.Outcome.Done done -> parts.add(done.result());
        case Counting.Outcome.Unread unread -> parts.refused(unread.file(), unread.reason());
      }
    }
    return parts.toString();
  }

  private int compare(PrintWriter out, String ids) {
    String[] two = ids.split(",", -1);
    if (two.length != 2) throw new Refusal("Give two rules to --compare, such as irv,schulze.");
    if (html) throw new Refusal("--compare answers in text or, with --json, in JSON lines.");
    Counting counting = new Counting(seats, lot(), treatment());
    int exit = Exit.GOOD;
    for (String file : files) {
      Counting.Outcome first = counting.count(file, named(two[0].strip()));
      Counting.Outcome second = counting.count(file, named(two[1].strip()));
      exit = Math.max(exit, Math.max(first.exit(), second.exit()));
      if (first instanceof Counting.Outcome.Done a && second instanceof Counting.Outcome.Done b) {
        var comparison = Comparison.of(a.result(), b.result());
        out.println(json ? comparison.json() : comparison.text());
      } else {
        tell(out, first instanceof Counting.Outcome.Unread ? first : second);
      }
    }
    return exit;
  }

  private Rule named(String id) {
    return Rules.named(id)
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no rule '"
                        + id
                        + "'. The rules are: "
                        + String.join(", ", Rules.all().stream().map(Rule::id).toList())
                        + "."));
  }

  private @Nullable Lot lot() {
    if (seats != null && seats < 1) throw new Refusal("--seats must be 1 or more.");
    if (seed == null) return null;
    if (seed.isBlank())
      throw new Refusal("--tie needs a seed: the words published before the lot.");
    return new Lot.Seed(seed);
  }

  private Treatment treatment() {
    return new Treatment(
        chosen(Treatment.Repeats.class, "--repeats", repeats),
        chosen(Treatment.Overvotes.class, "--overvotes", overvotes),
        chosen(Treatment.Skips.class, "--skips", skips));
  }

  private static <E extends Enum<E>> E chosen(Class<E> kind, String option, String word) {
    var words = new ArrayList<String>();
    for (E one : kind.getEnumConstants()) {
      if (ResultJson.word(one).equals(word)) return one;
      words.add(ResultJson.word(one));
    }
    throw new Refusal(option + " knows " + String.join(", ", words) + ", not '" + word + "'.");
  }
}
