package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mandate.count.ballots.Election;

/**
 * R. A. Newland and F. S. Britton, How to conduct an election by the Single Transferable Vote,
 * third edition, Electoral Reform Society, 1997 (ERS97), sections 5 and 6; two decimals.
 *
 * <p>A stage is what paragraph 6.16 calls one; the batches of an exclusion (5.4.11) are points
 * within it, and paragraphs 5.2.3, 5.2.5 and 5.6.2 look back to those too. A paper of weight 2.5
 * counts as two and a half equal papers. The rule is silent on a candidate without a single vote
 * when the votes needed have sunk to nothing: such a candidate is not deemed elected by them.
 */
final class Ers97 implements Rule {
  private static final int DECIMALS = 2;

  @Override
  public String id() {
    return "ers97";
  }

  @Override
  public String title() {
    return "Single transferable vote, Electoral Reform Society 1997";
  }

  @Override
  public String source() {
    return "Newland and Britton, How to conduct an election by the Single Transferable Vote,"
        + " third edition, 1997";
  }

  @Override
  public String comparedWith() {
    return "OpenSTV, ERS97STV of 2010 (400 random elections, all stages)";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    return Sheet.refusal(election).orElseGet(() -> new Counting(this, election, lot).run());
  }

  /** A parcel on an excluded candidate's pile. */
  private record Held(int by, Piles.Parcel parcel) {}

  private static final class Counting {
    private final Sheet sheet;
    private final Piles piles;
    private final BigInteger places;
    private final BigInteger first;
    private BigInteger quota;
    private int batch;

    /** Totals after the first stage, each surplus, each batch of an exclusion. */
    private final List<BigInteger[]> points = new ArrayList<>();

    Counting(Rule rule, Election election, Lot lot) {
      sheet = new Sheet(rule, election, lot, DECIMALS); // 5.1.1 to 5.1.5
      piles = sheet.piles();
      places = BigInteger.valueOf(election.seats());
      first = quotaOf(sheet.valid());
      quota = first;
    }

    Count run() {
      points.add(piles.votes());
      deemElected(); // 5.1.7
      if (sheet.continuing().size() <= sheet.vacancies()) {
        sheet.elect(sheet.byVotes(sheet.continuing())); // 4.3
      }
      close("first preferences", List.of());
      while (sheet.vacancies() > 0 && !sheet.continuing().isEmpty()) { // 5.2.1
        var surpluses = sheet.elected().stream().filter(c -> surplus(c).signum() > 0).toList();
        boolean transfer = !surpluses.isEmpty() && !deferred();
        boolean done = transfer ? transferSurplus(surpluses) : exclude();
        if (!done) break; // a lot is needed
      }
      return sheet.count(first);
    }

    /** 5.1.6: two decimals, and 0.01 more where there is a remainder. */
    private BigInteger quotaOf(BigInteger votes) {
      BigInteger cent = BigInteger.TEN.pow(sheet.scale() - DECIMALS);
      BigInteger[] parts = votes.divideAndRemainder(cent.multiply(places.add(BigInteger.ONE)));
      BigInteger cents = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
      return cents.multiply(cent);
    }

    private BigInteger surplus(int candidate) {
      return sheet.votes(candidate).subtract(quota).max(BigInteger.ZERO);
    }

