package org.mandate.cli.certificate;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Judge;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Status;

/** Judges a board's vote again by the constitution, and holds that against the decision. */
final class MeetingJudging {
  /** Checks that rest on figures of the vote's own entry. */
  private static final Set<String> COMMITTED = Set.of("Conflicts", "Proxies");

  /** Checks that rest on who was present, which names may prove. */
  private static final Set<String> PRESENT = Set.of("Quorum", "Quorum by role");

  /** Checks that rest on the votes, which names may prove. */
  private static final Set<String> COUNTED = Set.of("Vote", "Casting vote", "Threshold");

  private static final Set<String> CAPACITIES =
      Set.of("provider", "commissioner", "representative");

  private MeetingJudging() {}

  static Decision judge(
      Chain chain,
      Constitution constitution,
      Optional<ConflictsStep.Told> conflicts,
      Findings found) {
    MeetingStep.Told told = MeetingStep.check(chain, constitution, found);
    Poll poll = told.poll();
    String named = chain.matter().facts().text("reserved");
    DecisionFacts facts =
        new DecisionFacts(
            poll.question(),
            named.isEmpty() ? poll.reserved().orElse(null) : named,
            Electorate.BOARD,
            told.notice(),
            poll.opened(),
            poll.closed(),
            null,
            chair(chain, poll, found),
            poll.conflicts().orElse(null),
            meeting(chain, told));
    conflicts.ifPresent(counted -> counted(counted, poll, found));
    Judgement judgement = Judge.judge(constitution, facts);
    judgement.checks().forEach(check -> told(check, told, found));
    named(chain, constitution, found);
    DissentStep.check(chain, found);
    Judging.equal(chain.decision(), judgement);
    Decision decision = Judging.decision(judgement);
    found.recomputed(
        "decision",
        Judging.sentence(decision, chain.decision()) + " Its entry says the same, check by check.");
    return decision;
  }

  private static Meeting meeting(Chain chain, MeetingStep.Told told) {
    Poll poll = told.poll();
    try {
      return new Meeting(
          told.kind(),
          told.starts(),
          poll.way(),
          poll.members(),
          poll.present(),
          poll.votes(),
          poll.proxies(),
          poll.casting());
    } catch (IllegalArgumentException e) {
      throw chain.opened().fault("its figures cannot be: " + e.getMessage());
    }
  }

  private static @Nullable Officer chair(Chain chain, Poll poll, Findings found) {
    if (poll.chair().isEmpty()) return null;
    Officer officer = Offices.held(chain, poll.chair().get());
    found.recomputed(
        "officer",
        "Presided: %s; the vote was on %s."
            .formatted(Offices.words(officer), Words.date(poll.opened())));
    return officer;
  }

  /** What the papers found may have changed by the vote: told, not judged. */
  private static void counted(ConflictsStep.Told counted, Poll poll, Findings found) {
    if (!poll.conflicts().equals(Optional.of(counted.figures()))) {
      found.notChecked("why the conflicts counted at the vote are not those counted before it");
    }
  }

  /** The clause and the capacity that the decision names: not judged, but they must be there. */
  private static void named(Chain chain, Constitution constitution, Findings found) {
    Fields says = chain.decision().facts();
    String clause = says.maybe("clause", says::text).orElse("");
    String capacity = says.maybe("capacity", says::text).orElse("");
    if (!clause.isEmpty() && constitution.clause(clause).isEmpty()) {
      throw says.fault("clause", "names rule " + clause + ", which is not there");
    }
    if (!capacity.isEmpty() && !CAPACITIES.contains(capacity)) {
      throw says.fault("capacity", "is no capacity: " + capacity);
    }
    found.notChecked(
        "whether it was for this body to decide%s%s"
            .formatted(
                capacity.isEmpty() ? "" : " as " + capacity,
                clause.isEmpty() ? "" : ", by rule " + clause + " as its entry says"));
  }

  private static void told(Check check, MeetingStep.Told told, Findings found) {
    String text = check.sentence() + " Rule " + check.rule() + ".";
    String said = check.status() == Status.NOT_MET ? "Not met: " + text : text;
    boolean committed =
        COMMITTED.contains(check.name())
            || (PRESENT.contains(check.name()) && !told.room())
            || (COUNTED.contains(check.name()) && !told.recounted());
    if (check.status() == Status.NOT_APPLICABLE) {
      found.notChecked(text);
    } else if (committed) {
      found.trusted("check", said + " The figures are those that the record committed to.");
    } else {
      found.recomputed("check", said);
    }
  }
}
