package org.mandate.count.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Reading;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** Small counts to be told: candidates Ann, Bob, Cid, Dot, Eve, papers as in BLT. */
final class Told {
  private static final List<String> NAMES = List.of("Ann", "Bob", "Cid", "Dot", "Eve", "Fay");

  private Told() {}

  /** As {@code count("irv", 3, 1, "5 1", "4 2 1")}. */
  static Count count(String rule, int candidates, int seats, String... papers) {
    return (Count) outcome(rule, blt(NAMES.subList(0, candidates), seats, papers));
  }

  static Count count(String rule, List<String> names, int seats, String... papers) {
    return (Count) outcome(rule, blt(names, seats, papers));
  }

  static String blt(List<String> names, int seats, String... papers) {
    var text = new StringBuilder(names.size() + " " + seats + "\n");
    for (String paper : papers) {
      text.append(paper).append("[-".indexOf(paper.charAt(0)) >= 0 ? "\n" : " 0\n");
    }
    text.append("0\n");
    names.forEach(name -> text.append('"').append(name).append("\"\n"));
    return text.append("\"Title\"\n").toString();
  }

  static Outcome outcome(String rule, String blt) {
    return switch (BallotFiles.read(blt.getBytes(UTF_8))) {
      case Reading.Read read -> {
        Election election = read.election();
        Lot lot =
            election.tieOrder().isEmpty() ? new Lot.None() : new Lot.Order(election.tieOrder());
        yield Rules.named(rule).orElseThrow().count(election, lot);
      }
      case Reading.Refused refused -> throw new IllegalArgumentException(refused.why().sentence());
    };
  }

  static Result result(String file, Count count) {
    return new Result(
        file, "BLT", "0".repeat(64), Treatment.STANDARD, new Lot.None(), List.of(), count);
  }

  /** Counts of small random elections under every rule that is defined for them. */
  static List<Count> random(long seed, int elections) {
    var random = new Random(seed);
    var counts = new ArrayList<Count>();
    for (int i = 0; i < elections; i++) {
      int candidates = 2 + random.nextInt(5);
      var papers = new ArrayList<String>();
      if (random.nextBoolean()) papers.add("[tie " + order(candidates, random) + "]");
      for (int line = 1 + random.nextInt(9); line > 0; line--) {
        String ranking = order(candidates, random);
        int choices = 1 + random.nextInt(candidates);
        papers.add((1 + random.nextInt(9)) + " " + ranking.substring(0, 2 * choices - 1));
      }
      String blt =
          blt(NAMES.subList(0, candidates), 1 + random.nextInt(3), papers.toArray(String[]::new));
      for (Rule rule : Rules.all()) {
        if (outcome(rule.id(), blt) instanceof Count count) counts.add(count);
      }
    }
    return counts;
  }

  private static String order(int candidates, Random random) {
    var order = new ArrayList<String>();
    for (int i = 1; i <= candidates; i++) order.add(Integer.toString(i));
    Collections.shuffle(order, random);
    return String.join(" ", order);
  }
}
