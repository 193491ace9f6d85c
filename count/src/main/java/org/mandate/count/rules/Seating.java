package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Rejection;

/**
 * Filling the seats of a rule that compares once: by totals or by an order of the candidates. Those
 * who stand equal take seats together where there are enough, and draw where there are not.
 */
final class Seating {
  private final Rule rule;
  private final Election election;
  private final Lot lot;
  private final List<Integer> elected = new ArrayList<>();
  private final List<String> lots = new ArrayList<>();
  private @Nullable Tie tie;

  Seating(Rule rule, Election election, Lot lot) {
    this.rule = rule;
    this.election = election;
    this.lot = lot;
  }

  /** All who stand, by index. */
  static List<Integer> standing(Election election) {
    return IntStream.range(0, election.candidates().size())
        .filter(i -> !election.candidates().get(i).withdrawn())
        .boxed()
        .toList();
  }

  /** What one place of a paper gives to the candidate there, for one paper. */
  interface Gives {
    long at(int paper, int place);
  }

  /** What all papers give to each candidate who stands, in units of 10^-weightScale. */
  static BigInteger[] totals(Election election, Gives gives) {
    Ballots ballots = election.ballots();
    BigInteger[] totals = new BigInteger[election.candidates().size()];
    Arrays.fill(totals, BigInteger.ZERO);
    for (int b = 0; b < ballots.size(); b++) {
      BigInteger weight = BigInteger.valueOf(ballots.weight(b));
      for (int place = 0; place < ballots.length(b); place++) {
        int candidate = ballots.candidate(b, place);
        if (election.candidates().get(candidate).withdrawn()) continue;
        BigInteger given = BigInteger.valueOf(gives.at(b, place));
        totals[candidate] = totals[candidate].add(given.multiply(weight));
      }
    }
    return totals;
  }

  /** Seats go to the highest totals. */
  void byTotals(BigInteger[] totals) {
    var left = new ArrayList<>(standing(election));
    while (!left.isEmpty() && seatsLeft() > 0 && tie == null) {
      BigInteger most = left.stream().map(i -> totals[i]).reduce(BigInteger::max).orElseThrow();
      var equal = left.stream().filter(i -> totals[i].equals(most)).toList();
      left.removeAll(equal);
      seat(equal);
    }
  }

  /**
   * Seats go to those whom nobody left beats, then to those whom nobody else left beats, and so on.
   *
   * @param beats a strict partial order: {@code beats[a][b]} when a is placed before b
   */
  void byOrder(boolean[][] beats) {
    var left = new ArrayList<>(standing(election));
    while (!left.isEmpty() && seatsLeft() > 0 && tie == null) {
      var unbeaten = left.stream().filter(i -> left.stream().noneMatch(j -> beats[j][i])).toList();
      left.removeAll(unbeaten);
      seat(unbeaten);
    }
  }

  /** This one, whoever else stands. */
  void prevails(int candidate) {
    elected.add(candidate);
  }

  private void seat(List<Integer> equal) {
    if (equal.size() <= seatsLeft()) {
      elected.addAll(equal);
      return;
    }
    var tied = new ArrayList<>(equal);
    while (seatsLeft() > 0) {
      Optional<Integer> drawn = lot.drawn(tied);
      if (drawn.isEmpty()) {
        needsLot(tied);
        return;
      }
      drew(tied, drawn.get());
      elected.add(drawn.get());
      tied.remove(drawn.get());
    }
  }

  /** The count stops: these need a lot. */
  void needsLot(List<Integer> between) {
    tie = new Tie(2, "elect", between);
  }

  private void drew(List<Integer> between, int drawn) {
    List<String> names = election.names();
    String all = String.join(", ", between.stream().map(names::get).toList());
    lots.add("Stage 1, elect: lot between " + all + " fell on " + names.get(drawn) + ".");
  }

  /** A sentence for a lot drawn elsewhere. */
  void lot(String sentence) {
    lots.add(sentence);
  }

  private int seatsLeft() {
    return election.seats() - elected.size();
  }

  /**
   * The count with its one stage.
   *
   * @param totals in units of 10^-weightScale
   * @param others votes for nobody, in the same unit
   * @param invalid papers this rule cannot count
   */
  Count count(
      String action,
      BigInteger[] totals,
      BigInteger others,
      Invalid invalid,
      @Nullable Pairwise pairwise) {
    Ballots ballots = election.ballots();
    int scale = ballots.weightScale();
    BigDecimal valid = ballots.total().subtract(new BigDecimal(invalid.weight(), scale));
    List<BigDecimal> votes =
        Arrays.stream(totals).map(total -> new BigDecimal(total, scale)).toList();
    Stage stage =
        new Stage(
            1,
            action,
            List.of(),
            votes,
            Collections.nCopies(votes.size(), new BigDecimal(BigInteger.ZERO, scale)),
            new BigDecimal(others, scale),
            elected,
            List.of(),
            null,
            List.of());
    return new Count(
        rule.id(),
        election.title(),
        election.names(),
        election.seats(),
        valid,
        rejections(invalid, scale),
        null,
        tie,
        lots,
        elected,
        List.of(stage),
        pairwise);
  }

  private List<Rejection> rejections(Invalid invalid, int scale) {
    if (invalid.weight().signum() == 0) return election.rejections();
    var all = new ArrayList<>(election.rejections());
    all.add(new Rejection(invalid.reason(), new BigDecimal(invalid.weight(), scale)));
    return all;
  }

  /** Papers that a rule cannot count. */
  record Invalid(String reason, BigInteger weight) {
    static final String STRANDED = "no preference for a candidate who stands";

    /** Papers on which nobody who stands is named. */
    static Invalid stranded(Election election) {
      Ballots ballots = election.ballots();
      BigInteger weight = BigInteger.ZERO;
      for (int b = 0; b < ballots.size(); b++) {
        int paper = b;
        boolean names =
            IntStream.range(0, ballots.length(b))
                .map(place -> ballots.candidate(paper, place))
                .anyMatch(i -> !election.candidates().get(i).withdrawn());
        if (!names) weight = weight.add(BigInteger.valueOf(ballots.weight(b)));
      }
      return new Invalid(STRANDED, weight);
    }
  }
}
