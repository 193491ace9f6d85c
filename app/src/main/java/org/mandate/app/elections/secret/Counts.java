package org.mandate.app.elections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
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
  /** As late as a clock that is only slow may open voting without a word. */
  private static final Duration SLOW_CLOCK = Duration.ofHours(1);

  private final SecretElections elections;
  private final SecretStore store;
  private final RollStore rolls;

  Counts(SecretElections elections, SecretStore store) {
    this.elections = elections;
    this.store = store;
    this.rolls = new RollStore(elections.ground().db());
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
   * A motion's figures.
   *
   * @param votes of practices, for and against
   * @param patients in the weights of their bands; empty where all count alike
   */
  record Motion(List<Long> votes, long blank, Optional<SecretResult.Patients> patients) {
    long cast() {
      return blank + votes.stream().mapToLong(Long::longValue).sum();
    }

    static Motion of(SecretResult r) {
      return new Motion(r.votes(), r.blank(), r.patients());
    }
  }

  /** What the opened totals say; totals of weights say practices and patients at once. */
  Motion read(SecretElection e, SealedBox.Opening.Totals t) {
    if (e.rules().bands().isEmpty()) {
      return new Motion(t.votes(), t.blank(), Optional.empty());
    }
    Banded banded = Banded.of(e.rules().bands().get(), elections.roll(e.id()));
    Banded.Sum blank = banded.read(t.blank());
    List<Banded.Sum> sums = t.votes().stream().map(banded::read).toList();
    return new Motion(
        sums.stream().map(Banded.Sum::practices).toList(),
        blank.practices(),
        Optional.of(
            new SecretResult.Patients(
                sums.stream().map(Banded.Sum::patients).toList(), blank.patients())));
  }

  /**
   * Judges a motion of the practices. Notice is from the day the rules were published; the
   * returning officer of this election is who opens and closes it, named in those rules.
   */
  Judgement judge(SecretElection e, Motion m) {
    long roll = elections.roll(e.id()).size();
    if (m.cast() > roll) {
      throw new IllegalStateException(
          m.cast() + " ballots of " + roll + " voters: election " + e.id());
    }
    Votes practices = votes(m.votes(), m.blank(), roll);
    // Without bands no rule that counts patients is put to a secret vote (DraftRules).
    Votes patients =
        m.patients()
            .map(
                p ->
                    votes(
                        p.votes(),
                        p.blank(),
                        Banded.of(e.rules().bands().orElseThrow(), elections.roll(e.id()))
                            .patients()))
            .orElseGet(() -> votes(List.of(0L, 0L), 0, 0));
    var rules = move(e, State.RULES).orElseThrow();
    var rule = elections.rule(e).orElseThrow();
    return Judge.judge(
        elections.constitution(e),
        new DecisionFacts(
            e.rules().question(),
            null,
            org.mandate.constitution.Electorate.MEMBER_PRACTICES,
            Dates.on(rules.at()),
            opened(e),
            e.timetable().closes(),
            new DecisionFacts.Ballot(
                move(e, State.ROLL).orElseThrow().at(),
                roll,
                rule.roll().setting().basis(),
                rolls.undecided(e.id()),
                new Figures(practices, patients),
                new TreeMap<>()),
            new DecisionFacts.Officer(rule.officer().setting().seat(), Dates.on(rules.at()), null),
            null));
  }

  /**
   * When voting did open, and the published time where it was less than an hour late: the checker
   * of certificates judges by the same.
   */
  private Instant opened(SecretElection e) {
    Instant due = e.timetable().opens();
    Instant at = move(e, State.OPEN).orElseThrow().at();
    boolean frozen = !move(e, State.ROLL).orElseThrow().at().isAfter(due);
    return frozen && at.isBefore(due.plus(SLOW_CLOCK)) ? due : at;
  }

  private static Votes votes(List<Long> votes, long blank, long roll) {
    Map<String, Long> byOption = new LinkedHashMap<>();
    byOption.put("for", votes.get(0));
    byOption.put("against", votes.get(1));
    long cast = blank + votes.get(0) + votes.get(1);
    return new Votes(byOption, blank, roll - cast);
  }
}
