package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.secret.SecretElection.Rules;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.constitution.Setting;
import org.mandate.count.rules.Rule;

/** A secret election in words. */
final class ElectionWords {
  private ElectionWords() {}

  static Status status(SecretElection e) {
    return switch (e.state()) {
      case DRAFT -> Status.none("Being prepared");
      case RULES -> Status.part("Rules published");
      case NOMINATIONS -> Status.yes("Nominations open");
      case CANDIDATES -> Status.part("Candidates published");
      case ROLL -> Status.part("Roll published");
      case OPEN -> Status.yes("Voting open");
      case CLOSED -> Status.part("Closed, no result yet");
      case DECLARED -> Status.part("Declared");
      case CERTIFIED -> Status.yes("Certified");
      case UNFILLED -> Status.no("Nobody stood");
      case VOIDED -> Status.no("Void");
      case STOPPED -> Status.no("Stopped");
    };
  }

  static Prose lede(SecretElections elections, SecretElection e) {
    Timetable t = e.timetable();
    return switch (e.state()) {
      case DRAFT ->
          Prose.of("This election is being prepared. Nothing of it is public or on the record.");
      case RULES ->
          t.nominationsOpen()
              .map(
                  at ->
                      Prose.of("The rules are published. Nominations open on ")
                          .bold(Dates.weekdayTime(at))
                          .text("."))
              .orElseGet(
                  () ->
                      Prose.of("The rules are published. The roll is frozen on ")
                          .bold(Dates.weekdayTime(t.rollOn()))
                          .text("."));
      case NOMINATIONS ->
          Prose.of("Nominations are open until ")
              .bold(Dates.weekdayTime(t.nominationsClose().orElseThrow()))
              .text(". Who is nominated is shown when they close.");
      case CANDIDATES ->
          Prose.of(
              standing(elections, e)
                  + " The roll is frozen on "
                  + Dates.weekdayTime(t.rollOn())
                  + ".");
      case ROLL ->
          Prose.of("The roll is published and can be challenged. Voting opens on ")
              .bold(Dates.weekdayTime(t.opens()))
              .text(" and closes on " + Dates.weekdayTime(t.closes()) + ".");
      case OPEN ->
          Prose.of("Voting is open until ")
              .bold(Dates.weekdayTime(t.closes()))
              .text(
                  ". Each voter’s link came by mail. How anybody votes is never shown, and no result"
                      + " before the close.");
      case CLOSED ->
          Prose.of(
              "Voting closed on "
                  + Dates.weekdayTime(t.closes())
                  + ". The trustees open the result together; nobody else can.");
      case DECLARED -> ResultWords.declared(elections, e);
      case CERTIFIED -> ResultWords.certified(elections, e);
      case UNFILLED ->
          Prose.of(
              "Nobody stood, so nobody is elected and the seat stays empty until it is filled.");
      case VOIDED ->
          Prose.of("The election was declared void after a complaint. It is held again.");
      case STOPPED -> Prose.of("The election was stopped. No vote was counted or opened.");
    };
  }

  private static String standing(SecretElections elections, SecretElection e) {
    int n = elections.candidates(e.id()).size();
    return Numbers.count(n, "candidate stands", "candidates stand")
        + " for "
        + Numbers.count(e.places(), "place", "places")
        + ".";
  }

  /** What is decided, by which rules. */
  static Summary facts(SecretElections elections, SecretElection e, Body body) {
    Rules r = e.rules();
    Summary facts = Summary.empty().line("State", status(e));
    if (r.seats().isPresent()) {
      SecretElection.Seats s = r.seats().get();
      facts =
          facts
              .line("To be elected", s.places() + " (" + seatTitle(elections, e) + ")")
              .line("Term", term(elections, e));
    } else {
      facts = facts.line("The question", r.words());
    }
    Setting.Counting how = counting(elections, e).orElse(null);
    if (how != null) {
      facts =
          facts.line(
              "Counting rule",
              org.mandate.count.rules.Rules.named(how.rule()).map(Rule::title).orElse(how.rule())
                  + " ("
                  + how.rule()
                  + "), as in "
                  + rule(elections, e));
    } else {
      facts = facts.line("What carries", deciding(elections, e));
    }
    facts =
        facts
            .line("Who votes", r.electorate().words + BandWords.counts(r))
            .line(
                "Result opened by",
                r.trusteesNeeded() + " of " + trustees(elections, e) + " trustees together");
    if (r.seats().isPresent()) {
      facts =
          facts
              .line("Order of candidates", r.order().words)
              .line("Statements", "At most " + Numbers.whole(r.statementLimit()) + " letters")
              .line(
                  "A vacancy later",
                  r.countBack()
                      ? "Filled by counting these rankings again without whoever left"
                      : "Filled by another election");
    }
    return facts.line(
        "Before the close",
        r.turnoutShown()
            ? "Only how many ballots were cast is shown"
            : "Not even how many ballots were cast is shown");
  }

