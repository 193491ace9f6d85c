package org.mandate.constitution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mandate.constitution.Setting.Deciding;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.Kinds;
import org.mandate.constitution.Setting.PerKind;
import org.mandate.constitution.Setting.ReservedMatters;
import org.mandate.constitution.Setting.Seats;

/** What makes a constitution one that can be adopted; each problem comes with its mend. */
final class ConstitutionRules {

  /** Settings every kind of question needs, with the words for them. */
  private static final Map<Class<? extends PerKind>, String> NEEDED =
      Map.of(
          Setting.Voters.class, "who decides",
          Deciding.class, "what carries",
          Setting.Quorum.class, "the quorum",
          Setting.Notice.class, "notice",
          Setting.Window.class, "how long a ballot is open",
          Setting.RollRule.class, "the roll",
          Setting.ReturningOfficer.class, "the returning officer");

  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final List<Problem> problems = new ArrayList<>();
  private final List<Clause> clauses;
  private final Set<String> kinds = new LinkedHashSet<>();
  private final Set<String> seats = new HashSet<>();

  private ConstitutionRules(List<Clause> clauses) {
    this.clauses = clauses;
  }

  static List<Problem> problems(long version, String title, List<Clause> clauses) {
    var rules = new ConstitutionRules(clauses);
    if (version < 1)
      rules.add("", "version", "The version is " + version + ".", "Number it from 1.");
    if (title.isBlank()) rules.add("", "title", "There is no title.", "Give it one.");
    rules.numbers();
    rules.atMostOne();
    rules.collectIds();
    clauses.forEach(rules::clause);
    rules.eachKindHasEachRule();
    return List.copyOf(rules.problems);
  }

  private void numbers() {
    var seen = new HashSet<String>();
    for (Clause clause : clauses) {
      String number = clause.number();
      if (!Clause.isNumber(number)) {
        add(number, "number", "'" + number + "' is not a rule number.", "Write it like 5.1.");
      }
      if (!seen.add(number)) {
        add(number, "number", "The number is used twice.", "Give each clause its own.");
      }
      if (clause.title().isBlank()) add(number, "title", "There is no title.", "Give it one.");
      if (clause.text().isBlank()) {
        add(number, "text", "There is no text.", "Say the rule in plain English.");
      }
    }
  }

  private void atMostOne() {
    for (var type :
        List.of(
            Kinds.class,
            ReservedMatters.class,
            Seats.class,
            Setting.Recall.class,
            Setting.Clocks.class,
            Setting.BoardQuorum.class,
            Setting.MeetingNotice.class)) {
      var found = clauses.stream().filter(clause -> type.isInstance(clause.setting())).toList();
      if (found.size() > 1) {
        add(
            found.get(1).number(),
            "",
            "Rule " + found.get(0).number() + " sets the same.",
            "Put both into one clause.");
      }
      if (found.isEmpty() && type == Kinds.class) {
        add("", "", "No clause names the kinds of question.", "Add one.");
      }
    }
  }

  private void collectIds() {
    for (Clause clause : clauses) {
      if (clause.setting() instanceof Kinds set) {
        ids(clause, "kinds", set.kinds().stream().map(Setting.Kind::id).toList(), kinds);
        set.kinds().forEach(kind -> words(clause, "kinds", kind.title()));
        if (set.kinds().isEmpty()) add(clause, "kinds", "It names no kind.", "Name at least one.");
      } else if (clause.setting() instanceof Seats set) {
        ids(clause, "seats", set.seats().stream().map(Setting.Seat::id).toList(), seats);
      }
    }
  }

