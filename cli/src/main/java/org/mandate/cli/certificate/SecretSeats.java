package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.BltText;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Result;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rules;

/**
 * The count of rankings, and the transfer sheet that it gives.
 *
 * @param onBoard the rankings that the board given opened
 */
record SecretSeats(
    Certificate c,
    SecretLife life,
    SecretList list,
    Constitution constitution,
    Optional<String> onBoard,
    Findings found) {
  static final String RANKINGS = "rankings";
  static final String SHEET = "sheet";
  private static final int MOST_SEATS = 99;

  SecretCount count(Entry declared, SecretRoll roll) {
    Fields facts = declared.facts();
    String rule = rule(facts);
    List<String> elected = facts.texts("elected");
    Optional<List<List<Integer>>> rankings = rankings(facts);
    if (rankings.isEmpty()) {
      found.notChecked(
          "the count of the rankings: they are not in this file; give the board with --board");
    } else {
      Optional<Count> count = count(rule, rankings.get(), List.of());
      List<String> due =
          count.map(Count::elected).orElse(List.of()).stream().map(list.candidates()::get).toList();
      if (!due.equals(elected)) {
        throw facts.fault("elected", "are %s, counted again they are %s".formatted(elected, due));
      }
      found.recomputed("count", "Count: " + sentence(rule, count));
      sheet(count, rankings.get());
    }
    String outcome = elected.isEmpty() ? "nobody" : "elected";
    if (!facts.text("outcome").equals(outcome)) {
      throw facts.fault("outcome", "is not '" + outcome + "'");
    }
    return new SecretCount(outcome, standing(rankings, roll), elected, rankings, List.of());
  }

  /** The counting rule is that of the published rules and of the constitution. */
  private String rule(Fields facts) {
    String rule = facts.text("counting");
    Setting.Counting how = SecretTimes.rule(life, constitution).deciding().setting().counting();
    if (!rule.equals(life.rules().facts().text("counting"))) {
      throw facts.fault("counting", "is not the rule that was published");
    }
    if (how == null || !how.rule().equals(rule)) {
      throw life.rules().facts().fault("counting", "is not the rule of the constitution");
    }
    return rule;
  }

  private Decision standing(Optional<List<List<Integer>>> rankings, SecretRoll roll) {
    List<String> faults = SecretTimes.faults(life, constitution, roll.undecided());
    if (!faults.isEmpty()) {
      faults.forEach(fault -> found.recomputed("check", "Not met: " + fault));
      return new Decision.Irregular(faults);
    }
    return rankings.isPresent()
        ? new Decision.Valid()
        : new Decision.NotJudged("the rankings are not in this file, so nobody counted them again");
  }

  /** In this file, else on the board given; where nobody voted there are none, and nothing else. */
  private Optional<String> text(Fields facts) {
    if (c.part(RANKINGS).isPresent()) {
      if (!(c.open(RANKINGS).body() instanceof Json.Str text)) {
        throw new Fault(RANKINGS, "is not text");
      }
      return Optional.of(text.value());
    }
    return facts.whole("cast") == 0 ? Optional.of("") : onBoard;
  }

  private Optional<List<List<Integer>>> rankings(Fields facts) {
    Optional<String> text = text(facts);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String hash = Certificate.hex(Digests.sha256(text.get().getBytes(UTF_8)));
    if (!hash.equals(facts.text("rankings_sha256"))) {
      if (c.part(RANKINGS).isPresent()) {
        throw new Fault(RANKINGS, "do not have the hash that the declaration names");
      }
      throw facts.fault(
          "rankings_sha256",
          onBoard.isPresent() ? SecretBoard.NOT_THOSE : "is not that of no rankings at all");
    }
    List<List<Integer>> all = read(text.get(), list.candidates().size());
    if (all.size() != facts.whole("cast")) {
      throw facts.fault("cast", "is not the number of rankings: " + all.size());
    }
    if (all.stream().filter(List::isEmpty).count() != facts.whole("blank")) {
      throw facts.fault("blank", "is not the number of blank rankings");
    }
    return Optional.of(all);
  }

  /** Empty where the rule gives no count, as when every ballot is blank. */
  Optional<Count> count(String rule, List<List<Integer>> rankings, List<Integer> out) {
    Election papers = papers(rankings, out);
    if (papers.ballots().size() == 0) {
      return Optional.empty();
    }
    Lot lot = new Lot.Seed(life.move(SecretMove.OPEN).orElseThrow().leafHash().hex());
    var counted =
        Rules.named(rule)
            .orElseThrow(
                () -> life.rules().facts().fault("counting", "is no rule known here: " + rule))
            .count(papers, lot);
    return counted instanceof Count count && count.tie() == null
        ? Optional.of(count)
        : Optional.empty();
  }

  private Election papers(List<List<Integer>> rankings, List<Integer> out) {
    long places = life.rules().facts().whole("places");
    if (places < 1 || places > MOST_SEATS) {
      throw life.rules().facts().fault("places", "is not 1 to " + MOST_SEATS);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String name : list.called()) {
      int number = candidates.size() + 1;
      candidates.add(new Candidate(number, name, out.contains(number)));
    }
    Ballots.Builder papers = new Ballots.Builder(0);
    for (List<Integer> ranking : rankings) {
      if (!ranking.isEmpty()) {
        short[] paper = new short[ranking.size()];
        for (int i = 0; i < paper.length; i++) {
          paper[i] = (short) (ranking.get(i) - 1);
        }
        papers.add(1, paper, paper.length);
      }
    }
    String title =
        life.rules().opened().containsKey("title") ? life.rules().openedText("title") : "";
    return new Election(title, (int) places, candidates, papers.build(), List.of(), List.of());
  }

  private static String sentence(String rule, Optional<Count> count) {
    if (count.isEmpty()) {
      return "no result under " + rule + ": nobody is elected.";
    }
    List<String> names = count.get().elected().stream().map(count.get().names()::get).toList();
    return "under %s, %s papers in %s: elected %s.%s"
        .formatted(
            rule,
            count.get().valid().toPlainString(),
            Words.counted(count.get().stages().size(), "stage"),
            Words.list(names),
            count.get().lots().isEmpty() ? "" : " " + String.join(" ", count.get().lots()));
  }

  /** The two files of the transfer sheet have the hashes that stand in this file. */
  private void sheet(Optional<Count> count, List<List<Integer>> rankings) {
    if (count.isEmpty() || c.part(SHEET).isEmpty()) {
      if (count.isPresent()) {
        found.notChecked("the transfer sheet: its hashes are not in this file");
      }
      return;
    }
    if (list.names().size() < list.candidates().size()) {
      found.notChecked("the transfer sheet's hashes: a name on it is not open in this file");
      return;
    }
    byte[] blt = BltText.of(papers(rankings, List.of())).getBytes(UTF_8);
    String hash = Certificate.hex(Digests.sha256(blt));
    Result result =
        new Result(
            life.rules().facts().text("reference") + ".blt",
            "BLT",
            hash,
            Treatment.STANDARD,
            new Lot.Seed(life.move(SecretMove.OPEN).orElseThrow().leafHash().hex()),
            List.of(),
            count.get());
    Fields sheet = c.open(SHEET).fields().only("ballots_sha256", "result_sha256");
    String json = Certificate.hex(Digests.sha256((ResultJson.line(result) + "\n").getBytes(UTF_8)));
    if (!sheet.text("ballots_sha256").equals(hash)) {
      throw sheet.fault("ballots_sha256", "is not that of the rankings as ballots");
    }
    if (!sheet.text("result_sha256").equals(json)) {
      throw sheet.fault("result_sha256", "is not that of the count made again");
    }
    found.recomputed("sheet", "Transfer sheet: counted again, byte for byte the one published.");
  }

  /** One ranking a line, places of the list joined by ">", nothing on a blank ballot's line. */
  static List<List<Integer>> read(String text, int candidates) {
    List<List<Integer>> all = new ArrayList<>();
    if (text.isEmpty()) {
      return all;
    }
    if (!text.endsWith("\n")) {
      throw new Fault(RANKINGS, "do not end in a newline");
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      List<Integer> ranking = new ArrayList<>();
      for (String place : line.isEmpty() ? new String[0] : line.split(">", -1)) {
        if (!place.matches("[1-9][0-9]{0,2}") || Integer.parseInt(place) > candidates) {
          throw new Fault(RANKINGS, "name a place that is not on the list: '" + place + "'");
        }
        ranking.add(Integer.valueOf(place));
      }
      if (new HashSet<>(ranking).size() != ranking.size()) {
        throw new Fault(RANKINGS, "name a candidate twice: " + line);
      }
      all.add(ranking);
    }
    return all;
  }
}
