package org.mandate.constitution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.ListBasis;
import org.mandate.constitution.Setting.Tie;

/** Constitutions and facts for the tests; a case changes the one thing it is about. */
final class Example {

  static final Constitution MODEL = ModelConstitution.collective("Marlbrook Practices Together");

  /** The vote of look/03-decision: 22 of 32 practices, 162,344 of 238,000 patients. */
  static final Figures HUBS =
      new Figures(motion(22, 6, 2, 2), motion(162_344, 51_664, 14_116, 9_876));

  private Example() {}

  static Votes motion(long yes, long no, long abstained, long didNotVote) {
    var options = new LinkedHashMap<String, Long>();
    options.put("for", yes);
    options.put("against", no);
    return new Votes(options, abstained, didNotVote);
  }

  static Figures byPractice(long yes, long no, long abstained, long didNotVote) {
    Votes votes = motion(yes, no, abstained, didNotVote);
    return new Figures(votes, votes);
  }

  /** The model with one clause replaced, or added. */
  static Constitution with(String number, Setting setting) {
    return with(MODEL, number, setting);
  }

  static Constitution with(Constitution from, String number, Setting setting) {
    var clauses = new TreeMap<String, Clause>(Clause.IN_ORDER);
    from.clauses().forEach(clause -> clauses.put(clause.number(), clause));
    clauses.put(number, new Clause(number, "Title", "Text.", setting));
    return new Constitution(1, from.title(), List.copyOf(clauses.values()));
  }

  /** The model where 'confidence' is decided by these thresholds alone. */
  static Constitution confidence(Threshold... thresholds) {
    return with(
        "9.2", new Deciding(List.of("confidence"), Form.MOTION, List.of(thresholds), Tie.FALLS));
  }

  static Judgement confidence(Figures figures, Threshold... thresholds) {
    return Judge.judge(confidence(thresholds), facts("confidence", figures).facts());
  }

  static Facts facts(String kind, Figures figures) {
    return new Facts(kind, figures);
  }

  /** Facts in which everything is in order, until a case says otherwise. */
  static final class Facts {
    String kind;
    @Nullable String matter;
    Electorate electorate = Electorate.MEMBER_PRACTICES;
    @Nullable LocalDate notice = LocalDate.of(2026, 9, 22);
    Instant opened = Instant.parse("2026-09-22T08:00:00Z");
    Instant closed = Instant.parse("2026-10-06T16:00:00Z");
    Instant frozen = Instant.parse("2026-09-15T08:00:00Z");
    ListBasis basis = ListBasis.REGISTERED;
    long rollSize;
    long undecided;
    @Nullable Figures whole;
    SortedMap<String, Figures> areas = new TreeMap<>();

    @Nullable Officer officer =
        new Officer("returning-officer", LocalDate.of(2024, 4, 1), LocalDate.of(2027, 3, 31));

    @Nullable ConflictsFound conflicts = new ConflictsFound(3, 3);

    private Facts(String kind, Figures whole) {
      this.kind = kind;
      this.whole = whole;
      this.rollSize = whole.practices().roll();
    }

    Facts areas(Map<String, Figures> areas) {
      this.areas = new TreeMap<>(areas);
      return this;
    }

    DecisionFacts facts() {
      var ballot =
          whole == null ? null : new Ballot(frozen, rollSize, basis, undecided, whole, areas);
      return new DecisionFacts(
          kind, matter, electorate, notice, opened, closed, ballot, officer, conflicts);
    }

    Judgement judged() {
      return Judge.judge(MODEL, facts());
    }
  }
}
