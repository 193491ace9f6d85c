package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Filled;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.Kind;
import org.mandate.constitution.Setting.Matter;
import org.mandate.constitution.Setting.Seat;
import org.mandate.constitution.Setting.Tie;
import org.mandate.constitution.Threshold.Base;
import org.mandate.constitution.Threshold.Scope;

/**
 * The model constitution of a practice collective: a starting point for the editor, written for
 * this project, adopted by nobody until a body adopts it. Each text says what its setting says; a
 * test compares the figures.
 */
public final class ModelConstitution {

  /** A matter only the practices decide. */
  public static final String RESERVED_MATTER = "reserved-matter";

  /** Any other motion. */
  public static final String ORDINARY = "ordinary";

  /** Confidence in a holder of a seat, or in the board. */
  public static final String CONFIDENCE = "confidence";

  /** A new version of the constitution. */
  public static final String CONSTITUTION_CHANGE = "constitution-change";

  /** One of several options, for all. */
  public static final String CHOICE = "choice";

  /** A level that every practice picks for itself. */
  public static final String PRACTICE_CHOICE = "practice-choice";

  /** Who fills a seat, by ranking. */
  public static final String ELECTION = "election";

  private static final List<String> ALL =
      List.of(
          RESERVED_MATTER,
          ORDINARY,
          CONFIDENCE,
          CONSTITUTION_CHANGE,
          CHOICE,
          PRACTICE_CHOICE,
          ELECTION);
  private static final List<Electorate> PRACTICES = List.of(Electorate.MEMBER_PRACTICES);

  private ModelConstitution() {}

  /**
   * Version 1 for a body of this name.
   *
   * @param body such as "Marlbrook Practices Together"
   */
  public static Constitution collective(String body) {
    var clauses = new ArrayList<Clause>();
    clauses.addAll(purpose(body));
    clauses.addAll(whoDecides());
    clauses.addAll(seats());
    clauses.addAll(board());
    clauses.addAll(ballots());
    clauses.addAll(whatCarries());
    clauses.addAll(conduct());
    return new Constitution(1, "Constitution of " + body, clauses);
  }

  private static List<Clause> purpose(String body) {
    return List.of(
        new Clause(
            "1.1",
            "Name and members",
            body
                + " is owned by its member practices. A practice is a member from the day it joins"
                + " to the day it leaves.",
            new Setting.Words()),
        new Clause(
            "1.2",
            "Authority",
            "What we do, we do by the mandate of the member practices. We have no powers in law,"
                + " and we never say that we do. Silence is not a mandate.",
            new Setting.Words()),
        new Clause(
            "4.1",
            "Kinds of question",
            "A question is put as one of seven kinds: a reserved matter, an ordinary question, a"
                + " question of confidence, a change of this constitution, a choice among options,"
                + " a choice that every practice makes for itself, or an election.",
            new Setting.Kinds(
                List.of(
                    new Kind(RESERVED_MATTER, "Reserved matter"),
                    new Kind(ORDINARY, "Ordinary question"),
                    new Kind(CONFIDENCE, "Question of confidence"),
                    new Kind(CONSTITUTION_CHANGE, "Change of the constitution"),
                    new Kind(CHOICE, "Choice among options"),
                    new Kind(PRACTICE_CHOICE, "Choice of each practice"),
                    new Kind(ELECTION, "Election")))));
  }

  private static List<Clause> whoDecides() {
    return List.of(
        new Clause(
            "5.1",
            "Reserved matters",
            "Only the member practices decide where care is given, how shared money is divided,"
                + " whether we merge or close, whether we take on a service that others provide,"
                + " and any change of this constitution. The board cannot decide these.",
            new Setting.ReservedMatters(
                List.of(
                    new Matter("where-care-is-given", "Where care is given", RESERVED_MATTER),
                    new Matter("shared-money", "How shared money is divided", RESERVED_MATTER),
                    new Matter("merge-or-close", "Whether we merge or close", RESERVED_MATTER),
                    new Matter("new-service", "Whether we take on a service", RESERVED_MATTER),
                    new Matter(
                        "this-constitution",
                        "A change of this constitution",
                        CONSTITUTION_CHANGE)))),
        new Clause(
            "5.2",
            "What the practices decide",
            "Reserved matters, questions of confidence, changes of this constitution, choices and"
                + " elections are put to all member practices.",
            new Setting.Voters(
                List.of(
                    RESERVED_MATTER,
                    CONFIDENCE,
                    CONSTITUTION_CHANGE,
                    CHOICE,
                    PRACTICE_CHOICE,
                    ELECTION),
                PRACTICES)),
        new Clause(
            "5.3",
            "Ordinary questions",
            "The practices or the board may decide an ordinary question.",
            new Setting.Voters(
                List.of(ORDINARY), List.of(Electorate.MEMBER_PRACTICES, Electorate.BOARD))));
  }

