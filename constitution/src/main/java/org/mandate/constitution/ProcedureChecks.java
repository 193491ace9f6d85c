package org.mandate.constitution;

import static org.mandate.constitution.Sentences.counted;
import static org.mandate.constitution.Sentences.date;
import static org.mandate.constitution.Sentences.day;
import static org.mandate.constitution.Sentences.number;
import static org.mandate.constitution.Sentences.required;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mandate.constitution.DecisionFacts.Ballot;
import org.mandate.constitution.DecisionFacts.ConflictsFound;
import org.mandate.constitution.DecisionFacts.Figures;
import org.mandate.constitution.DecisionFacts.Officer;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.Form;

/** Whether the procedure was kept, clause by clause. */
final class ProcedureChecks {

  private static final String IN_DATE = "Mandate in date";

  private final Constitution constitution;
  private final BallotRule rule;
  private final DecisionFacts facts;

  ProcedureChecks(Constitution constitution, BallotRule rule, DecisionFacts facts) {
    this.constitution = constitution;
    this.rule = rule;
    this.facts = facts;
  }

  /** The right people were asked, and by the kind of question that the matter needs. */
  Check rightVoters() {
    String matter = facts.reservedMatter();
    if (matter != null) return reserved(matter);
    Cited<Setting.Voters> voters = rule.voters();
    List<Electorate> may = voters.setting().electorates();
    String who = String.join(" or ", may.stream().map(Electorate::words).toList());
    return check(
        voters.rule(),
        "Right voters",
        may.contains(facts.electorate()) && !rollMissing() && !otherMeeting(),
        asked(),
        Sentences.capital(who) + " decide.");
  }

  private Check reserved(String id) {
    var cited = constitution.find(Setting.ReservedMatters.class);
    var matter = constitution.reservedMatter(id);
    if (cited.isEmpty() || matter.isEmpty()) {
      return check(
          cited.map(Cited::rule).orElse(rule.voters().rule()),
          "Right voters",
          false,
          "the matter was named as '" + id + "'.",
          "The constitution reserves no such matter.");
    }
    String needed = matter.get().kind();
    boolean rightKind = needed.equals(rule.kind().id());
    boolean practices = facts.electorate() == Electorate.MEMBER_PRACTICES && !rollMissing();
    String asKind =
        rightKind ? "" : " It was put as '" + rule.kind().title().toLowerCase(Locale.UK) + "'.";
    String mustKind =
        rightKind
            ? ""
            : " It must be put as '"
                + constitution
                    .ballotRule(needed)
                    .orElseThrow()
                    .kind()
                    .title()
                    .toLowerCase(Locale.UK)
                + "'.";
    return check(
        cited.get().rule(),
        "Right voters",
        practices && rightKind,
        asked() + asKind,
        "The matter is reserved to the practices." + mustKind);
  }

  private boolean rollMissing() {
    return facts.electorate() == Electorate.MEMBER_PRACTICES && facts.ballot() == null;
  }

  /** The board votes at a meeting of its own. */
  private boolean otherMeeting() {
    DecisionFacts.Meeting meeting = facts.meeting();
    return meeting != null
        && facts.electorate() == Electorate.BOARD
        && meeting.kind() != DecisionFacts.MeetingKind.BOARD;
  }

  private String asked() {
    Ballot ballot = facts.ballot();
    if (otherMeeting()) return "it was put to a meeting of the members.";
    if (facts.electorate() == Electorate.BOARD) return "the board voted.";
    if (ballot == null) return "there was no roll of practices.";
    return "the roll of "
        + counted(ballot.rollSize(), "practice")
        + ", frozen on "
        + date(day(ballot.rollFrozen()))
        + ".";
  }

  Check notice() {
    Setting.Notice notice = rule.notice().setting();
    boolean opening = notice.before() == Setting.NoticeBefore.OPENING;
    return notice(rule.notice().rule(), notice.days(), opening ? facts.opened() : facts.closed());
  }