  private static long trustees(SecretElections elections, SecretElection e) {
    return elections.holders(e.id()).stream()
        .filter(h -> h.part() == RoleHolder.Part.TRUSTEE)
        .count();
  }

  static Optional<Setting.Counting> counting(SecretElections elections, SecretElection e) {
    return elections
        .rule(e)
        .map(rule -> Optional.ofNullable(rule.deciding().setting().counting()))
        .orElse(Optional.empty());
  }

  private static String rule(SecretElections elections, SecretElection e) {
    return elections.rule(e).map(r -> "rule " + r.deciding().rule()).orElse("the constitution");
  }

  private static String deciding(SecretElections elections, SecretElection e) {
    return elections
        .rule(e)
        .flatMap(r -> elections.constitution(e).clause(r.deciding().rule()))
        .map(c -> c.text() + " Rule " + c.number())
        .orElse("As the constitution says");
  }

  static String seatTitle(SecretElections elections, SecretElection e) {
    SecretElection.Seats s = e.rules().seats().orElseThrow();
    String title =
        elections.constitution(e).seat(s.seat()).map(Setting.Seat::title).orElse(s.seat());
    return s.constituency().isEmpty() ? title : title + ", " + s.constituency();
  }

  private static String term(SecretElections elections, SecretElection e) {
    SecretElection.Seats s = e.rules().seats().orElseThrow();
    String begins = "From " + Dates.plain(s.from());
    String ends =
        s.to()
            .map(to -> " to " + Dates.plain(to.minusDays(1)))
            .or(
                () ->
                    elections
                        .constitution(e)
                        .seat(s.seat())
                        .map(
                            seat ->
                                " to "
                                    + Dates.plain(
                                        s.from().plusMonths(seat.termMonths()).minusDays(1))))
            .orElse("");
    return begins + ends + (s.byElection() ? ", the rest of a term: a by-election" : "");
  }

  /** What comes when. */
  static Table timetable(SecretElection e) {
    Timetable t = e.timetable();
    Table.Builder table =
        Table.named("Timetable").captionHidden().fit().column("What").column("When");
    t.nominationsOpen().ifPresent(at -> table.row("Nominations open", Dates.weekdayTime(at)));
    t.nominationsClose()
        .ifPresent(
            at -> table.row("Nominations close, candidates are published", Dates.weekdayTime(at)));
    table.row("The roll is frozen and published", Dates.weekdayTime(t.rollOn()));
    table.row("Voting opens", Dates.weekdayTime(t.opens()));
    table.row("Voting closes", Dates.weekdayTime(t.closes()));
    table.row(
        "Complaints are heard",
        Numbers.count(t.complaintDays(), "day", "days") + " from the declaration");
    return table.build();
  }

  /** Who does what. */
  static Table roles(List<RoleHolder> holders) {
    Table.Builder table =
        Table.named("Nobody has two parts, and nobody of these can stand")
            .stack()
            .column("Part")
            .column("Who")
            .column("What they do");
    for (RoleHolder h : holders) {
      table.row(
          h.part().title,
          (h.name().isEmpty() ? "Name erased" : h.name())
              + (h.organisation().isEmpty() ? "" : ", " + h.organisation())
              + (h.outside() ? ", from outside" : ""),
          h.part().does.substring(0, 1).toUpperCase(java.util.Locale.UK)
              + h.part().does.substring(1));
    }
    return table.build();
  }

  /** What has happened, each with its entry in the record. */
  static Table moves(List<SecretStore.Moved> moves, Map<Long, Link> entries) {
    Table.Builder table =
        Table.named("What has happened")
            .captionHidden()
            .stack()
            .column("When")
            .column("What")
            .column("Record");
    for (SecretStore.Moved m : moves) {
      Prose what = Prose.of(told(m.move()));
      if (!m.words().isEmpty()) {
        what = what.text(": " + m.words());
      }
      table.row(
          Dates.weekdayTime(m.at()),
          what,
          Optional.ofNullable(entries.get(m.entry()))
              .map(l -> Prose.empty().link(l))
              .orElse(Prose.of("Soon")));
    }
    return table.build();
  }

  static String told(String move) {
    for (ElectionMove m : ElectionMove.values()) {
      if (m.word().equals(move)) {
        return m.told;
      }
    }
    return move;
  }
}