  private static List<Clause> seats() {
    return List.of(
        new Clause(
            "6.1",
            "Seats",
            "There is a chair, a seat for each neighbourhood, a secretary and a treasurer, elected"
                + " for 24 months; and a returning officer and a conflicts guardian, appointed for"
                + " 36 months from outside the board.",
            new Setting.Seats(
                List.of(
                    new Seat("chair", "Chair", "all member practices", 24, Filled.ELECTED),
                    new Seat(
                        "neighbourhood",
                        "Neighbourhood seat",
                        "the practices of the neighbourhood",
                        24,
                        Filled.ELECTED),
                    new Seat("secretary", "Secretary", "all member practices", 24, Filled.ELECTED),
                    new Seat("treasurer", "Treasurer", "all member practices", 24, Filled.ELECTED),
                    new Seat(
                        "returning-officer",
                        "Returning officer",
                        "the board",
                        36,
                        Filled.APPOINTED),
                    new Seat(
                        "conflicts-guardian",
                        "Conflicts guardian",
                        "the board",
                        36,
                        Filled.APPOINTED)))),
        new Clause(
            "6.7",
            "Returning officer",
            "The returning officer opens and closes every ballot. The term must cover both days.",
            new Setting.ReturningOfficer(ALL, "returning-officer")),
        new Clause(
            "7.1",
            "Recall",
            "A petition signed by at least a fifth (20%) of the member practices puts the"
                + " confidence in the holder of a seat to a ballot.",
            new Setting.Recall(Mark.atLeast(1, 5))));
  }

  private static List<Clause> board() {
    return List.of(
        new Clause(
            "6.3",
            "Meetings of the board",
            "The chair and the neighbourhood seats vote at meetings of the board; who holds two of"
                + " these seats has one vote. At least 4 members must be present, among them at"
                + " least 2 GPs. Whoever may not vote on an item is not counted for it.",
            new Setting.BoardQuorum(
                List.of(
                    new Setting.VotingSeat("chair", "gp"),
                    new Setting.VotingSeat("neighbourhood", "gp")),
                4,
                null,
                List.of(new Setting.OfRole("gp", 2)))),
        new Clause(
            "6.4",
            "Votes of the board",
            "The board decides an ordinary question by more than half of the votes for or against,"
                + " by show of hands, by name or in secret. Nobody votes by proxy. At a tie the"
                + " chair, presiding, has a casting vote; without it a tie falls.",
            new Setting.BoardVoting(
                List.of(ORDINARY),
                List.of(Setting.Way.SHOW, Setting.Way.NAMED, Setting.Way.SECRET),
                Mark.moreThan(1, 2),
                Base.OF_VOTES_CAST,
                0,
                new Setting.Casting(List.of("chair"), Setting.CastingUse.EITHER_WAY))),
        new Clause(
            "6.5",
            "Notice of meetings",
            "Agenda and papers go out at least 5 days before a meeting of the board and at least"
                + " 14 days before a meeting of the members.",
            new Setting.MeetingNotice(5, 14)));
  }

