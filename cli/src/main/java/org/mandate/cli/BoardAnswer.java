package org.mandate.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Written;
import org.mandate.ballot.verify.Limit;
import org.mandate.ballot.verify.Refusal;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Rule;
import tools.jackson.databind.json.JsonMapper;

/** The answer about a board, in words or as one JSON line by docs/election-verify.schema.json. */
final class BoardAnswer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;
  private final String file;
  private final boolean json;
  private Optional<String> differs = Optional.empty();

  BoardAnswer(PrintWriter out, String file, boolean json) {
    this.out = out;
    this.file = file;
    this.json = json;
  }

  int give(Report report) {
    return switch (report.outcome()) {
      case Report.Accepted accepted -> accepted(accepted, report);
      case Report.Refused refused -> refused(refused.refusal());
    };
  }

  /**
   * The board does not begin with what was accepted before. At the same place that is a refusal
   * even if it is good by itself; elsewhere it is told beside the answer, and nothing is
   * remembered.
   */
  int differs(Report report, SeenBoard seen, boolean samePlace) {
    String words =
        "it does not begin with the %,d bytes accepted on %s from %s: events were changed or dropped, or"
                .formatted(seen.bytes(), seen.when(), seen.where())
            + " not everybody is shown the same board";
    differs = Optional.of(words);
    if (!samePlace || report.refusal().isPresent()) {
      return give(report);
    }
    if (json) {
      Map<String, Object> line = start(false);
      line.put("rule", "GREW");
      line.put("words", words);
      line.put("mustBe", "a board that was accepted only grows");
      out.println(JSON.writeValueAsString(line));
    } else {
      out.println("Refused: by itself the board is good, but " + words + " [GREW].");
      out.println("The rule: a board that was accepted only grows.");
    }
    return Exit.NOT_VALID;
  }

  private Map<String, Object> start(boolean valid) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("valid", valid);
    differs.ifPresent(words -> line.put("differs", words));
    return line;
  }

  private int refused(Refusal refusal) {
    if (json) {
      Map<String, Object> line = start(false);
      line.put("rule", refusal.rule().name());
      line.put("words", refusal.words());
      line.put("mustBe", refusal.rule().words());
      refusal.height().ifPresent(h -> line.put("event", h));
      refusal.event().ifPresent(type -> line.put("eventType", type.word()));
      refusal.tracker().ifPresent(t -> line.put("ballot", t));
      out.println(JSON.writeValueAsString(line));
    } else {
      differs.ifPresent(words -> out.println("Beware: " + words + "."));
      out.println("Refused: " + refusal.line());
      out.println("The rule: " + refusal.rule().words() + ".");
      out.println("Nothing on this board may be relied on.");
    }
    return Exit.NOT_VALID;
  }

  private int accepted(Report.Accepted accepted, Report report) {
    if (json) {
      out.println(JSON.writeValueAsString(line(accepted, report)));
      return Exit.GOOD;
    }
    Election election = accepted.election();
    new TreeMap<>(report.checks())
        .forEach(
            (rule, times) -> out.printf(Locale.UK, "checked  %,9d x  %s%n", times, rule.words()));
    if (accepted.skipped() > 0) {
      out.printf(
          Locale.UK,
          "seen     %,d events were accepted before: their bytes are the same, their proofs were"
              + " not checked again (--from-zero does)%n",
          accepted.skipped());
    }
    if (!accepted.provedBy().isEmpty()) {
      out.println(
          "proved   by the sidecar, for trustees "
              + accepted.provedBy().stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ": they opened exactly this tally with their own keys");
    }
    report.sidecar().forEach(fault -> out.println("sidecar  " + fault));
    report.notices().forEach(notice -> out.println("notice   " + notice));
    for (Limit limit : report.limits()) {
      out.println("cannot   " + limit.words());
    }
    accepted.result().ifPresent(result -> tell(election, result));
    differs.ifPresent(words -> out.println("Beware: " + words + "."));
    out.printf(
        Locale.UK,
        "Accepted: %s (%s), %s. %,d ballots, %,d counted%s. Last event %s.%n",
        election.name(),
        election.uuid(),
        words(accepted.stage()),
        accepted.ballots(),
        accepted.counted(),
        accepted.weight() == accepted.counted()
            ? ""
            : String.format(Locale.UK, " with %,d votes", accepted.weight()),
        accepted.checked().event());
    return Exit.GOOD;
  }

  private void tell(Election election, Result result) {
    for (int i = 0; i < result.questions().size(); i++) {
      Question question = election.questions().get(i);
      out.println("result   " + question.question());
      switch (question) {
        case Question.Homomorphic homomorphic -> {
          List<Long> sums = result.questions().get(i).all();
          for (int j = 0; j < sums.size(); j++) {
            out.printf(Locale.UK, "         %,9d  %s%n", sums.get(j), answer(homomorphic, j));
          }
        }
        case Question.Ranked _ ->
            out.println(
                "         rankings as opened; ./mandate count counts them under a named rule");
        case Question.Lists _ -> out.println("         by lists, see --json");
      }
    }
  }

  private static String answer(Question.Homomorphic question, int place) {
    if (!question.blankAllowed()) {
      return question.answers().get(place);
    }
    return place == 0 ? "(blank)" : question.answers().get(place - 1);
  }

  private static String words(Report.Stage stage) {
    return switch (stage) {
      case VOTING -> "voting is open";
      case ENDED -> "voting has ended";
      case TALLIED -> "the tally is fixed";
      case MIXED -> "mixing has ended";
      case OPENING -> "trustees have begun to open";
      case OVER -> "the result is out";
    };
  }

  private Map<String, Object> line(Report.Accepted accepted, Report report) {
    Map<String, Object> line = start(true);
    Election election = accepted.election();
    line.put("uuid", election.uuid());
    line.put("name", election.name());
    line.put("fingerprint", election.fingerprint());
    line.put("stage", accepted.stage().name().toLowerCase(Locale.ROOT));
    line.put("ballots", accepted.ballots());
    line.put("counted", accepted.counted());
    line.put("weight", accepted.weight());
    line.put("acceptedBefore", accepted.skipped());
    line.put("lastEvent", accepted.checked().event());
    Map<String, Object> checks = new LinkedHashMap<>();
    new TreeMap<Rule, Long>(report.checks())
        .forEach((rule, times) -> checks.put(rule.name(), times));
    line.put("checks", checks);
    line.put("openedBy", accepted.openedBy());
    line.put("provedBy", accepted.provedBy());
    if (!report.notices().isEmpty()) {
      line.put("notices", report.notices());
    }
    line.put("cannot", report.limits().stream().map(Limit::words).toList());
    if (!report.sidecar().isEmpty()) {
      line.put("sidecar", report.sidecar());
    }
    accepted
        .result()
        .map(Written::text)
        .map(JSON::readTree)
        .ifPresent(r -> line.put("result", r.get("result")));
    return line;
  }
}