  /** Of a meeting: by the clause about meetings, or where there is none by that of the kind. */
  Check notice(DecisionFacts.Meeting meeting) {
    Optional<Cited<Setting.MeetingNotice>> cited = constitution.find(Setting.MeetingNotice.class);
    if (cited.isEmpty()) {
      Setting.Notice notice = rule.notice().setting();
      boolean opening = notice.before() == Setting.NoticeBefore.OPENING;
      return notice(
          rule.notice().rule(), notice.days(), opening ? meeting.starts() : facts.closed());
    }
    Setting.MeetingNotice notice = cited.get().setting();
    long days =
        switch (meeting.kind()) {
          case BOARD -> notice.boardDays();
          case MEMBERS -> notice.membersDays();
        };
    return notice(cited.get().rule(), days, meeting.starts());
  }

  private Check notice(String clause, long needed, Instant before) {
    LocalDate given = facts.noticeGiven();
    String asks = required(needed);
    if (given == null) {
      return check(clause, "Notice", needed == 0, "no papers were sent.", asks);
    }
    long days = ChronoUnit.DAYS.between(given, day(before));
    String fact =
        days < 0
            ? "papers sent " + counted(-days, "day") + " late."
            : "papers sent " + counted(days, "day") + " before.";
    return check(clause, "Notice", days >= needed, fact, asks);
  }

  /** The roll was frozen in time, could be challenged, and is the one that was counted. */
  Check roll(Ballot ballot) {
    Setting.RollRule asks = rule.roll().setting();
    LocalDate frozen = day(ballot.rollFrozen());
    long open = ChronoUnit.DAYS.between(frozen, day(facts.closed()));
    var faults = rollFaults(ballot, asks);
    if (open < asks.challengeDays()) {
      faults.addFirst("open to challenge for " + counted(Math.max(0, open), "day"));
    }
    String fact =
        faults.isEmpty()
            ? "open to challenge for " + counted(open, "day") + "; no challenge is undecided."
            : String.join("; ", faults) + ".";
    return check(
        rule.roll().rule(), "Roll", faults.isEmpty(), fact, required(asks.challengeDays()));
  }

  private List<String> rollFaults(Ballot ballot, Setting.RollRule asks) {
    var faults = new ArrayList<String>();
    long counted = ballot.whole().practices().roll();
    if (ballot.rollSize() == 0) faults.add("no practice is on it");
    if (ballot.rollFrozen().isAfter(facts.opened())) faults.add("frozen after the ballot opened");
    if (ballot.challengesUndecided() > 0) {
      faults.add(counted(ballot.challengesUndecided(), "challenge") + " not decided");
    }
    if (counted != ballot.rollSize()) {
      faults.add(
          "the figures add up to "
              + counted(counted, "practice")
              + ", the roll has "
              + number(ballot.rollSize()));
    }
    if (ballot.basis() != asks.basis()) {
      faults.add(
          "weighed by "
              + ConstitutionWriter.word(ballot.basis())
              + " patients, the rule says "
              + ConstitutionWriter.word(asks.basis()));
    }
    boolean needsAreas =
        rule.deciding().setting().thresholds().stream()
            .anyMatch(t -> t.scope() == Threshold.Scope.EACH_AREA);
    if (needsAreas && !areasAddUp(ballot)) faults.add("the areas do not add up to the roll");
    return faults;
  }

  private static boolean areasAddUp(Ballot ballot) {
    long practices = 0;
    long patients = 0;
    for (Figures area : ballot.areas().values()) {
      practices += area.practices().roll();
      patients += area.patients().roll();
    }
    return practices == ballot.whole().practices().roll()
        && patients == ballot.whole().patients().roll();
  }

  Check window() {
    var opened = facts.opened().atZone(Sentences.ENGLAND);
    var closed = facts.closed().atZone(Sentences.ENGLAND);
    long needed = rule.window().setting().days();
    boolean ordered = !closed.isBefore(opened);
    long days = ChronoUnit.DAYS.between(opened, closed);
    return check(
        rule.window().rule(),
        "Ballot open",
        ordered && days >= needed,
        ordered ? "for " + counted(days, "day") + "." : "it closed before it opened.",
        required(needed));
  }

