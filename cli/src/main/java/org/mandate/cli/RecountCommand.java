package org.mandate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts the ballots of a published result again and compares every figure. */
@Command(
    name = "recount",
    description = {
      "Counts BALLOTS as RESULT.json says it was counted, and compares every figure: identical, or"
          + " the first stage that differs."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "RESULT.json is a line of './mandate count --json', from this program or another that keeps"
          + " the contract in docs/counting.md.",
      "Exit codes: 0 identical; 1 not, or cut short, or unreadable; 2 wrong use or a missing file.",
      "Example: ./mandate recount result.json ward.blt"
    })
final class RecountCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RESULT.json", description = "The published result.")
  private Path published;

  @Parameters(index = "1", paramLabel = "BALLOTS", description = "The ballots.")
  private String ballots;

  @Option(names = "--json", description = "Answer in one JSON line.")
  private boolean json;

  private String lotUsed = "";

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  RecountCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      for (Path file : List.of(published, Path.of(ballots))) {
        if (!Files.exists(file)) throw new Refusal("There is no file '" + file + "'.");
        if (Files.isDirectory(file)) throw new Refusal("'" + file + "' is a folder.");
      }
      return answer(out, difference());
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private int answer(PrintWriter out, Optional<String> difference) {
    if (json) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("file", published.toString());
      line.put("ballots", ballots);
      line.put("identical", difference.isEmpty());
      line.put("difference", difference.orElse(null));
      line.put("lot", lotUsed.isEmpty() ? null : lotUsed);
      out.println(JSON.writeValueAsString(line));
    } else {
      out.println(
          difference
              .map(d -> "Not identical: " + d.replaceAll("[\\p{Cc}\\p{Cf}\u2028\u2029]", "?") + ".")
              .orElse("Identical: every stage, to the last decimal."));
    }
    if (!json && !lotUsed.isEmpty()) {
      out.println(lotUsed.replaceAll("[\\p{Cc}\\p{Cf}\u2028\u2029]", "?"));
    }
    return difference.isEmpty() ? Exit.GOOD : Exit.NOT_VALID;
  }

  private Optional<String> difference() {
    JsonNode result;
    try {
      result = published(Files.readString(published, UTF_8));
    } catch (IOException | JacksonException e) {
      return Optional.of("the published result cannot be read as JSON");
    }
    if (!result.isObject()) return Optional.of("the published result is not a JSON object");
    if (result.has("refused")) {
      return Optional.of("the published result is a refusal, not a count");
    }
    Optional<Rule> rule = Rules.named(result.path("rules").asString(""));
    if (rule.isEmpty()) {
      return Optional.of(
          "the published result names no rule that is known here ('"
              + result.path("rules").asString("")
              + "')");
    }
    if (!result.path("seats").isInt() || result.path("seats").intValue() < 1) {
      return Optional.of("the published result does not say how many seats");
    }
    Counting counting;
    try {
      counting = new Counting(result.path("seats").intValue(), lot(result), treatment(result));
    } catch (IllegalArgumentException e) {
      return Optional.of("the published result's lot or treatment cannot be read");
    }
    return switch (counting.count(ballots, rule.get())) {
      case Counting.Outcome.Unread unread ->
          Optional.of("the ballots are not counted: " + unread.reason());
      case Counting.Outcome.Done done -> {
        lotUsed = words(done);
        yield RecountDifference.between(result, JSON.readTree(ResultJson.line(done.result())));
      }
    };
  }

  /** Whoever publishes a result chooses its lot: a reader must see which, and whose. */
  private static String words(Counting.Outcome.Done done) {
    String used =
        switch (done.result().lot()) {
          case Lot.None _ -> "Lot: none.";
          case Lot.Seed seed -> "Lot: by the seed '" + seed.text() + "'.";
          case Lot.Order order -> "Lot: by the order " + order.numbers() + ".";
        };
    boolean other =
        !done.ballotsOrder().isEmpty()
            && !done.result().lot().equals(new Lot.Order(done.ballotsOrder()));
    return other ? used + " The ballots hold another: " + done.ballotsOrder() + "." : used;
  }

  /** The text's one result; of several lines the one of this file of ballots. */
  private JsonNode published(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    boolean many = lines.size() > 1 && lines.stream().allMatch(l -> l.startsWith("{"));
    if (!many || lines.getFirst().strip().equals("{")) return JSON.readTree(text);
    String name = String.valueOf(Path.of(ballots).getFileName());
    return lines.stream()
        .map(JSON::readTree)
        .filter(one -> one.path("file").asString("").endsWith(name))
        .findFirst()
        .orElseThrow(
            () -> new Refusal("None of the results in '" + published + "' is of '" + name + "'."));
  }

  /** Null where the result says nothing of a lot: then the ballots' own order holds. */
  private static @Nullable Lot lot(JsonNode result) {
    if (!result.has("lot")) return null;
    JsonNode lot = result.path("lot");
    if (lot.has("seed")) return new Lot.Seed(lot.path("seed").asString(""));
    if (lot.has("order")) {
      return new Lot.Order(lot.path("order").valueStream().map(JsonNode::asInt).toList());
    }
    return new Lot.None();
  }

  private static Treatment treatment(JsonNode result) {
    JsonNode said = result.path("treatment");
    if (said.isMissingNode()) return Treatment.STANDARD;
    return new Treatment(
        Treatment.Repeats.valueOf(word(said, "repeats")),
        Treatment.Overvotes.valueOf(word(said, "overvotes")),
        Treatment.Skips.valueOf(word(said, "skips")));
  }

  private static String word(JsonNode said, String field) {
    return said.path(field).asString("").toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
