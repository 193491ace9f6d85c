package org.mandate.app.elections;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.count.CountResult;
import org.mandate.count.Franchise;
import org.mandate.count.Question;
import org.mandate.count.RankedCount;
import org.mandate.count.RankedQuestion;
import org.mandate.count.RankedResult;
import org.mandate.count.Roll;
import org.mandate.count.VoteCount;
import org.mandate.count.Voter;
import org.mandate.count.rules.Lot;

/** Counts a ballot's votes: at the close, and again whenever somebody reads what it decided. */
final class Counting {
  private final BallotStore ballots;
  private final VoteStore votes;
  private final Bodies bodies;
  private final Matters matters;

  Counting(BallotStore ballots, VoteStore votes, Bodies bodies, Matters matters) {
    this.ballots = ballots;
    this.votes = votes;
    this.bodies = bodies;
    this.matters = matters;
  }

  /** The constitution by which a ballot is run. */
  Constitution constitution(Ballot ballot) {
    return bodies.constitutions(ballot.body()).stream()
        .filter(a -> a.version() == ballot.constitution())
        .findFirst()
        .orElseThrow()
        .constitution();
  }

  /** How a ballot's rankings are counted; empty where nothing is ranked. */
  Optional<Setting.Counting> ranked(Ballot ballot) {
    return constitution(ballot)
        .ballotRule(ballot.question())
        .map(rule -> rule.deciding().setting().counting());
  }

  /**
   * The leaf hash of the ballot's opening, 64 hex digits: published before the first vote. Empty
   * before the opening.
   */
  Optional<String> seed(Ballot ballot) {
    return ballot.openedEntry().map(entry -> votes.leafHashes(List.of(entry)).get(entry));
  }

  BallotCount count(Ballot ballot, Map<String, Vote> standing) {
    Roll roll =
        new Roll(
            ballots.roll(ballot.id()).stream()
                .map(line -> new Voter(line.practice(), line.patients(), line.area()))
                .toList());
    List<org.mandate.count.Vote> cast =
        standing.values().stream()
            .map(v -> new org.mandate.count.Vote(v.practice(), v.choice()))
            .toList();
    Optional<Setting.Counting> ranked = ranked(ballot);
    if (ranked.isPresent()) {
      BallotCount.Ranked counted = ranked(ballot, ranked.get(), roll, cast);
      return new BallotCount(counted.result().first(), Optional.of(counted));
    }
    return switch (VoteCount.count(roll, new Question(ballot.options()), cast)) {
      case CountResult.Counted counted -> new BallotCount(counted, Optional.empty());
      case CountResult.Refused refused -> throw fault(ballot, refused.refusals());
    };
  }

  private BallotCount.Ranked ranked(
      Ballot ballot, Setting.Counting how, Roll roll, List<org.mandate.count.Vote> cast) {
    Matter matter = matters.find(ballot.matter()).orElseThrow();
    int seats = matter.filling().orElseThrow().places();
    String seed = seed(ballot).orElseThrow();
    RankedResult result =
        RankedCount.count(
            roll,
            new RankedQuestion(matter.title(), seats, ballot.options(), matter.optionWords()),
            cast,
            Franchise.valueOf(how.weigh().name()),
            how.rule(),
            new Lot.Seed(seed));
    return switch (result) {
      case RankedResult.Counted counted -> new BallotCount.Ranked(how, seats, seed, counted);
      case RankedResult.Refused refused -> throw fault(ballot, refused.refusals());
    };
  }

  private static IllegalStateException fault(Ballot ballot, List<?> refusals) {
    return new IllegalStateException(
        "the votes of ballot " + ballot.id() + " cannot be counted: " + refusals);
  }
}
