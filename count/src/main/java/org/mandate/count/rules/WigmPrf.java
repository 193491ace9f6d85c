package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mandate.count.ballots.Election;

/**
 * The reference rule of the Proportional Representation Foundation for the weighted inclusive
 * Gregory method, without the optional defeat of sure losers (B.2); four decimals, cut.
 *
 * <p>Where D.3 finds the count complete in the middle of a round (B.1, B.4), the round is finished
 * and no other begins: so does Droop, by the rule's author, and so its published reports read.
 * Nobody's election depends on it. A paper of weight 2.5 counts as two and a half equal papers.
 */
final class WigmPrf implements Rule {
  private static final int DECIMALS = 4;

  @Override
  public String id() {
    return "wigm-prf";
  }

  @Override
  public String title() {
    return "Single transferable vote, weighted inclusive Gregory (reference rule)";
  }

  @Override
  public String source() {
    return "Proportional Representation Foundation, Reference WIGM Rule";
  }

  @Override
  public String comparedWith() {
    return "Droop 0.11 (small cases)";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> new Counting(this, election, lot).run());
  }

  private static final class Counting {
    private final Sheet sheet;
    private final Piles piles;
    private final BigInteger quota;
    private final BigInteger unit;
    private final List<Integer> pending = new ArrayList<>();

    Counting(Rule rule, Election election, Lot lot) {
      sheet = new Sheet(rule, election, lot, DECIMALS); // A.2, A.4, A.5
      piles = sheet.piles();
      unit = sheet.whole(BigInteger.ONE);
      BigInteger least = BigInteger.TEN.pow(sheet.scale() - DECIMALS); // 0.0001
      BigInteger parts = least.multiply(BigInteger.valueOf(election.seats() + 1L));
      quota = sheet.valid().divide(parts).multiply(least).add(least); // A.1
    }

    Count run() {
      boolean more = endOfRound("first preferences", List.of()); // A.3
      while (more) {
        OptionalInt moved = pending.isEmpty() ? lowest() : highest(); // B.4, B.3
        if (moved.isEmpty()) return sheet.count(quota); // a lot is needed
        int from = moved.getAsInt();
        boolean surplus = pending.contains(from);
        if (surplus) transferSurplus(from);
        else defeat(from);
        more = endOfRound(surplus ? "surplus" : "exclusion", List.of(from));
      }
      return sheet.count(quota);
    }

    /** D.3, then B.1 of the round that begins, or C; says whether one begins. */
    private boolean endOfRound(String action, List<Integer> moved) {
      boolean more = sheet.vacancies() > 0 && sheet.continuing().size() > sheet.vacancies();
      var hopeful = sheet.byVotes(sheet.continuing());
      if (more) {
        var won = hopeful.stream().filter(c -> sheet.votes(c).compareTo(quota) >= 0).toList();
        sheet.elect(won); // B.1
        pending.addAll(won);
      } else if (sheet.vacancies() > 0) {
        sheet.elect(hopeful); // C
      }
      sheet.close(action, moved);
      return more;
    }

    private OptionalInt highest() {
      BigInteger most = sheet.votes(sheet.byVotes(pending).getFirst());
      var tied = pending.stream().filter(c -> sheet.votes(c).equals(most)).sorted().toList();
      return sheet.byLot("surplus", tied); // D.1
    }

    private OptionalInt lowest() {
      var hopeful = sheet.continuing();
      BigInteger least = sheet.votes(sheet.byVotes(hopeful).getLast());
      var tied = hopeful.stream().filter(c -> sheet.votes(c).equals(least)).toList();
      return sheet.byLot("exclude", tied); // D.1
    }

    /**
     * B.3: weight times surplus, cut, divided by the vote, cut (D.4); also a surplus of nothing.
     */
    private void transferSurplus(int from) {
      pending.remove(Integer.valueOf(from));
      BigInteger vote = sheet.votes(from);
      BigInteger surplus = vote.subtract(quota);
      for (Piles.Parcel parcel : piles.take(from)) {
        BigInteger product = parcel.value().multiply(surplus).divide(unit);
        piles.move(parcel, product.multiply(unit).divide(vote), 0); // D.2
      }
      piles.setVotes(from, quota);
    }

    /** B.4. */
    private void defeat(int out) {
      sheet.exclude(out);
      for (Piles.Parcel parcel : piles.take(out)) piles.move(parcel, parcel.value(), 0); // D.2
      piles.setVotes(out, BigInteger.ZERO);
    }
  }
}
