package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.leak.Bands;
import org.mandate.ballot.leak.Leak;
import org.mandate.ballot.leak.Plan;
import org.mandate.ballot.leak.Plan.Form;
import org.mandate.ballot.leak.Plan.Publication;
import org.mandate.ballot.leak.Plan.Standard;
import org.mandate.ballot.leak.Verdict;
import org.mandate.ballot.leak.Verdict.Offer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says what a planned secret ballot of a roll would give away. */
@Command(
    name = "check-leak",
    description = {
      "Computes what a secret result of this roll would give away, before anything is opened: all"
          + " voting alike, totals taken from one another, sums of weights, rankings known again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "ROLL.csv has the header name, or name,weight, or name,weight,area. The sums:"
          + " docs/small-rolls.md.",
      "Exit codes: 0 fine, or to be warned of; 1 refused; 2 wrong use or a missing file.",
      "Examples:",
      "  ./mandate election check-leak roll.csv",
      "  ./mandate election check-leak roll.csv --by-area --rank 5 --json"
    })
final class ElectionLeak implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ROLL.csv", description = "Who may vote.")
  private Path roll;

  @Option(names = "--options", paramLabel = "N", description = "Options of the question. Usual: 2.")
  private int options = 2;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "A ranked question of N candidates instead.")
  private int rank;

  @Option(
      names = "--rank-most",
      paramLabel = "N",
      description = "Places that may be filled. Usual: all.")
  private @Nullable Integer rankMost;

  @Option(names = "--by-area", description = "Totals of each area are published too.")
  private boolean byArea;

  @Option(
      names = "--earlier",
      paramLabel = "ROLL.csv",
      description = "Another roll of which totals on the same question are published.")
  private List<Path> earlier = List.of();

  @Option(
      names = "--anonymity",
      paramLabel = "N",
      description = "Among how many each must hide. Usual: 5.")
  private int anonymity = Standard.USUAL.anonymity();

  @Option(names = "--json", description = "Write the answer as one JSON line.")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ElectionLeak() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Verdict verdict = Leak.judge(plan());
      if (json) {
        out.println(JsonMapper.builder().build().writeValueAsString(line(verdict)));
      } else {
        tell(verdict, out);
      }
      return verdict instanceof Verdict.Refuse ? Exit.NOT_VALID : Exit.GOOD;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private Plan plan() {
    List<Plan.Voter> voters = RollFile.read(roll);
    List<java.util.Set<String>> others =
        earlier.stream()
            .<java.util.Set<String>>map(
                file -> new HashSet<>(RollFile.read(file).stream().map(Plan.Voter::name).toList()))
            .toList();
    try {
      Form form =
          rank > 0
              ? new Form.Ranked(rank, 0, rankMost == null ? rank : rankMost)
              : new Form.Choice(options);
      return new Plan(
          voters,
          form,
          new Publication(byArea, others, rank > 0),
          new Standard(anonymity, Standard.USUAL.limit(), Standard.USUAL.lopsided()));
    } catch (IllegalArgumentException e) {
      throw new Refusal("That cannot be asked: " + e.getMessage() + ".");
    }
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refuse _ -> "refused";
      case Verdict.Warn _ -> "warned";
      case Verdict.Fine _ -> "fine";
    };
  }

  private static void tell(Verdict verdict, PrintWriter out) {
    verdict
        .findings()
        .forEach(
            f -> out.printf("%-8s %s%n", f.gravity().name().toLowerCase(Locale.ROOT), f.words()));
    for (Offer offer : verdict.offers()) {
      out.println("instead  " + offer.words());
      if (offer instanceof Offer.UseBands bands) {
        for (Bands.Band band : bands.bands().bands()) {
          out.printf(
              Locale.UK,
              "           %,d to %,d: %,d each, %,d voters%n",
              band.from(),
              band.to(),
              band.weight(),
              band.voters());
        }
      }
    }
    out.printf(
        "%s The anonymity count is %d.%n",
        switch (verdict) {
          case Verdict.Refuse _ -> "Refused: this must not be a secret ballot as it is planned.";
          case Verdict.Warn _ -> "It may be held when those who vote have been told.";
          case Verdict.Fine _ -> "Fine.";
        },
        verdict.anonymity());
  }

  private static Map<String, Object> line(Verdict verdict) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("verdict", word(verdict));
    line.put("anonymity", verdict.anonymity());
    line.put(
        "findings",
        verdict.findings().stream()
            .map(
                f ->
                    Map.of(
                        "kind", f.kind().name().toLowerCase(Locale.ROOT),
                        "gravity", f.gravity().name().toLowerCase(Locale.ROOT),
                        "words", f.words()))
            .toList());
    line.put("offers", verdict.offers().stream().map(ElectionLeak::offer).toList());
    return line;
  }

  private static Map<String, Object> offer(Offer offer) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("words", offer.words());
    switch (offer) {
      case Offer.UseBands bands -> line.put("bands", bands.bands().bands());
      case Offer.Withhold withhold -> line.put("withhold", withhold.totals());
      case Offer.Pool pool -> line.put("pool", pool.areas());
      case Offer.CutRankings cut -> line.put("places", cut.places());
      case Offer.OpenVote _ -> line.put("openVote", true);
    }
    return line;
  }
}