    /** All surpluses not yet transferred. */
    private BigInteger surplus() {
      return sheet.elected().stream().map(this::surplus).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** 5.1.7, 5.3.13, 5.4.9, in descending order of votes, with 5.6.2 where places run short. */
    private void deemElected() {
      while (sheet.vacancies() > 0 && !sheet.continuing().isEmpty()) {
        var continuing = sheet.byVotes(sheet.continuing());
        BigInteger most = sheet.votes(continuing.getFirst());
        if (most.signum() == 0 || !enough(most)) return;
        var equal = continuing.stream().filter(c -> sheet.votes(c).equals(most)).toList();
        if (equal.size() > sheet.vacancies()) equal = Before.highestFirst(points, equal); // 5.6.2
        if (equal.size() > sheet.vacancies()) return;
        sheet.elect(equal);
      }
    }

    /**
     * (a) the quota or (b) the total active vote divided by one more than the places left. Active
     * are the votes of continuing candidates and those awaiting transfer (6.20): surpluses, and the
     * batches of an exclusion that have not been taken yet.
     */
    private boolean enough(BigInteger votes) {
      if (votes.compareTo(quota) >= 0) return true;
      BigInteger active = surplus();
      var elected = sheet.elected();
      for (int c = 0; c < piles.votes().length; c++) {
        if (!elected.contains(c)) active = active.add(sheet.votes(c));
      }
      return votes.multiply(BigInteger.valueOf(sheet.vacancies() + 1L)).compareTo(active) >= 0;
    }

    /** 5.2.2: (a) is (b) for one candidate. */
    private boolean deferred() {
      return together() > 0;
    }

    /** 5.2.5: how many of those with fewest votes can be excluded together; 0 when none can. */
    private int together() {
      var upwards = sheet.byVotes(sheet.continuing()).reversed();
      int most = upwards.size() - sheet.vacancies(); // (a)
      BigInteger sum = surplus();
      int largest = 0;
      for (int k = 1; k <= most && k < upwards.size(); k++) {
        sum = sum.add(sheet.votes(upwards.get(k - 1)));
        if (sum.compareTo(sheet.votes(upwards.get(k))) <= 0) largest = k; // (b)
      }
      return largest;
    }

    /** 5.2.3 and 5.3. */
    private boolean transferSurplus(List<Integer> surpluses) {
      BigInteger largest = sheet.votes(sheet.byVotes(surpluses).getFirst());
      var tied = surpluses.stream().filter(c -> sheet.votes(c).equals(largest)).sorted().toList();
      OptionalInt chosen = sheet.byLot("surplus", Before.highestFirst(points, tied));
      if (chosen.isEmpty()) return false;
      int from = chosen.getAsInt();
      BigInteger surplus = surplus(from);
      Piles.Parcel last = piles.take(from).getLast(); // 5.3.1, 5.3.2
      BigInteger papers = BigInteger.valueOf(piles.transferable(last)); // 5.3.3, 5.3.5
      boolean exceeds = last.value().multiply(papers).compareTo(surplus) > 0;
      BigInteger value = exceeds ? surplus.divide(papers) : last.value(); // 5.3.7
      piles.move(last, value, ++batch); // 5.3.8 to 5.3.12
      piles.setVotes(from, quota);
      points.add(piles.votes());
      deemElected(); // 5.3.13
      close("surplus", List.of(from));
      return true;
    }

    /** 5.2.5, 5.4 and 5.5.1. */
    private boolean exclude() {
      Optional<List<Integer>> chosen = fewest(Math.max(1, together()));
      if (chosen.isEmpty()) return false;
      var out = chosen.get();
      if (sheet.continuing().size() - out.size() == sheet.vacancies()) { // 5.5.1
        out.forEach(sheet::exclude);
        sheet.elect(sheet.byVotes(sheet.continuing()));
        close("elect remaining", List.of());
        return true;
      }
      out.forEach(sheet::exclude);
      var batches = new TreeMap<BigInteger, List<Held>>();
      for (int c : out) {
        for (var parcel : piles.take(c)) {
          batches.computeIfAbsent(parcel.value(), v -> new ArrayList<>()).add(new Held(c, parcel));
        }
      }
      for (var value : batches.descendingMap().entrySet()) { // 5.4.1, 5.4.2, 5.4.11
        if (sheet.vacancies() == 0) break; // 5.5.2
        transferBatch(value.getKey(), value.getValue());
      }
      close("exclusion", out);
      return true;
    }

    private void transferBatch(BigInteger value, List<Held> papers) {
      batch++;
      for (var held : papers) {
        piles.move(held.parcel(), value, batch); // 5.4.2 to 5.4.7
        piles.setVotes(held.by(), piles.votes(held.by()).subtract(held.parcel().votes()));
      }
      points.add(piles.votes());
      if (sheet.elected().isEmpty()) { // 5.4.8
        BigInteger active = BigInteger.ZERO;
        for (BigInteger votes : piles.votes()) active = active.add(votes);
        quota = quotaOf(active);
      }
      deemElected(); // 5.4.9, 5.4.10
    }

    /** So many with the fewest votes; equal ones by the earliest point, then by lot (5.2.5). */
    private Optional<List<Integer>> fewest(int many) {
      var out = new ArrayList<Integer>();
      var left = new ArrayList<>(sheet.continuing());
      while (out.size() < many) {
        BigInteger least = sheet.votes(sheet.byVotes(left).getLast());
        var tied = left.stream().filter(c -> sheet.votes(c).equals(least)).toList();
        if (tied.size() > many - out.size()) {
          OptionalInt drawn = sheet.byLot("exclude", Before.lowestFirst(points, tied));
          if (drawn.isEmpty()) return Optional.empty();
          tied = List.of(drawn.getAsInt());
        }
        out.addAll(tied);
        left.removeAll(tied);
      }
      return Optional.of(out.stream().sorted().toList());
    }

    private void close(String action, List<Integer> moved) {
      if (sheet.vacancies() == 0) sheet.continuing().forEach(sheet::exclude); // 5.5.2
      sheet.close(action, moved, quota);
    }
  }
}
