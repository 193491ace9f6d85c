package org.mandate.constitution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mandate.constitution.DecisionFacts.CastingVote;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Casting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.VotingSeat;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/** A board of twelve and its meeting; a case changes the one thing it is about. */
final class BoardExample {

  static final List<VotingSeat> SEATS =
      List.of(
          new VotingSeat("chair", "gp"),
          new VotingSeat("neighbourhood", "gp"),
          new VotingSeat("treasurer", "lay"));

  static final BoardQuorum QUORUM =
      new BoardQuorum(
          SEATS, 6, Mark.atLeast(1, 3), List.of(new OfRole("gp", 2), new OfRole("lay", 1)));

  static final BoardVoting VOTING =
      new BoardVoting(
          List.of("ordinary"),
          List.of(Way.SHOW, Way.NAMED),
          Mark.moreThan(1, 2),
          Base.OF_VOTES_CAST,
          1,
          new Casting(List.of("chair", "treasurer"), CastingUse.EITHER_WAY));

  private BoardExample() {}

  static Constitution rules() {
    return rules(QUORUM, VOTING);
  }

  static Constitution rules(BoardQuorum quorum, BoardVoting voting) {
    return Example.with(Example.with("6.3", quorum), "6.4", voting);
  }

  /** The model without its clauses of the board, as constitutions were before there were any. */
  static Constitution before() {
    var clauses =
        Example.MODEL.clauses().stream()
            .filter(c -> !List.of("6.3", "6.4", "6.5").contains(c.number()))
            .toList();
    return new Constitution(1, Example.MODEL.title(), clauses);
  }

  static BoardVoting voting(Mark mark, Base base) {
    return new BoardVoting(
        VOTING.kinds(), VOTING.ways(), mark, base, VOTING.proxies(), VOTING.casting());
  }

  static BoardVoting casting(@Nullable Casting casting) {
    return new BoardVoting(
        VOTING.kinds(), VOTING.ways(), VOTING.mark(), VOTING.base(), VOTING.proxies(), casting);
  }

  static SortedMap<String, Long> roles(long gp, long lay) {
    return new TreeMap<>(Map.of("gp", gp, "lay", lay));
  }

  /** Facts in which everything is in order: 9 of 12 present, 6 for, 2 against, 1 abstains. */
  static final class Facts {
    String kind = "ordinary";
    @Nullable String matter;
    Electorate electorate = Electorate.BOARD;
    @Nullable LocalDate notice = LocalDate.of(2026, 11, 5);
    MeetingKind of = MeetingKind.BOARD;
    Instant starts = Instant.parse("2026-11-10T18:00:00Z");
    Instant opened = Instant.parse("2026-11-10T19:10:00Z");
    Instant closed = Instant.parse("2026-11-10T19:12:00Z");
    Way way = Way.NAMED;
    Headcount members = new Headcount(12, roles(9, 3));
    Headcount present = new Headcount(9, roles(7, 2));
    Votes votes = Example.motion(6, 2, 1, 0);
    Proxies proxies = Proxies.NONE;
    @Nullable CastingVote casting;

    @Nullable Officer chair =
        new Officer("chair", LocalDate.of(2025, 4, 1), LocalDate.of(2027, 3, 31));

    @Nullable ConflictsFound conflicts = new ConflictsFound(2, 2);

    /** So many present, all of them GPs but two, who vote so. */
    Facts votes(long yes, long no, long abstained, long silent) {
      votes = Example.motion(yes, no, abstained, silent);
      long there = votes.roll() - proxies.given();
      present = new Headcount(there, roles(there - 2, 2));
      return this;
    }

    Facts options(Map<String, Long> byOption) {
      votes = new Votes(new LinkedHashMap<>(byOption), 0, 0);
      present = new Headcount(votes.roll(), roles(votes.roll() - 2, 2));
      return this;
    }

    DecisionFacts facts() {
      return new DecisionFacts(
          kind,
          matter,
          electorate,
          notice,
          opened,
          closed,
          null,
          chair,
          conflicts,
          new Meeting(of, starts, way, members, present, votes, proxies, casting));
    }

    Judgement judged(Constitution rules) {
      return Judge.judge(rules, facts());
    }

    Judgement judged() {
      return judged(rules());
    }
  }
}