  Check quorum(Ballot ballot) {
    long roll = ballot.whole().practices().roll();
    long took = ballot.whole().practices().tookPart();
    long needed = rule.quorum().setting().needed(roll);
    return check(
        rule.quorum().rule(),
        "Quorum",
        took >= needed,
        number(took) + " of " + counted(roll, "practice") + " voted.",
        required(needed));
  }

  Optional<Check> conflicts() {
    Cited<Setting.Conflicts> cited = rule.conflicts();
    if (cited == null) return Optional.empty();
    ConflictsFound found = facts.conflicts();
    String asks = "Each must be handled before.";
    if (found == null) {
      return Optional.of(
          new Check(
              cited.rule(),
              "Conflicts",
              Status.NOT_APPLICABLE,
              Bearing.PROCEDURE,
              "not recorded here.",
              asks));
    }
    String fact =
        found.found() == 0
            ? "none found."
            : number(found.found())
                + " found, "
                + number(found.handled())
                + (facts.meeting() == null
                    ? " handled before the papers went out."
                    : " handled before the vote.");
    return Optional.of(
        check(cited.rule(), "Conflicts", found.handled() >= found.found(), fact, asks));
  }

  /** Only where it is not met: a motion has for and against, and the two units the same options. */
  Optional<Check> form(Ballot ballot) {
    Set<String> options = ballot.whole().practices().byOption().keySet();
    boolean alike = options.equals(ballot.whole().patients().byOption().keySet());
    boolean motion =
        rule.deciding().setting().form() != Form.MOTION
            || options.equals(new HashSet<>(List.of(ThresholdRules.FOR, ThresholdRules.AGAINST)));
    if (alike && motion) return Optional.empty();
    return Optional.of(
        check(
            rule.deciding().rule(),
            "Options",
            false,
            "the options were " + Sentences.and(List.copyOf(options)) + ".",
            motion ? "Both counts must have the same." : "A motion has for and against."));
  }

  Check officer() {
    Cited<Setting.ReturningOfficer> cited = rule.officer();
    String seat = cited.setting().seat();
    String title = constitution.seat(seat).orElseThrow().title().toLowerCase(Locale.UK);
    Officer officer = facts.officer();
    String asks = "The term must cover the opening and the close.";
    if (officer == null) {
      return check(cited.rule(), IN_DATE, false, "nobody held the seat of " + title + ".", asks);
    }
    if (!officer.seat().equals(seat)) {
      String fact = "the holder of the seat '" + officer.seat() + "' opened and closed the ballot.";
      return check(cited.rule(), IN_DATE, false, fact, "It is for the " + title + ".");
    }
    return term(cited.rule(), title, officer, asks);
  }

  /** The term of whoever presided covers the vote. */
  Check chair(Officer chair, String clause) {
    var seat = constitution.seat(chair.seat());
    String asks = "The term must cover the vote.";
    if (seat.isEmpty()) {
      String fact = "the holder of the seat '" + chair.seat() + "' presided.";
      return check(clause, IN_DATE, false, fact, "The constitution has no such seat.");
    }
    return term(clause, seat.get().title().toLowerCase(Locale.UK), chair, asks);
  }

  private Check term(String clause, String title, Officer officer, String asks) {
    LocalDate to = officer.to();
    boolean begun = !officer.from().isAfter(day(facts.opened()));
    boolean lasts = to == null || !to.isBefore(day(facts.closed()));
    String term = "the " + title + "’s term ";
    String fact =
        !begun
            ? term + "began on " + date(officer.from()) + "."
            : to == null ? term + "has no end date." : term + ends(lasts) + date(to) + ".";
    return check(clause, IN_DATE, begun && lasts, fact, asks);
  }

  private static String ends(boolean lasts) {
    return lasts ? "runs to " : "ended on ";
  }

  private static Check check(
      String rule, String name, boolean met, String fact, String requirement) {
    Status status = met ? Status.MET : Status.NOT_MET;
    return new Check(rule, name, status, Bearing.PROCEDURE, fact, requirement);
  }
}