  private void ids(Clause clause, String field, List<String> ids, Set<String> into) {
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        add(clause, field, "'" + id + "' cannot be an id.", "Use a-z, 0-9 and hyphens.");
      }
      if (!into.add(id)) add(clause, field, "'" + id + "' stands twice.", "Name it once.");
    }
  }

  private void words(Clause clause, String field, String words) {
    if (words.isBlank()) add(clause, field, "A name is missing.", "Give each its name.");
  }

  private void clause(Clause clause) {
    if (clause.setting() instanceof PerKind perKind) kindsOf(clause, perKind);
    switch (clause.setting()) {
      case Setting.Words _, Kinds _, Setting.Conflicts _, Setting.QuorumShare _ -> {}
      case ReservedMatters reserved -> reserved(clause, reserved);
      case Setting.Voters voters -> {
        if (voters.electorates().isEmpty()) {
          add(clause, "electorates", "Nobody decides.", "Name who does.");
        }
      }
      case Deciding deciding -> deciding(clause, deciding);
      case Setting.QuorumNumber q -> within(clause, "practices", q.practices(), 1, 1_000_000);
      case Setting.Notice notice -> within(clause, "days", notice.days(), 0, 366);
      case Setting.Window window -> within(clause, "days", window.days(), 0, 366);
      case Setting.RollRule roll -> within(clause, "challengeDays", roll.challengeDays(), 0, 366);
      case Setting.ReturningOfficer officer -> {
        if (!seats.contains(officer.seat())) {
          add(
              clause,
              "seat",
              "There is no seat '" + officer.seat() + "'.",
              "Name a seat there is.");
        }
      }
      case Setting.BoardQuorum _, Setting.BoardVoting _, Setting.MeetingNotice _ ->
          problems.addAll(new BoardRules(clauses, seats, kinds).of(clause));
      case Seats set -> set.seats().forEach(seat -> seat(clause, seat));
      case Setting.Recall _ -> {}
      case Setting.Clocks clocks -> {
        within(clause, "publicationDays", clocks.publicationDays(), 0, 366);
        within(clause, "replyDays", clocks.replyDays(), 0, 366);
      }
    }
  }

  private void kindsOf(Clause clause, PerKind setting) {
    if (setting.kinds().isEmpty()) add(clause, "kinds", "It names no kind.", "Name at least one.");
    var seen = new HashSet<String>();
    for (String kind : setting.kinds()) {
      known(clause, "kinds", kind);
      if (!seen.add(kind)) add(clause, "kinds", "'" + kind + "' stands twice.", "Name it once.");
    }
  }

  private void known(Clause clause, String field, String kind) {
    if (!kinds.contains(kind)) {
      add(
          clause,
          field,
          "There is no kind of question '" + kind + "'.",
          "Use one of: " + String.join(", ", kinds) + ".");
    }
  }

  private void reserved(Clause clause, ReservedMatters reserved) {
    ids(
        clause,
        "matters",
        reserved.matters().stream().map(Setting.Matter::id).toList(),
        new HashSet<>());
    for (Setting.Matter matter : reserved.matters()) {
      words(clause, "matters", matter.words());
      known(clause, "matters", matter.kind());
      boolean boardMay =
          clauses.stream()
              .anyMatch(
                  other ->
                      other.setting() instanceof Setting.Voters voters
                          && voters.kinds().contains(matter.kind())
                          && voters.electorates().contains(Electorate.BOARD));
      if (boardMay) {
        add(
            clause,
            "matters",
            "The board may decide questions of the kind '" + matter.kind() + "'.",
            "Reserve '" + matter.id() + "' as a kind that only the practices decide.");
      }
    }
  }

  private void deciding(Clause clause, Deciding deciding) {
    boolean ranked = deciding.form() == Form.RANKED;
    if (ranked != (deciding.tie() == Setting.Tie.LOT)) {
      add(
          clause,
          "tie",
          ranked
              ? "A tie between candidates cannot fall."
              : "Nothing is ranked, so nothing is drawn.",
          ranked ? "Write lot." : "Write falls.");
    }
    if (ranked) {
      ranked(clause, deciding);
      return;
    }
    if (deciding.counting() != null) {
      add(clause, "counting", "Nothing is ranked.", "Remove it, or write the form ranked.");
    }
    boolean each = deciding.form() == Form.PER_PRACTICE_CHOICE;
    if (each && !deciding.thresholds().isEmpty()) {
      add(
          clause,
          "thresholds",
          "Where every practice chooses for itself nothing is carried.",
          "Remove the thresholds.");
    }
    if (!each && deciding.thresholds().isEmpty()) {
      add(clause, "thresholds", "Nothing says what is enough.", "Add a threshold.");
    }
    if (new HashSet<>(deciding.thresholds()).size() < deciding.thresholds().size()) {
      add(clause, "thresholds", "The same threshold stands twice.", "Remove one of them.");
    }
    // Below half everywhere, a motion could be carried against more votes than for it.
    if (deciding.form() == Form.MOTION
        && !deciding.thresholds().isEmpty()
        && deciding.thresholds().stream().noneMatch(t -> t.mark().share().isAtLeastHalf())) {
      add(
          clause,
          "thresholds",
          "A motion could be carried by fewer than half.",
          "Set at least one threshold to half or more.");
    }
  }

  private void ranked(Clause clause, Deciding deciding) {
    if (!deciding.thresholds().isEmpty()) {
      add(clause, "thresholds", "The counting rule says who is elected.", "Remove the thresholds.");
    }
    Setting.Counting counting = deciding.counting();
    if (counting == null) {
      add(clause, "counting", "Nothing says how rankings are counted.", "Name a counting rule.");
    } else if (!ID.matcher(counting.rule()).matches()) {
      add(
          clause,
          "counting.rule",
          "'" + counting.rule() + "' cannot be the id of a counting rule.",
          "Write one such as scottish-2007.");
    }
  }

  private void seat(Clause clause, Setting.Seat seat) {
    words(clause, "seats", seat.title());
    words(clause, "seats", seat.constituency());
    within(clause, "termMonths", seat.termMonths(), 1, 120);
  }

  private void within(Clause clause, String field, long value, long least, long most) {
    if (value < least || value > most) {
      add(clause, field, "It says " + value + ".", "Use " + least + " to " + most + ".");
    }
  }

  private void eachKindHasEachRule() {
    NEEDED.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(needed -> eachKindHas(needed.getKey(), needed.getValue()));
    kinds.forEach(kind -> notTwice(Setting.Conflicts.class, kind));
    kinds.forEach(kind -> notTwice(Setting.BoardVoting.class, kind));
  }

  private void eachKindHas(Class<? extends PerKind> type, String words) {
    var without = kinds.stream().filter(kind -> notTwice(type, kind) == 0).toList();
    if (!without.isEmpty()) {
      add(
          "",
          "",
          "No clause sets " + words + " for " + String.join(", ", without) + ".",
          "Add one, or name the kind in a clause there is.");
    }
  }

  private int notTwice(Class<? extends PerKind> type, String kind) {
    var found =
        clauses.stream()
            .filter(clause -> type.isInstance(clause.setting()))
            .filter(clause -> type.cast(clause.setting()).kinds().contains(kind))
            .toList();
    if (found.size() > 1) {
      add(
          found.get(1),
          "kinds",
          "Rule " + found.get(0).number() + " sets the same for the kind '" + kind + "'.",
          "Name the kind in one of the two.");
    }
    return found.size();
  }

  private void add(Clause clause, String field, String what, String mend) {
    add(clause.number(), field, what, mend);
  }

  private void add(String clause, String field, String what, String mend) {
    problems.add(new Problem(clause, field, what, mend));
  }
}
