package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Rejection;

/**
 * The transfer sheet of a count by piles: who stands how, what each stage wrote, which lots fell.
 *
 * <p>What is common to the rules that move papers from pile to pile. The rules themselves stand in
 * their own files.
 */
final class Sheet {
  private enum Standing {
    CONTINUING,
    ELECTED,
    EXCLUDED,
    WITHDRAWN
  }

  private final Rule rule;
  private final Election election;
  private final Lot lot;
  private final int scale;
  private final List<String> names;
  private final Standing[] standing;
  private final Piles piles;
  private final BigInteger valid;
  private final List<Rejection> rejections;
  private final List<Integer> elected = new ArrayList<>();
  private final List<Integer> electedNow = new ArrayList<>();
  private final List<Integer> excludedNow = new ArrayList<>();
  private final List<BigInteger[]> history = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> lots = new ArrayList<>();
  private @Nullable Tie tie;

  /**
   * Sorts every paper to its first preference for a candidate who stands.
   *
   * @param decimals of a paper's value as the rule writes it
   */
  Sheet(Rule rule, Election election, Lot lot, int decimals) {
    this.rule = rule;
    this.election = election;
    this.lot = lot;
    this.scale = decimals + election.ballots().weightScale();
    this.names = election.names();
    this.standing = new Standing[names.size()];
    var open = new boolean[names.size()];
    for (int c = 0; c < open.length; c++) {
      open[c] = !election.candidates().get(c).withdrawn();
      standing[c] = open[c] ? Standing.CONTINUING : Standing.WITHDRAWN;
    }
    this.piles = new Piles(election.ballots(), open);
    BigInteger one = BigInteger.TEN.pow(decimals);
    long stranded = piles.sortFirst(one);
    this.valid = sum(piles.votes());
    this.rejections = withStranded(election, stranded);
  }

  /**
   * Why none of these rules can count this election.
   *
   * @return empty when they can
   */
  static Optional<Outcome> refusal(Election election) {
    Ballots ballots = election.ballots();
    if (ballots.hasEqualRanks()) {
      return Optional.of(
          new Outcome.Refused(
              "a ballot ranks two candidates equally, and this rule gives no meaning to that;"
                  + " meek and schulze do"));
    }
    return Trie.refusal(election);
  }

  /** Papers left without any candidate who stands are not valid papers of this count. */
  private static List<Rejection> withStranded(Election election, long weight) {
    if (weight == 0) return election.rejections();
    var all = new ArrayList<>(election.rejections());
    BigDecimal papers = BigDecimal.valueOf(weight, election.ballots().weightScale());
    all.add(new Rejection("no preference for a candidate who stands", papers));
    return all;
  }

  Piles piles() {
    return piles;
  }

  /** All valid papers, in units of the sheet. */
  BigInteger valid() {
    return valid;
  }

  /** A whole number of votes in units of the sheet. */
  BigInteger whole(BigInteger votes) {
    return votes.multiply(BigInteger.TEN.pow(scale));
  }

  /** Decimal places of amounts on this sheet. */
  int scale() {
    return scale;
  }

  BigInteger votes(int candidate) {
    return piles.votes(candidate);
  }

  List<Integer> continuing() {
    return where(c -> standing[c] == Standing.CONTINUING);
  }

  /** In the order of election. */
  List<Integer> elected() {
    return List.copyOf(elected);
  }

  int vacancies() {
    return election.seats() - elected.size();
  }

  /** The number of the stage being made. */
  int stage() {
    return stages.size() + 1;
  }

  /** These by votes, most first; equal ones by number. */
  List<Integer> byVotes(List<Integer> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparing((Integer c) -> votes(c)).reversed().thenComparing(c -> c))
        .toList();
  }

  /** Deems these elected, in this order; none receives papers again. */
  void elect(List<Integer> candidates) {
    for (int c : candidates) {
      standing[c] = Standing.ELECTED;
      piles.shut(c);
      elected.add(c);
      electedNow.add(c);
    }
  }

  /** Excludes one; it receives no papers again. */
  void exclude(int candidate) {
    standing[candidate] = Standing.EXCLUDED;
    piles.shut(candidate);
    excludedNow.add(candidate);
  }

  /** All totals at the end of each stage so far, by index. */
  List<BigInteger[]> history() {
    return history;
  }

  /**
   * The one to be transferred, excluded or elected among equals by lot.
   *
   * @return empty when no lot was given: the count stops at this tie
   */
  OptionalInt byLot(String purpose, List<Integer> tied) {
    if (tied.size() == 1) return OptionalInt.of(tied.getFirst());
    Optional<Integer> drawn = lot.drawn(tied);
    if (drawn.isEmpty()) {
      tie = new Tie(stage(), purpose, tied);
      return OptionalInt.empty();
    }
    String between = String.join(", ", tied.stream().map(names::get).toList());
    lots.add(
        "Stage "
            + stage()
            + ", "
            + purpose
            + ": lot between "
            + between
            + " fell on "
            + names.get(drawn.get())
            + ".");
    return OptionalInt.of(drawn.get());
  }

  /** Writes the stage down. */
  void close(String action, List<Integer> moved) {
    close(action, moved, null);
  }

  /** Writes the stage down with the quota then in force. */
  void close(String action, List<Integer> moved, @Nullable BigInteger quota) {
    CountStopped.ifAsked();
    BigInteger[] now = piles.votes();
    var transfers = new ArrayList<BigDecimal>();
    for (int c = 0; c < now.length; c++) {
      BigInteger before = history.isEmpty() ? BigInteger.ZERO : history.getLast()[c];
      transfers.add(amount(history.isEmpty() ? BigInteger.ZERO : now[c].subtract(before)));
    }
    stages.add(
        new Stage(
            stage(),
            action,
            moved,
            Arrays.stream(now).map(this::amount).toList(),
            transfers,
            amount(valid.subtract(sum(now))),
            electedNow,
            excludedNow,
            quota == null ? null : amount(quota),
            List.of()));
    history.add(now);
    electedNow.clear();
    excludedNow.clear();
  }

  /** The count as far as the sheet goes. */
  Count count(@Nullable BigInteger quota) {
    int decimals = election.ballots().weightScale();
    BigDecimal papers = amount(valid).setScale(decimals);
    return new Count(
        rule.id(),
        election.title(),
        names,
        election.seats(),
        papers,
        rejections,
        quota == null ? null : amount(quota),
        tie,
        lots,
        elected,
        stages,
        null);
  }

  BigDecimal amount(BigInteger units) {
    return new BigDecimal(units, scale);
  }

  private List<Integer> where(IntPredicate which) {
    return IntStream.range(0, standing.length).filter(which).boxed().toList();
  }

  private static BigInteger sum(BigInteger[] amounts) {
    return Arrays.stream(amounts).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
