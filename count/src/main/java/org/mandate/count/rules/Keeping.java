package org.mandate.count.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Rejection;

/**
 * The table of a count by keep values: who stands how, the figures of the last distribution, and
 * the stages written so far. Numbers are whole, in units of 10<sup>-places</sup> of a vote.
 *
 * <p>A stage shows what was done and the figures after it: stage 1 the first preferences, then one
 * stage for each round (the surpluses passed on until they are small, or a candidate excluded),
 * with those who reach the quota by its figures.
 */
final class Keeping {
  private enum Standing {
    HOPEFUL,
    ELECTED,
    EXCLUDED,
    WITHDRAWN
  }

  private final Election election;
  private final Lot lot;
  private final int places;
  private final int written;
  private final int weightScale;
  private final Standing[] standing;
  private final List<Integer> elected = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> lots = new ArrayList<>();
  private @Nullable Tie tie;

  final BigInteger one;
  final BigInteger[] keep;
  BigInteger[] votes;
  BigInteger rest = BigInteger.ZERO;
  BigInteger quota = BigInteger.ZERO;
  private final BigInteger papers;
  private final List<Rejection> rejections;
  private BigInteger firstQuota = BigInteger.ZERO;

  /**
   * @param places of the arithmetic
   * @param written places of the figures written, rounded half up; at most {@code places}
   */
  Keeping(Election election, Lot lot, Trie trie, int places, int written) {
    this.election = election;
    this.lot = lot;
    this.places = places;
    this.written = written;
    this.weightScale = trie.scale();
    this.one = BigInteger.TEN.pow(places);
    this.papers = one.multiply(BigInteger.valueOf(trie.total()));
    this.rejections = rejections(election, trie);
    int n = election.candidates().size();
    standing = new Standing[n];
    keep = new BigInteger[n];
    votes = new BigInteger[n];
    Arrays.fill(votes, BigInteger.ZERO);
    for (int i = 0; i < n; i++) {
      boolean withdrawn = election.candidates().get(i).withdrawn();
      standing[i] = withdrawn ? Standing.WITHDRAWN : Standing.HOPEFUL;
      keep[i] = withdrawn ? BigInteger.ZERO : one;
    }
  }

  /** The quota before anything is rounded away: from all valid papers. */
  void firstQuota(BigInteger above) {
    firstQuota = papers.divide(BigInteger.valueOf(election.seats() + 1L)).add(above);
  }

  private static List<Rejection> rejections(Election election, Trie trie) {
    if (trie.stranded().signum() == 0) return election.rejections();
    var all = new ArrayList<>(election.rejections());
    BigDecimal papers = new BigDecimal(trie.stranded(), trie.scale());
    all.add(new Rejection("no preference for a candidate who stands", papers));
    return all;
  }

  void distribute(Spread spread) {
    CountStopped.ifAsked();
    BigInteger[] given = spread.spread(keep);
    votes = Arrays.copyOf(given, given.length - 1);
    rest = given[votes.length];
  }

  List<Integer> hopeful() {
    return those(Standing.HOPEFUL);
  }

  /** In order of election. */
  List<Integer> elected() {
    return Collections.unmodifiableList(elected);
  }

  int seatsLeft() {
    return election.seats() - elected.size();
  }

  /** Whether seats are still contested. */
  boolean contested() {
    return seatsLeft() > 0 && hopeful().size() > seatsLeft();
  }

