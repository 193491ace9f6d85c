package org.mandate.app.elections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.web.Dates;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting;
import org.mandate.count.ballots.BltText;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Result;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rules;

/**
 * Counts what a box opened: rankings by room count under the named rule, a motion by room
 * constitution. Counted again whenever somebody reads it; nothing of it is stored but its end.
 */
final class Counts {
  private final SecretElections elections;
  private final SecretStore store;

  Counts(SecretElections elections, SecretStore store) {
    this.elections = elections;
    this.store = store;
  }

  /** The seed of ties: the leaf hash of the opening, public before the first vote. */
  String seed(SecretElection e) {
    return store.leafHash(move(e, State.OPEN).orElseThrow().entry());
  }

  private Optional<SecretStore.Moved> move(SecretElection e, State to) {
    return store.moves(e.id()).stream().filter(m -> m.to(to)).findFirst();
  }

  /** What room count is given. */
  Election papers(SecretElection e, List<List<Integer>> rankings, List<Integer> withdrawn) {
    return SecretResult.election(
        e.rules().title(), e.places(), elections.options(e), rankings, withdrawn);
  }

  /** Empty where the rule gives no count, as when every ballot is blank. */
  Optional<Count> count(SecretElection e, List<List<Integer>> rankings, List<Integer> withdrawn) {
    Election papers = papers(e, rankings, withdrawn);
    if (papers.ballots().size() == 0) {
      return Optional.empty();
    }
    var outcome =
        Rules.named(e.rules().counting()).orElseThrow().count(papers, new Lot.Seed(seed(e)));
    return outcome instanceof Count count && count.tie() == null
        ? Optional.of(count)
        : Optional.empty();
  }

  /** The transfer sheet of rankings; empty where they give no count. */
  Optional<Results.Sheet> sheet(SecretElection e, List<List<Integer>> rankings) {
    return count(e, rankings, List.of())
        .map(
            count -> {
              byte[] blt = BltText.of(papers(e, rankings, List.of())).getBytes(UTF_8);
              Result result =
                  new Result(
                      e.reference() + ".blt",
                      "BLT",
                      Digests.sha256(blt),
                      Treatment.STANDARD,
                      new Lot.Seed(seed(e)),
                      List.of(),
                      count);
              return new Results.Sheet(blt, (ResultJson.line(result) + "\n").getBytes(UTF_8));
            });
  }

  /**
   * Judges a motion of the practices. Notice is from the day the rules were published; the
   * returning officer of this election is who opens and closes it, named in those rules.
   */
  Judgement judge(SecretElection e, List<Long> votes, long blank) {
    long roll = elections.roll(e.id()).size();
    long cast = blank + votes.stream().mapToLong(Long::longValue).sum();
    if (cast > roll) {
      throw new IllegalStateException(cast + " ballots of " + roll + " voters: election " + e.id());
    }
    Map<String, Long> byOption = new LinkedHashMap<>();
    byOption.put("for", votes.get(0));
    byOption.put("against", votes.get(1));
    Votes practices = new Votes(byOption, blank, roll - cast);
    // No rule that counts patients is put to a secret vote (DraftRules), so none are known here.
    Votes patients = new Votes(Map.of("for", 0L, "against", 0L), 0, 0);
    var rules = move(e, State.RULES).orElseThrow();
    var rule = elections.rule(e).orElseThrow();
    return Judge.judge(
        elections.constitution(e),
        new DecisionFacts(
            e.rules().question(),
            null,
            org.mandate.constitution.Electorate.MEMBER_PRACTICES,
            Dates.on(rules.at()),
            e.timetable().opens(),
            e.timetable().closes(),
            new DecisionFacts.Ballot(
                move(e, State.ROLL).orElseThrow().at(),
                roll,
                Setting.ListBasis.REGISTERED,
                0,
                new Figures(practices, patients),
                new TreeMap<>()),
            new DecisionFacts.Officer(rule.officer().setting().seat(), Dates.on(rules.at()), null),
            null));
  }
}
