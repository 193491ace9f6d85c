package org.mandate.constitution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.CastingUse;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.MeetingNotice;

/** What clauses about the board and its meetings may say; a part of {@link ConstitutionRules}. */
final class BoardRules {

  private static final long MOST_MEMBERS = 1000;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Clause> clauses;
  private final Set<String> seats;
  private final Set<String> kinds;

  /**
   * @param seats the ids of the seats there are
   * @param kinds the ids of the kinds of question there are
   */
  BoardRules(List<Clause> clauses, Set<String> seats, Set<String> kinds) {
    this.clauses = clauses;
    this.seats = seats;
    this.kinds = kinds;
  }

  List<Problem> of(Clause clause) {
    switch (clause.setting()) {
      case BoardQuorum quorum -> quorum(clause, quorum);
      case BoardVoting voting -> voting(clause, voting);
      case MeetingNotice notice -> {
        within(clause, "boardDays", notice.boardDays(), 0, 366);
        within(clause, "membersDays", notice.membersDays(), 0, 366);
      }
      default -> throw new IllegalArgumentException("says nothing of the board: " + clause);
    }
    return List.copyOf(problems);
  }

  private void quorum(Clause clause, BoardQuorum quorum) {
    if (quorum.seats().isEmpty()) {
      add(clause, "seats", "Nobody votes.", "Name at least one seat.");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < quorum.seats().size(); i++) {
      Setting.VotingSeat voting = quorum.seats().get(i);
      seat(clause, "seats." + i + ".seat", voting.seat());
      if (!seen.add(voting.seat())) {
        add(clause, "seats", "'" + voting.seat() + "' stands twice.", "Name it once.");
      }
      if (!ConstitutionRules.ID.matcher(voting.role()).matches()) {
        add(
            clause,
            "seats." + i + ".role",
            "'" + voting.role() + "' cannot be a role.",
            "Use a-z, 0-9 and hyphens.");
      }
    }
    within(clause, "number", quorum.number(), 1, MOST_MEMBERS);
    roles(clause, quorum);
  }

  private void roles(Clause clause, BoardQuorum quorum) {
    Set<String> roles =
        quorum.seats().stream().map(Setting.VotingSeat::role).collect(Collectors.toSet());
    var seen = new HashSet<String>();
    for (int i = 0; i < quorum.roles().size(); i++) {
      Setting.OfRole of = quorum.roles().get(i);
      if (!roles.contains(of.role())) {
        add(
            clause,
            "roles." + i + ".role",
            "No seat votes in the role '" + of.role() + "'.",
            "Name a role that a voting seat has.");
      }
      if (!seen.add(of.role())) {
        add(clause, "roles", "'" + of.role() + "' stands twice.", "Name it once.");
      }
      within(clause, "roles." + i + ".atLeast", of.atLeast(), 1, MOST_MEMBERS);
    }
  }

  private void voting(Clause clause, BoardVoting voting) {
    voting.kinds().stream().filter(kinds::contains).forEach(kind -> boardMay(clause, voting, kind));
    if (clauses.stream().noneMatch(c -> c.setting() instanceof BoardQuorum)) {
      add(clause, "", "No clause says which seats vote.", "Add the quorum of the board.");
    }
    if (voting.ways().isEmpty()) {
      add(clause, "ways", "A vote cannot be taken.", "Name at least one way of voting.");
    }
    within(clause, "proxies", voting.proxies(), 0, 100);
    Setting.Casting casting = voting.casting();
    if (casting != null) casting(clause, casting);
  }

  private void casting(Clause clause, Setting.Casting casting) {
    if (casting.seats().isEmpty()) {
      add(clause, "casting.seats", "Nobody has it.", "Name a seat, or leave it out.");
    }
    if (new HashSet<>(casting.seats()).size() < casting.seats().size()) {
      add(clause, "casting.seats", "A seat stands twice.", "Name it once.");
    }
    casting.seats().forEach(seat -> seat(clause, "casting.seats", seat));
  }

  /** The board must be able to decide the kind, by a motion or by options. */
  private void boardMay(Clause clause, BoardVoting voting, String kind) {
    if (!boardDecides(kind)) {
      add(
          clause,
          "kinds",
          "The board may not decide questions of the kind '" + kind + "'.",
          "Leave the kind out, or let the board decide it.");
    }
    for (Clause other : clauses) {
      if (other.setting() instanceof Deciding deciding && deciding.kinds().contains(kind)) {
        form(clause, voting, kind, deciding.form());
      }
    }
  }

  private boolean boardDecides(String kind) {
    return clauses.stream()
        .anyMatch(
            other ->
                other.setting() instanceof Setting.Voters voters
                    && voters.kinds().contains(kind)
                    && voters.electorates().contains(Electorate.BOARD));
  }

  private void form(Clause clause, BoardVoting voting, String kind, Form form) {
    if (form == Form.RANKED || form == Form.PER_PRACTICE_CHOICE) {
      add(
          clause,
          "kinds",
          "Questions of the kind '" + kind + "' are no motion and no choice of one option.",
          "Leave the kind out: a meeting votes on motions and options.");
    }
    // Else a motion could be carried with more votes against than for it.
    if (form == Form.MOTION && !voting.mark().share().isAtLeastHalf()) {
      add(clause, "mark", "A motion could be carried by fewer than half.", "Set half or more.");
    }
    Setting.Casting casting = voting.casting();
    if (form == Form.OPTIONS && casting != null && casting.use() == CastingUse.AS_THINGS_STAND) {
      add(
          clause,
          "casting.use",
          "Among options of the kind '" + kind + "' none leaves things as they are.",
          "Write either-way.");
    }
  }

  private void seat(Clause clause, String field, String seat) {
    if (!seats.contains(seat)) {
      add(clause, field, "There is no seat '" + seat + "'.", "Name a seat there is.");
    }
  }

  private void within(Clause clause, String field, long value, long least, long most) {
    if (value < least || value > most) {
      add(clause, field, "It says " + value + ".", "Use " + least + " to " + most + ".");
    }
  }

  private void add(Clause clause, String field, String what, String mend) {
    problems.add(new Problem(clause.number(), field, what, mend));
  }
}
