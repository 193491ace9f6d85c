package org.mandate.constitution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as plain facts gathered by somebody else.
 *
 * @param kind the kind of question as which it was put
 * @param reservedMatter the id of the reserved matter it is about; null if it is about none
 * @param electorate who was asked
 * @param noticeGiven the day the papers went out; null if none went out
 * @param opened when the ballot opened, or the vote at a meeting
 * @param closed when it closed
 * @param ballot the roll and the figures; null when no practice was asked (the board decided)
 * @param officer who opened and closed the ballot (null when nobody held the seat), or presided at
 *     the meeting (null when that was not recorded)
 * @param conflicts what was found and handled; null when that was not recorded
 * @param meeting the meeting and its vote; null when there was none, or its votes are not known
 */
public record DecisionFacts(
    String kind,
    @Nullable String reservedMatter,
    Electorate electorate,
    @Nullable LocalDate noticeGiven,
    Instant opened,
    Instant closed,
    @Nullable Ballot ballot,
    @Nullable Officer officer,
    @Nullable ConflictsFound conflicts,
    @Nullable Meeting meeting) {

  /**
   * @throws IllegalArgumentException for a ballot and a meeting together: one question is decided
   *     once
   */
  public DecisionFacts {
    if (ballot != null && meeting != null) {
      throw new IllegalArgumentException("both a ballot and a meeting");
    }
  }

  /** Facts of a ballot, or of a board of whose vote nothing is known. */
  public DecisionFacts(
      String kind,
      @Nullable String reservedMatter,
      Electorate electorate,
      @Nullable LocalDate noticeGiven,
      Instant opened,
      Instant closed,
      @Nullable Ballot ballot,
      @Nullable Officer officer,
      @Nullable ConflictsFound conflicts) {
    this(
        kind,
        reservedMatter,
        electorate,
        noticeGiven,
        opened,
        closed,
        ballot,
        officer,
        conflicts,
        null);
  }

  /**
   * A vote at a meeting.
   *
   * @param kind whose meeting it was
   * @param starts the time for which it was called, to which notice is counted
   * @param way how the vote was taken
   * @param members everybody with a vote on the board that day, there or not
   * @param present those of them who were there for this vote, without those whom a wall put out
   * @param votes one for each present and one for each vote held by proxy, so that the figures add
   *     up to both together; {@code didNotVote} are those who were there, or held by proxy, and did
   *     not vote. The casting vote is not among them
   * @param proxies votes of absent members
   * @param casting null when none was given
   */
  public record Meeting(
      MeetingKind kind,
      Instant starts,
      Setting.Way way,
      Headcount members,
      Headcount present,
      Votes votes,
      Proxies proxies,
      @Nullable CastingVote casting) {

    /**
     * @throws IllegalArgumentException if the figures add up to more than a meeting can have
     */
    public Meeting {
      if (votes.roll() > Headcount.MOST) {
        throw new IllegalArgumentException("more votes than a meeting has: " + votes.roll());
      }
    }
  }

  /** Whose meeting it was. */
  public enum MeetingKind {
    /** Of the board. */
    BOARD,
    /** Of the members; it decides nothing here: the practices are asked by a ballot. */
    MEMBERS
  }

  /**
   * People counted, each once and in one role.
   *
   * @param total all of them
   * @param byRole the role, as the constitution names it, to how many
   */
  public record Headcount(long total, SortedMap<String, Long> byRole) {
    /** More than this many are no meeting. */
    static final long MOST = 1_000_000_000;

    /**
     * @throws IllegalArgumentException if a figure is below 0 or above what a meeting can have
     */
    public Headcount {
      byRole = Collections.unmodifiableSortedMap(new TreeMap<>(byRole));
      boolean fit = byRole.values().stream().allMatch(n -> n >= 0 && n <= MOST);
      if (total < 0 || total > MOST || !fit) {
        throw new IllegalArgumentException("no count of people: " + total + " " + byRole);
      }
    }

    /** How many of a role. */
    public long of(String role) {
      return byRole.getOrDefault(role, 0L);
    }

    /** Whether the roles add up to the total. */
    public boolean addsUp() {
      return byRole.values().stream().mapToLong(Long::longValue).sum() == total;
    }
  }

  /**
   * Votes of absent members, held by members present.
   *
   * @param given how many
   * @param mostHeld the most that one person held; 0 when none was given
   * @param barred how many were given or held by somebody who may not vote on the matter
   */
  public record Proxies(long given, long mostHeld, long barred) {
    /** None. */
    public static final Proxies NONE = new Proxies(0, 0, 0);

    /**
     * @throws IllegalArgumentException if the figures cannot be
     */
    public Proxies {
      boolean fit = mostHeld <= given && barred <= given && mostHeld >= 0 && barred >= 0;
      if (!fit || given > Headcount.MOST || (given > 0 && mostHeld == 0)) {
        throw new IllegalArgumentException(
            "no count of proxies: %d, %d, %d".formatted(given, mostHeld, barred));
      }
    }
  }

  /**
   * The second or casting vote.
   *
   * @param seat the id of the seat as whose holder it was given
   * @param choice the option
   */
  public record CastingVote(String seat, String choice) {}

  /**
   * A ballot of the practices.
   *
   * @param rollFrozen when the roll was frozen and published
   * @param rollSize the number of practices on the published roll
   * @param basis the list size it weighs by
   * @param challengesUndecided challenges of the roll that nobody decided before the close
   * @param whole the figures over the whole roll
   * @param areas the figures of each area; empty when the roll has none
   * @param rankings what the count of the rankings gave, whose first preferences are then the
   *     figures; null where nothing was ranked
   */
  public record Ballot(
      Instant rollFrozen,
      long rollSize,
      Setting.ListBasis basis,
      long challengesUndecided,
      Figures whole,
      SortedMap<String, Figures> areas,
      @Nullable Rankings rankings) {
    /** Copies the map. */
    public Ballot {
      areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
    }

    /** A ballot in which nothing was ranked. */
    public Ballot(
        Instant rollFrozen,
        long rollSize,
        Setting.ListBasis basis,
        long challengesUndecided,
        Figures whole,
        SortedMap<String, Figures> areas) {
      this(rollFrozen, rollSize, basis, challengesUndecided, whole, areas, null);
    }

    /** The same, with its rankings counted. */
    public Ballot counted(Rankings made) {
      return new Ballot(rollFrozen, rollSize, basis, challengesUndecided, whole, areas, made);
    }
  }

  /**
   * The count of a ballot's rankings, made by whoever counts.
   *
   * @param rule the id of the counting rule under which it was made
   * @param weigh what one practice's ranking counted
   * @param seats how many were to be elected
   * @param elected options in the order of election; empty when the count gave no result
   * @param stopped one sentence that says why there is no result; null where there is one
   */
  public record Rankings(
      String rule, Franchise weigh, long seats, List<String> elected, @Nullable String stopped) {
    /** Copies the list. */
    public Rankings {
      elected = List.copyOf(elected);
    }
  }

  /** The same votes under both franchises. */
  public record Figures(Votes practices, Votes patients) {
    Votes under(Franchise franchise) {
      return franchise == Franchise.ONE_PRACTICE_ONE_VOTE ? practices : patients;
    }
  }

  /**
   * Exact figures in one unit.
   *
   * @param byOption every option of the question, 0 where nobody chose it; a motion has {@code for}
   *     and {@code against}
   * @param abstained took part and took no side
   * @param didNotVote took no part
   */
  public record Votes(Map<String, Long> byOption, long abstained, long didNotVote) {

    /**
     * @throws IllegalArgumentException if a figure is below 0 or they add up beyond a long
     */
    public Votes {
      byOption = Collections.unmodifiableMap(new LinkedHashMap<>(byOption));
      long sum = 0;
      var all = new ArrayList<>(byOption.values());
      all.add(abstained);
      all.add(didNotVote);
      for (long figure : all) {
        if (figure < 0 || figure > Long.MAX_VALUE - sum) {
          throw new IllegalArgumentException("figures below 0 or too large: " + all);
        }
        sum += figure;
      }
    }

    /** The amount for an option; 0 for one that is not there. */
    public long of(String option) {
      return byOption.getOrDefault(option, 0L);
    }

    /** For any option. */
    public long tookASide() {
      return byOption.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For any option, or abstained. */
    public long tookPart() {
      return tookASide() + abstained;
    }

    /** Everybody on the roll. */
    public long roll() {
      return tookPart() + didNotVote;
    }
  }

  /**
   * Who opened and closed the ballot, or presided: the office, never the person's name.
   *
   * @param seat the id of the seat held
   * @param from first day of the term
   * @param to last day of the term; null when it has no end date
   */
  public record Officer(String seat, LocalDate from, @Nullable LocalDate to) {}

  /**
   * Conflicts on the matter.
   *
   * @param found how many were found
   * @param handled how many of them were handled before the papers went out
   */
  public record ConflictsFound(long found, long handled) {}
}
