package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mandate.count.ballots.Election;

/**
 * The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, Part III, rules 45
 * to 52: the weighted inclusive Gregory method with values cut to five decimals.
 *
 * <p>A paper of weight 2.5 counts as two and a half equal papers. Rule 49(2) and 51(2) speak of
 * "the candidate" who had most or fewest votes at the most recent stage at which the tied were
 * unequal; where several share that place, the others are out and the rule is applied to those
 * again. (Droop and pyRCV instead look for a stage at which one stood alone. The readings differ
 * only for three or more tied.) A candidate with exactly the quota has nothing to transfer, rule
 * 48(1) says "exceeds", and so makes no stage, as in the official counts; Droop writes an empty
 * one.
 */
final class Scottish2007 implements Rule {
  private static final int DECIMALS = 5;

  @Override
  public String id() {
    return "scottish-2007";
  }

  @Override
  public String title() {
    return "Single transferable vote, Scottish council elections";
  }

  @Override
  public String source() {
    return "The Scottish Local Government Elections Order 2007, Schedule 1, Part III, rules 45-52";
  }

  @Override
  public String comparedWith() {
    return "official stages of 235 Scottish wards of 2017; Droop 0.11 (Glasgow 2007, small"
        + " cases); RCTab 2.0.0 (Minneapolis Park Board 2013)";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> new Counting(this, election, lot).run());
  }

  private static final class Counting {
    private final Sheet sheet;
    private final Piles piles;
    private final BigInteger quota;

    Counting(Rule rule, Election election, Lot lot) {
      sheet = new Sheet(rule, election, lot, DECIMALS); // 45
      piles = sheet.piles();
      BigInteger parts = sheet.whole(BigInteger.valueOf(election.seats() + 1L));
      quota = sheet.whole(sheet.valid().divide(parts).add(BigInteger.ONE)); // 46
    }

    Count run() {
      deemElected();
      sheet.close("first preferences", List.of());
      while (sheet.vacancies() > 0 && !sheet.continuing().isEmpty()) { // 48(1), 50(1)
        var surpluses =
            sheet.elected().stream().filter(c -> sheet.votes(c).compareTo(quota) > 0).toList();
        boolean done = surpluses.isEmpty() ? exclude() : transferSurplus(surpluses);
        if (!done) return sheet.count(quota); // a lot is needed
      }
      return sheet.count(quota);
    }

    /** 47(1): whoever has the quota. 52(1): the last continuing candidates. */
    private void deemElected() {
      var continuing = sheet.byVotes(sheet.continuing());
      sheet.elect(continuing.stream().filter(c -> sheet.votes(c).compareTo(quota) >= 0).toList());
      var left = sheet.byVotes(sheet.continuing());
      if (left.size() <= sheet.vacancies()) sheet.elect(left);
    }

    /** 48 and 49. */
    private boolean transferSurplus(List<Integer> surpluses) {
      BigInteger highest = sheet.votes(sheet.byVotes(surpluses).getFirst());
      var tied = surpluses.stream().filter(c -> sheet.votes(c).equals(highest)).sorted().toList();
      OptionalInt chosen = sheet.byLot("surplus", Before.highest(sheet.history(), tied)); // 49
      if (chosen.isEmpty()) return false;
      int from = chosen.getAsInt();
      BigInteger surplus = highest.subtract(quota);
      for (Piles.Parcel parcel : piles.take(from)) {
        // 48(3): A divided by B, any remainder being ignored
        BigInteger value = parcel.value().multiply(surplus).divide(highest);
        piles.move(parcel, value, 0);
      }
      piles.setVotes(from, quota);
      deemElected();
      sheet.close("surplus", List.of(from));
      return true;
    }

    /** 50 and 51. */
    private boolean exclude() {
      var continuing = sheet.continuing();
      BigInteger lowest = sheet.votes(sheet.byVotes(continuing).getLast());
      var tied = continuing.stream().filter(c -> sheet.votes(c).equals(lowest)).toList();
      OptionalInt chosen = sheet.byLot("exclude", Before.lowest(sheet.history(), tied)); // 51(2)
      if (chosen.isEmpty()) return false;
      int out = chosen.getAsInt();
      sheet.exclude(out);
      for (Piles.Parcel parcel : new ArrayList<>(piles.take(out))) {
        piles.move(parcel, parcel.value(), 0); // 50(4)
      }
      piles.setVotes(out, BigInteger.ZERO);
      deemElected();
      sheet.close("exclusion", List.of(out));
      return true;
    }
  }
}
