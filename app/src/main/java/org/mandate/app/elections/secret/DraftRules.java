package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.OfficeRules;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Franchise;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Threshold;
import org.mandate.count.rules.Rules;

/**
 * What a constitution lets be decided in secret. Totals of public weights would tell who voted how,
 * so a rule that counts patients is met only by weights in bands of at least five practices; one
 * that counts each area by itself, or weighs rankings, is not met by a secret vote at all.
 */
final class DraftRules {
  private DraftRules() {}

  /** The kinds of question that may be put to a secret vote of this kind, in their order. */
  static List<Setting.Kind> questions(Constitution c, Kind kind) {
    return c.kinds().stream()
        .filter(
            k ->
                obstacle(c, kind, k.id(), false).isEmpty()
                    || obstacle(c, kind, k.id(), true).isEmpty())
        .sorted(java.util.Comparator.comparing(k -> usual(kind, k.id()) ? 0 : 1))
        .toList();
  }

  private static boolean usual(Kind kind, String id) {
    return id.equals(
        switch (kind) {
          case SEATS -> ModelConstitution.ELECTION;
          case QUESTION -> ModelConstitution.ORDINARY;
          case CONFIDENCE -> ModelConstitution.CONFIDENCE;
        });
  }

  /**
   * Why a kind of question cannot be decided in secret; empty where it can.
   *
   * @param banded whether votes are weighed in bands
   */
  static Optional<String> obstacle(Constitution c, Kind kind, String question, boolean banded) {
    Optional<BallotRule> known = c.ballotRule(question);
    if (known.isEmpty()) {
      return Optional.of("Choose a kind of question that the constitution in force has");
    }
    BallotRule rule = known.get();
    Setting.Deciding deciding = rule.deciding().setting();
    Setting.Form form = kind == Kind.SEATS ? Setting.Form.RANKED : Setting.Form.MOTION;
    if (!rule.voters()
            .setting()
            .electorates()
            .contains(org.mandate.constitution.Electorate.MEMBER_PRACTICES)
        || deciding.form() != form) {
      return Optional.of(
          kind == Kind.SEATS
              ? "Choose a kind of question in which candidates are ranked"
              : "Choose a kind of question that is a motion of the practices");
    }
    return weights(deciding, "Rule " + rule.deciding().rule(), banded);
  }

  private static Optional<String> weights(Setting.Deciding deciding, String rule, boolean banded) {
    Setting.Counting counting = deciding.counting();
    if (counting != null && counting.weigh() != Franchise.ONE_PRACTICE_ONE_VOTE) {
      return Optional.of(
          rule
              + " weighs rankings by patients. Rankings are mixed before they are opened, and mixed"
              + " rankings carry no weights. Put it to an open ballot");
    }
    if (deciding.thresholds().stream().anyMatch(t -> t.scope() != Threshold.Scope.WHOLE_ROLL)) {
      return Optional.of(
          rule
              + " counts each area by itself. Totals of a few practices each would tell who voted"
              + " how, so it cannot be decided in secret. Put it to an open ballot");
    }
    boolean weighed =
        deciding.thresholds().stream()
            .anyMatch(t -> t.franchise() != Franchise.ONE_PRACTICE_ONE_VOTE);
    if (weighed && !banded) {
      return Optional.of(
          rule
              + " counts patients. Totals of known list sizes would tell who voted how, so such"
              + " weights are not secret unless they are in bands. Choose weights in bands, or put"
              + " it to an open ballot");
    }
    return !weighed && banded
        ? Optional.of(rule + " counts every practice once. Choose one vote each, without bands")
        : Optional.empty();
  }

  /** Id of the rule by which rankings are counted; empty for a motion. */
  static String counting(BallotRule rule) {
    Setting.Counting counting = rule.deciding().setting().counting();
    return counting == null ? "" : counting.rule();
  }

  /** What is wrong with the words and the seats. */
  static void check(SecretElection.Rules r, Constitution c, BallotRule rule, List<Fault> faults) {
    if (r.title().isBlank() || r.title().length() > 150) {
      faults.add(new Fault("title", "Name the election in 1 to 150 letters"));
    }
    if (r.statementLimit() < 100 || r.statementLimit() > 4000) {
      faults.add(new Fault("statement-limit", "Give a length from 100 to 4,000 letters"));
    }
    if (r.trusteesNeeded() < 2 || r.trusteesNeeded() > 20) {
      faults.add(
          new Fault("trustees", "At least two trustees open the result together, at most 20"));
    }
    r.bands().ifPresent(b -> bands(b, faults));
    if (r.kind() != Kind.SEATS) {
      if (r.words().isBlank() || r.words().length() > 2000) {
        faults.add(new Fault("words", "Write what is asked, in at most 2,000 letters"));
      }
      if (r.electorate() != Electorate.PRACTICES) {
        faults.add(
            new Fault(
                "electorate",
                "Rule "
                    + rule.voters().rule()
                    + " puts such a question to the practices. Choose the practices"));
      }
      return;
    }
    seats(r, c, faults);
    if (Rules.named(r.counting()).isEmpty()) {
      faults.add(
          new Fault(
              "question",
              "Rule "
                  + rule.deciding().rule()
                  + " names the counting rule “"
                  + r.counting()
                  + "”, which is not known here"));
    }
  }

  private static void bands(Banding b, List<Fault> faults) {
    if (b.least() < Banding.FEWEST || b.least() > Banding.MOST) {
      faults.add(
          new Fault(
              "band-least",
              "A band has at least "
                  + Banding.FEWEST
                  + " practices: among fewer nobody is hidden. Give a number from "
                  + Banding.FEWEST
                  + " to "
                  + Banding.MOST));
    }
    if (b.unit() < 1 || b.unit() > Banding.COARSEST) {
      faults.add(
          new Fault("band-unit", "Give a number of patients from 1 to 100,000, such as 1000"));
    }
  }

  private static void seats(SecretElection.Rules r, Constitution c, List<Fault> faults) {
    SecretElection.Seats s = r.seats().orElseThrow();
    Optional<Setting.Seat> seat = c.seat(s.seat());
    if (seat.isEmpty() || seat.get().filled() != Setting.Filled.ELECTED) {
      faults.add(new Fault("seat", "Choose a seat that the constitution fills by election"));
      return;
    }
    if (s.places() < 1 || s.places() > 20) {
      faults.add(new Fault("places", "Say how many are elected, 1 to 20"));
    }
    if (OfficeRules.perArea(seat.get()) && (s.constituency().isEmpty() || s.places() != 1)) {
      faults.add(new Fault("seat", "Choose the seat of one area, and elect one"));
    }
    if (s.to().filter(to -> !to.isAfter(s.from())).isPresent()) {
      faults.add(new Fault("term-to", "The term ends after it begins"));
    }
    if (s.to().filter(to -> to.isAfter(s.from().plusMonths(seat.get().termMonths()))).isPresent()) {
      faults.add(
          new Fault(
              "term-to",
              "The constitution gives this seat at most " + seat.get().termMonths() + " months"));
    }
  }
}