  BigInteger given() {
    return Arrays.stream(votes).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Votes above the quota of those elected, together; may be below 0. */
  BigInteger surplus() {
    return elected.stream()
        .map(i -> votes[i].subtract(quota))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  void elect(List<Integer> candidates) {
    candidates.forEach(i -> standing[i] = Standing.ELECTED);
    elected.addAll(candidates);
  }

  /**
   * As many of these as there are seats: the highest; of equals by lot.
   *
   * @return empty when that needs a lot and there is none
   */
  Optional<List<Integer>> within(List<Integer> reached) {
    if (reached.size() <= seatsLeft()) return Optional.of(reached);
    var byVotes = new ArrayList<>(reached);
    byVotes.sort(Comparator.comparing((Integer i) -> votes[i]).reversed());
    BigInteger last = votes[byVotes.get(seatsLeft() - 1)];
    var sure = byVotes.stream().filter(i -> votes[i].compareTo(last) > 0).toList();
    var equal = new ArrayList<>(byVotes.stream().filter(i -> votes[i].equals(last)).toList());
    var chosen = new ArrayList<>(sure);
    while (chosen.size() < seatsLeft()) {
      Optional<Integer> drawn = drawn("elect", equal);
      if (drawn.isEmpty()) return Optional.empty();
      chosen.add(drawn.get());
      equal.remove(drawn.get());
    }
    return Optional.of(chosen.stream().sorted().toList());
  }

  /** Whether no stage is written yet, or an exclusion has been made whose stage is not. */
  boolean unwritten(List<Integer> excluded) {
    return stages.isEmpty()
        || !excluded.isEmpty() && !stages.getLast().excluded().containsAll(excluded);
  }

  void exclude(List<Integer> candidates) {
    for (int i : candidates) {
      standing[i] = Standing.EXCLUDED;
      keep[i] = BigInteger.ZERO;
    }
  }

  /** The hopeful candidate to exclude among these, by lot if there are several; empty: no lot. */
  Optional<Integer> drawnToExclude(List<Integer> tied) {
    return drawn("exclude", tied);
  }

  private Optional<Integer> drawn(String purpose, List<Integer> tied) {
    if (tied.size() == 1) return Optional.of(tied.get(0));
    Optional<Integer> drawn = lot.drawn(tied);
    if (drawn.isEmpty()) {
      tie = new Tie(stages.size() + 1, purpose, tied);
    } else {
      List<String> names = election.names();
      lots.add(
          "Stage "
              + (stages.size() + 1)
              + ", "
              + purpose
              + ": lot between "
              + String.join(", ", tied.stream().map(names::get).toList())
              + " fell on "
              + names.get(drawn.get())
              + ".");
    }
    return drawn;
  }

  void stage(String action, List<Integer> moved, List<Integer> chosen, List<Integer> excluded) {
    List<BigDecimal> now = Arrays.stream(votes).map(this::write).toList();
    List<BigDecimal> before = stages.isEmpty() ? now : stages.getLast().votes();
    stages.add(
        new Stage(
            stages.size() + 1,
            action,
            moved,
            now,
            IntStream.range(0, now.size())
                .mapToObj(i -> now.get(i).subtract(before.get(i)))
                .toList(),
            write(rest),
            chosen,
            excluded,
            write(quota),
            Arrays.stream(keep).map(k -> round(k, 0)).toList()));
  }

  /** The end: hopeful candidates take the seats that nobody contests. */
  Count complete(String rule) {
    List<Integer> last = hopeful();
    if (tie == null && seatsLeft() > 0 && !last.isEmpty()) {
      elect(last);
      stage("elect remaining", List.of(), last, List.of());
    }
    return new Count(
        rule,
        election.title(),
        election.names(),
        election.seats(),
        new BigDecimal(papers, places + weightScale).setScale(election.ballots().weightScale()),
        rejections,
        write(firstQuota),
        tie,
        lots,
        elected,
        stages,
        null);
  }

  private List<Integer> those(Standing wanted) {
    return IntStream.range(0, standing.length).filter(i -> standing[i] == wanted).boxed().toList();
  }

  private BigDecimal write(BigInteger amount) {
    return round(amount, weightScale);
  }

  private BigDecimal round(BigInteger amount, int scale) {
    return new BigDecimal(amount, places + scale).setScale(written + scale, RoundingMode.HALF_UP);
  }
}
