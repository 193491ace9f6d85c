package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mandate.count.ballots.Election;

/**
 * Instant-runoff voting for one seat, after the law of Maine on ranked-choice voting (Title 21-A,
 * section 723-A), with the usual halt as soon as somebody has more than half.
 *
 * <ol>
 *   <li>Each round counts every paper for its highest-ranked continuing candidate; a paper without
 *       one is exhausted and counts for nobody.
 *   <li>Whoever has more than half of the votes then counted is elected. So is a candidate who
 *       alone is left.
 *   <li>Otherwise the largest group of last candidates that together have fewer votes than the
 *       candidate next above is excluded at once: none of them could win (section 723-A,
 *       mathematically impossible to be elected). It may be one candidate.
 *   <li>Where there is no such group two or more are equal in last place, and a lot excludes one of
 *       them; earlier rounds are not looked at.
 * </ol>
 */
final class InstantRunoff implements Rule {

  @Override
  public String id() {
    return "irv";
  }

  @Override
  public String title() {
    return "Instant-runoff voting";
  }

  @Override
  public String source() {
    return "Maine Revised Statutes, Title 21-A, section 723-A, with a halt at more than half";
  }

  @Override
  public String comparedWith() {
    return "RCTab 2.0.0 (Portland, mayor, 2015: 14 rounds)";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    if (election.seats() != 1) {
      return new Outcome.Refused(
          "instant-runoff fills one seat, and here are "
              + election.seats()
              + "; for several use"
              + " scottish-2007, wigm-prf, ers97 or meek");
    }
    return Sheet.refusal(election).orElseGet(() -> run(election, lot));
  }

  private Count run(Election election, Lot lot) {
    var sheet = new Sheet(this, election, lot, 0);
    BigInteger first = elect(sheet);
    sheet.close("first preferences", List.of(), first);
    while (sheet.vacancies() > 0 && !sheet.continuing().isEmpty()) {
      List<Integer> last = lastGroup(sheet);
      if (last.isEmpty()) {
        OptionalInt drawn = sheet.byLot("exclude", lowest(sheet));
        if (drawn.isEmpty()) break;
        last = List.of(drawn.getAsInt());
      }
      last.forEach(sheet::exclude);
      for (int out : last) {
        for (Piles.Parcel parcel : sheet.piles().take(out)) {
          sheet.piles().move(parcel, parcel.value(), 0);
        }
        sheet.piles().setVotes(out, BigInteger.ZERO);
      }
      BigInteger needed = elect(sheet);
      sheet.close("exclusion", last, needed);
    }
    return sheet.count(first);
  }

  /** Elects who has more than half; returns the least that is more than half. */
  private static BigInteger elect(Sheet sheet) {
    var continuing = sheet.byVotes(sheet.continuing());
    BigInteger counted =
        continuing.stream().map(sheet::votes).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger needed = counted.shiftRight(1).add(BigInteger.ONE);
    if (continuing.isEmpty()) return needed;
    int leader = continuing.getFirst();
    if (continuing.size() == 1 || sheet.votes(leader).compareTo(needed) >= 0) {
      sheet.elect(List.of(leader));
    }
    return needed;
  }

  private static List<Integer> lastGroup(Sheet sheet) {
    var upwards = sheet.byVotes(sheet.continuing()).reversed();
    var group = new ArrayList<Integer>();
    List<Integer> largest = List.of();
    BigInteger together = BigInteger.ZERO;
    for (int i = 0; i + 1 < upwards.size(); i++) {
      group.add(upwards.get(i));
      together = together.add(sheet.votes(upwards.get(i)));
      if (together.compareTo(sheet.votes(upwards.get(i + 1))) < 0) largest = List.copyOf(group);
    }
    return largest.stream().sorted().toList();
  }

  private static List<Integer> lowest(Sheet sheet) {
    var continuing = sheet.continuing();
    BigInteger least = sheet.votes(sheet.byVotes(continuing).getLast());
    return continuing.stream().filter(c -> sheet.votes(c).equals(least)).toList();
  }
}
