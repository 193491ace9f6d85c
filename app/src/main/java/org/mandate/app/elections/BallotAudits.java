package org.mandate.app.elections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;

/**
 * Holds ballots with their rolls, challenges, and the votes of closed ballots against the record.
 */
record BallotAudits(
    BallotStore ballots, VoteStore votes, ChallengeStore challenges, Bodies bodies) {
  List<Audited> all() {
    return List.of(new Openings(), new Counts(), new Votes(), new Challenges());
  }

  private final class Openings implements Audited {
    @Override
    public String table() {
      return "ballot, ballot_roll";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Ballot b : ballots.frozen()) {
        String slug = bodies.find(b.body()).map(Body::slug).orElse("");
        b.openedEntry()
            .ifPresent(
                entry ->
                    each.accept(
                        new Row(
                            b.id().toString(),
                            entry,
                            BallotEntries.openingFacts(b, slug, ballots.roll(b.id())),
                            Map.of())));
      }
    }
  }

  private final class Counts implements Audited {
    @Override
    public String table() {
      return "vote of a closed ballot";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Ballot b : ballots.frozen()) {
        if (b.state() == Ballot.State.CLOSED) {
          Map<String, Vote> standing = votes.standing(b.id());
          Map<Long, String> leaves =
              votes.leafHashes(standing.values().stream().map(Vote::entry).toList());
          long undecided = challenges.of(b.id()).stream().filter(Challenge::undecided).count();
          each.accept(
              new Row(
                  b.id().toString(),
                  b.endedEntry().orElseThrow(),
                  BallotEntries.closedFacts(
                      b,
                      standing,
                      leaves,
                      new BallotEntries.Ending(ballots.roll(b.id()).size(), undecided)),
                  Map.of()));
        }
      }
    }
  }

  private final class Votes implements Audited {
    @Override
    public String table() {
      return "vote";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Ballot b : ballots.frozen()) {
        if (b.state() == Ballot.State.CLOSED) {
          for (Vote v : votes.standing(b.id()).values()) {
            each.accept(
                new Row(
                    b.id() + " " + v.practice(),
                    v.entry(),
                    Map.of(),
                    Map.of(
                        "ballot", b.id().toString(),
                        "practice", v.practice(),
                        "choice", v.choice(),
                        "words", v.words())));
          }
        }
      }
    }
  }

  private final class Challenges implements Audited {
    @Override
    public String table() {
      return "ballot_challenge";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Challenge c : challenges.all()) {
        each.accept(
            new Row(
                c.id().toString(),
                c.entry(),
                Map.of("challenge", c.id().toString(), "practice", c.practice()),
                Map.of("words", c.words())));
        c.settledEntry().ifPresent(entry -> each.accept(settled(c, entry)));
      }
    }
  }

  private static Audited.Row settled(Challenge c, long entry) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("challenge", c.id().toString());
    facts.put("outcome", c.outcome().orElse(""));
    return new Audited.Row(c.id() + " settled", entry, facts, Map.of("answer", c.answer()));
  }
}
