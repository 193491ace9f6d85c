package org.mandate.count.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mandate.count.CountResult;
import org.mandate.count.Franchise;
import org.mandate.count.Question;
import org.mandate.count.Roll;
import org.mandate.count.Tally;
import org.mandate.count.Vote;
import org.mandate.count.VoteCount;
import org.mandate.count.Voter;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * A motion on paper: carried when more papers are for than against.
 *
 * <ul>
 *   <li>Robert's Rules of Order, Newly Revised, 12th edition (2020), 44:1: more than half of the
 *       votes cast, not counting abstentions; a tie does not carry the motion, and no lot is drawn.
 *   <li>Papers over two options, for (or yes) and against (or no), and if wanted a third, abstain.
 *       The first preference counts; a paper that names nothing abstains. "Elected" is the side
 *       that prevails: against when the motion falls.
 *   <li>The figures are {@link VoteCount}'s. Thresholds of the roll or of the votes cast,
 *       majorities in every area and two franchises side by side are a constitution's clauses: the
 *       room {@code constitution} judges them on the same {@link Tally}.
 * </ul>
 */
final class YesNo implements Rule {
  private static final Map<String, String> CHOICES =
      Map.of(
          "for", Question.FOR,
          "yes", Question.FOR,
          "against", Question.AGAINST,
          "no", Question.AGAINST,
          "abstain", Question.ABSTAIN,
          "abstention", Question.ABSTAIN);

  @Override
  public String id() {
    return "yes-no";
  }

  @Override
  public String title() {
    return "For or against, by majority of votes cast";
  }

  @Override
  public String source() {
    return "Robert's Rules of Order Newly Revised, 12th edition, 2020, 44:1";
  }

  @Override
  public String comparedWith() {
    return "no outside count compared";
  }

  @Override
  public Outcome count(Election election, Lot lot) {
    List<String> choices =
        election.candidates().stream()
            .map(c -> CHOICES.getOrDefault(c.name().strip().toLowerCase(Locale.ROOT), ""))
            .toList();
    boolean options =
        choices.stream().filter(Question.FOR::equals).count() == 1
            && choices.stream().filter(Question.AGAINST::equals).count() == 1
            && choices.stream().filter(Question.ABSTAIN::equals).count() == choices.size() - 2;
    if (!options || choices.size() > 3 || election.seats() != 1) {
      return new Outcome.Refused(
          "yes-no counts one question with the options For and Against (or Yes and No) and, if"
              + " wanted, Abstain; this has "
              + election.seats()
              + " seats and the options "
              + String.join(", ", election.names()));
    }
    if (election.candidates().stream().anyMatch(c -> c.withdrawn())) {
      return new Outcome.Refused("an option of a yes-no question cannot be withdrawn");
    }
    return Trie.refusal(election).orElseGet(() -> counted(election, lot, choices));
  }

  private Outcome counted(Election election, Lot lot, List<String> choices) {
    Ballots ballots = election.ballots();
    var voters = new ArrayList<Voter>();
    var votes = new ArrayList<Vote>();
    BigInteger invalid = BigInteger.ZERO;
    for (int b = 0; b < ballots.size(); b++) {
      Optional<String> choice = choice(ballots, b, choices);
      if (choice.isEmpty()) invalid = invalid.add(BigInteger.valueOf(ballots.weight(b)));
      if (choice.isEmpty()) continue;
      voters.add(new Voter("papers " + b, ballots.weight(b), null));
      votes.add(new Vote("papers " + b, choice.get()));
    }
    var counted = (CountResult.Counted) VoteCount.count(new Roll(voters), Question.yesNo(), votes);
    Tally tally = counted.tally(Franchise.WEIGHTED_BY_LIST);
    boolean carried = tally.of(Question.FOR) > tally.of(Question.AGAINST);
    int prevails = choices.indexOf(carried ? Question.FOR : Question.AGAINST);
    BigInteger[] totals = new BigInteger[choices.size()];
    Arrays.setAll(totals, i -> BigInteger.valueOf(amount(tally, choices.get(i))));
    boolean listed = choices.contains(Question.ABSTAIN);
    var seating = new Seating(this, election, lot);
    seating.prevails(prevails);
    return seating.count(
        "first preferences",
        totals,
        BigInteger.valueOf(listed ? 0 : tally.abstained()),
        new Seating.Invalid("two options marked alike", invalid),
        null);
  }

  private static long amount(Tally tally, String choice) {
    return choice.equals(Question.ABSTAIN) ? tally.abstained() : tally.of(choice);
  }

  private static Optional<String> choice(Ballots ballots, int paper, List<String> choices) {
    if (ballots.length(paper) == 0) return Optional.of(Question.ABSTAIN);
    if (ballots.length(paper) > 1 && ballots.sharesRank(paper, 1)) return Optional.empty();
    return Optional.of(choices.get(ballots.candidate(paper, 0)));
  }
}