  private static List<Clause> ballots() {
    return List.of(
        new Clause(
            "8.1",
            "The roll",
            "The roll lists every member practice and its registered patients. It is frozen and"
                + " published no later than the ballot opens, and can be challenged for 7 days. A"
                + " practice that closes or merges afterwards stays on it, and the vote it has cast"
                + " stands; if it has not voted, its successor may.",
            new Setting.RollRule(
                ALL, Setting.ListBasis.REGISTERED, 7, Setting.AfterClosure.SUCCESSOR_MAY_CAST)),
        new Clause(
            "8.2",
            "Notice",
            "The papers go to every practice at least 10 days before the vote closes.",
            new Setting.Notice(ALL, 10, Setting.NoticeBefore.CLOSE)),
        new Clause(
            "8.3",
            "How long a ballot is open",
            "A ballot is open for at least 7 days. Until it closes only the number of practices"
                + " that have voted may be shown.",
            new Setting.Window(ALL, 7, true)),
        new Clause(
            "8.4",
            "Quorum",
            "At least 60% of the practices on the roll must vote. To abstain is to vote.",
            new Setting.QuorumShare(ALL, Mark.atLeast(3, 5))));
  }

  private static List<Clause> whatCarries() {
    return List.of(
        new Clause(
            "9.1",
            "Ordinary questions",
            "An ordinary question is carried by more than half of the practices that vote for or"
                + " against. A tie falls.",
            new Deciding(
                List.of(ORDINARY),
                Form.MOTION,
                List.of(byPractice(Mark.moreThan(1, 2), Base.OF_VOTES_CAST)),
                Tie.FALLS)),
        new Clause(
            "9.2",
            "Confidence",
            "A motion of no confidence is carried by more than half of all practices on the roll.",
            new Deciding(
                List.of(CONFIDENCE),
                Form.MOTION,
                List.of(byPractice(Mark.moreThan(1, 2), Base.OF_ROLL)),
                Tie.FALLS)),
        new Clause(
            "9.3",
            "Reserved matters",
            "A reserved matter is carried by more than half of all practices on the roll who"
                + " together have at least 60% of its patients. Both are needed.",
            new Deciding(
                List.of(RESERVED_MATTER),
                Form.MOTION,
                List.of(
                    byPractice(Mark.moreThan(1, 2), Base.OF_ROLL), byPatients(Mark.atLeast(3, 5))),
                Tie.FALLS)),
        new Clause(
            "9.4",
            "Changing this constitution",
            "This constitution is changed by at least two thirds of all practices on the roll who"
                + " together have at least 60% of its patients. Both are needed.",
            new Deciding(
                List.of(CONSTITUTION_CHANGE),
                Form.MOTION,
                List.of(
                    byPractice(Mark.atLeast(2, 3), Base.OF_ROLL), byPatients(Mark.atLeast(3, 5))),
                Tie.FALLS)),
        new Clause(
            "9.5",
            "Choice among options",
            "Of several options the one that leads is chosen, if more than half of the practices"
                + " that choose any option choose it. A tie falls.",
            new Deciding(
                List.of(CHOICE),
                Form.OPTIONS,
                List.of(byPractice(Mark.moreThan(1, 2), Base.OF_VOTES_CAST)),
                Tie.FALLS)),
        new Clause(
            "9.6",
            "Choice of each practice",
            "Where every practice chooses for itself, its choice holds for it alone.",
            new Deciding(List.of(PRACTICE_CHOICE), Form.PER_PRACTICE_CHOICE, List.of(), Tie.FALLS)),
        new Clause(
            "9.7",
            "Elections",
            "In an election each practice ranks as many candidates as it likes. The rankings are"
                + " counted by the single transferable vote as in Scottish local elections (rule"
                + " scottish-2007), one practice, one vote. A tie is drawn by a lot whose seed is"
                + " published before the first vote.",
            Deciding.ranked(
                List.of(ELECTION),
                new Setting.Counting("scottish-2007", Franchise.ONE_PRACTICE_ONE_VOTE))));
  }

  private static List<Clause> conduct() {
    return List.of(
        new Clause(
            "11.2",
            "Conflicts",
            "Every conflict found on a matter is handled before the papers go out.",
            new Setting.Conflicts(ALL)),
        new Clause(
            "12.1",
            "Publication and replies",
            "A decision is published within 5 days. A concern is answered within 28 days.",
            new Setting.Clocks(5, 28)));
  }

  private static Threshold byPractice(Mark mark, Base base) {
    return new Threshold(Franchise.ONE_PRACTICE_ONE_VOTE, Scope.WHOLE_ROLL, mark, base);
  }

  private static Threshold byPatients(Mark mark) {
    return new Threshold(Franchise.WEIGHTED_BY_LIST, Scope.WHOLE_ROLL, mark, Base.OF_ROLL);
  }
}
