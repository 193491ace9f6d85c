package org.mandate.constitution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clause sets, as typed data; the clause's text says the same in plain English. Limits of
 * the values are in {@code ConstitutionRules} and come back as {@link Problem}s.
 */
public sealed interface Setting {

  /** A setting that holds for the kinds of question it names, and for no other. */
  sealed interface PerKind extends Setting {
    /** Ids of {@link Kind}s. */
    List<String> kinds();
  }

  /** The clause sets nothing that a machine reads. */
  record Words() implements Setting {}

  /** The kinds of question there are. Every constitution has exactly one such clause. */
  record Kinds(List<Kind> kinds) implements Setting {
    /** Copies the list. */
    public Kinds {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * A kind of question: what may be asked under one set of rules.
   *
   * @param id such as {@code reserved-matter}: lower-case letters, digits, hyphens
   * @param title such as "Reserved matter"
   */
  record Kind(String id, String title) {}

  /** The matters only the member practices can decide. At most one such clause. */
  record ReservedMatters(List<Matter> matters) implements Setting {
    /** Copies the list. */
    public ReservedMatters {
      matters = List.copyOf(matters);
    }
  }

  /**
   * A reserved matter.
   *
   * @param id such as {@code where-care-is-given}
   * @param words such as "Where care is given"
   * @param kind the kind of question as which it must be put
   */
  record Matter(String id, String words, String kind) {}

  /** Who may decide questions of these kinds. */
  record Voters(List<String> kinds, List<Electorate> electorates) implements PerKind {
    /** Copies the lists. */
    public Voters {
      kinds = List.copyOf(kinds);
      electorates = List.copyOf(electorates);
    }
  }

  /**
   * What carries.
   *
   * @param form what is put to the voters
   * @param thresholds all must be reached; none where every practice chooses for itself, and none
   *     where rankings are counted
   * @param tie what happens when two options have as many
   * @param counting how rankings are counted; null for every other form
   */
  record Deciding(
      List<String> kinds,
      Form form,
      List<Threshold> thresholds,
      Tie tie,
      @Nullable Counting counting)
      implements PerKind {
    /** Copies the lists. */
    public Deciding {
      kinds = List.copyOf(kinds);
      thresholds = List.copyOf(thresholds);
    }

    /** Where nothing is ranked. */
    public Deciding(List<String> kinds, Form form, List<Threshold> thresholds, Tie tie) {
      this(kinds, form, thresholds, tie, null);
    }

    /** An election, or a choice by ranking: counted under a named rule, ties drawn by lot. */
    public static Deciding ranked(List<String> kinds, Counting counting) {
      return new Deciding(kinds, Form.RANKED, List.of(), Tie.LOT, counting);
    }
  }

  /**
   * How rankings are counted.
   *
   * @param rule the id of a counting rule, such as {@code scottish-2007}; which ids there are is
   *     known to whoever counts, and a count under another rule is a check not met
   * @param weigh what one practice's ranking counts
   */
  record Counting(String rule, Franchise weigh) {}

  /** What is put to the voters. */
  enum Form {
    /** A motion, with the options {@code for} and {@code against}. */
    MOTION,
    /** Several options of which one is chosen for all: the one that leads, if it is enough. */
    OPTIONS,
    /** Several levels of which every practice chooses one for itself: no winner. */
    PER_PRACTICE_CHOICE,
    /** Candidates or options that every practice ranks; as many are elected as there are seats. */
    RANKED
  }

  /** What happens at a tie. */
  enum Tie {
    /** Nothing is carried; things stay as they are. */
    FALLS,
    /** Rankings only: the lot decides, from a seed published before the first vote. */
    LOT
  }

  /** How many of the roll's practices must take part; to abstain is to take part. */
  sealed interface Quorum extends PerKind {
    /** The least number of practices for a roll of this size; never below 1. */
    long needed(long rollSize);
  }

  /** A quorum as a share of the practices on the roll. */
  record QuorumShare(List<String> kinds, Mark mark) implements Quorum {
    /** Copies the list. */
    public QuorumShare {
      kinds = List.copyOf(kinds);
    }

    @Override
    public long needed(long rollSize) {
      return mark.needed(rollSize);
    }
  }

  /** A quorum as a number of practices, whatever the size of the roll. */
  record QuorumNumber(List<String> kinds, long practices) implements Quorum {
    /** Copies the list. */
    public QuorumNumber {
      kinds = List.copyOf(kinds);
    }

    @Override
    public long needed(long rollSize) {
      return Math.max(1, practices);
    }
  }

  /** Whole days, by the calendar, from the papers to the opening or the close. */
  record Notice(List<String> kinds, long days, NoticeBefore before) implements PerKind {
    /** Copies the list. */
    public Notice {
      kinds = List.copyOf(kinds);
    }
  }

  /** To which day notice is counted. */
  enum NoticeBefore {
    /** The day the ballot opens, or the meeting begins. */
    OPENING,
    /** The day the ballot closes, or the meeting ends. */
    CLOSE
  }

  /**
   * How long a ballot stays open, and what may be said meanwhile.
   *
   * @param days the least number of whole days from opening to close
   * @param runningTurnout whether the total turnout may be shown before the close (never who, never
   *     which way)
   */
  record Window(List<String> kinds, long days, boolean runningTurnout) implements PerKind {
    /** Copies the list. */
    public Window {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * The frozen roll.
   *
   * @param basis which list size is a practice's weight
   * @param challengeDays whole days from freeze to close in which the roll can be challenged
   * @param afterClosure who may cast for a practice that closed after the freeze
   */
  record RollRule(
      List<String> kinds, ListBasis basis, long challengeDays, AfterClosure afterClosure)
      implements PerKind {
    /** Copies the list. */
    public RollRule {
      kinds = List.copyOf(kinds);
    }
  }

  /** Which list size weighs a practice's vote. */
  enum ListBasis {
    /** Patients registered. */
    REGISTERED,
    /** Weighted by need, as for payment under the national formula. */
    WEIGHTED,
    /** Adjusted as for primary care networks. */
    ADJUSTED
  }

  /**
   * Who may cast for a practice that closes, merges or changes owner while the ballot is open. It
   * stays in the denominator, and a vote already cast stands, in both cases.
   */
  enum AfterClosure {
    /** Nobody casts for it any more. */
    NOBODY_MAY_CAST,
    /** Its successor may cast its vote. */
    SUCCESSOR_MAY_CAST
  }

  /** The seat whose holder opens and closes ballots; the term must cover both. */
  record ReturningOfficer(List<String> kinds, String seat) implements PerKind {
    /** Copies the list. */
    public ReturningOfficer {
      kinds = List.copyOf(kinds);
    }
  }

  /** Conflicts found on the matter must be handled before the papers go out. Optional. */
  record Conflicts(List<String> kinds) implements PerKind {
    /** Copies the list. */
    public Conflicts {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Who votes at a meeting of the board, and how many must be there. Nobody has two votes: who
   * holds two of these seats votes once, in the role of the first. At most one such clause.
   *
   * @param seats that vote, each with the role in which its holder counts
   * @param number of members that must be present, whatever their role
   * @param share of all members that must be present besides; null for none
   * @param roles how many of a role must be among them
   */
  record BoardQuorum(List<VotingSeat> seats, long number, @Nullable Mark share, List<OfRole> roles)
      implements Setting {
    /** Copies the lists. */
    public BoardQuorum {
      seats = List.copyOf(seats);
      roles = List.copyOf(roles);
    }

    /** The least number of members present for a board of so many; never below 1. */
    public long needed(long members) {
      return Math.max(Math.max(1, number), share == null ? 1 : share.needed(members));
    }
  }

  /**
   * A seat whose holder votes.
   *
   * @param seat id of a {@link Seat}
   * @param role such as {@code gp} or {@code lay}: lower-case letters, digits, hyphens
   */
  record VotingSeat(String seat, String role) {}

  /** So many of this role. */
  record OfRole(String role, long atLeast) {}

  /**
   * How the board votes on questions of these kinds. Optional; without it votes of the board are
   * not judged.
   *
   * @param ways in which a vote may be taken
   * @param mark how much is enough
   * @param base of what the mark is a share; {@code OF_ROLL} is of all members of the board
   * @param proxies how many votes of absent members one person may hold; 0: nobody votes by proxy
   * @param casting who has a casting vote; null: nobody, and a tie falls
   */
  record BoardVoting(
      List<String> kinds,
      List<Way> ways,
      Mark mark,
      Threshold.Base base,
      long proxies,
      @Nullable Casting casting)
      implements PerKind {
    /** Copies the lists. */
    public BoardVoting {
      kinds = List.copyOf(kinds);
      ways = List.copyOf(ways);
    }
  }

  /** How a vote is taken at a meeting. */
  enum Way {
    /** By show of hands: counted, and nobody's vote is noted. */
    SHOW("by show of hands"),
    /** By name: the minutes say who voted how. */
    NAMED("by name"),
    /** Secret. */
    SECRET("in secret");

    private final String words;

    Way(String words) {
      this.words = words;
    }

    /** In a sentence: "by name". */
    public String words() {
      return words;
    }
  }

  /**
   * A second or casting vote, lawful only at a tie.
   *
   * @param seats that have it: whichever of them presides, so the chair, and the vice-chair in the
   *     chair's place
   * @param use how it may be used
   */
  record Casting(List<String> seats, CastingUse use) {
    /** Copies the list. */
    public Casting {
      seats = List.copyOf(seats);
    }
  }

  /** How a casting vote may be used. */
  enum CastingUse {
    /** For any side of the tie. */
    EITHER_WAY,
    /** Only so that things stay as they are: against the motion. */
    AS_THINGS_STAND
  }

  /**
   * Whole days, by the calendar, from the day agenda and papers are out to the day a meeting
   * begins. At most one such clause; without it a board's vote goes by the notice of its kind of
   * question.
   *
   * @param boardDays of a meeting of the board
   * @param membersDays of a meeting of the members
   */
  record MeetingNotice(long boardDays, long membersDays) implements Setting {}

  /** The seats of the body. At most one such clause. */
  record Seats(List<Seat> seats) implements Setting {
    /** Copies the list. */
    public Seats {
      seats = List.copyOf(seats);
    }
  }

  /**
   * A seat.
   *
   * @param id such as {@code returning-officer}
   * @param title such as "Returning officer"
   * @param constituency who fills it, in words, such as "all member practices"
   * @param termMonths length of a term
   * @param filled how it is filled
   */
  record Seat(String id, String title, String constituency, long termMonths, Filled filled) {}

  /** How a seat is filled. */
  enum Filled {
    /** By election. */
    ELECTED,
    /** By appointment. */
    APPOINTED
  }

  /** What share of the roll's practices must sign to recall a holder of a seat. */
  record Recall(Mark petition) implements Setting {}

  /** How soon decisions are published and concerns are answered. */
  record Clocks(long publicationDays, long replyDays) implements Setting {}
}
