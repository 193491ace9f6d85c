package org.mandate.cli.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;

/**
 * The timetable of the published rules, and whether it was kept: no step before its time, none that
 * its time had ended. Steps may come late: the program may have stood still.
 */
final class SecretTimes {
  private static final int MOST_COMPLAINT_DAYS = 90;

  /** As late as a clock that is only slow may open voting without a word. */
  private static final Duration SLOW_CLOCK = Duration.ofHours(1);

  private final SecretLife life;
  private final Fields rules;

  private SecretTimes(SecretLife life) {
    this.life = life;
    this.rules = life.rules().facts();
  }

  static void check(SecretLife life, Constitution constitution, Findings found) {
    new SecretTimes(life).check(constitution, found);
  }

  private void check(Constitution constitution, Findings found) {
    table(constitution);
    if (life.isOfSeats()) {
      nominations();
    }
    roll();
    voting();
    complaints();
    found.recomputed(
        "timetable",
        "Timetable: rules published %s, voting %s to %s by the rules; no step came before its time."
            .formatted(
                Words.date(life.rules().at()),
                Words.date(rules.time("opens")),
                Words.date(rules.time("closes"))));
  }

  /** Whether the timetable itself could be: its order, and as far apart as the rules want. */
  private void table(Constitution constitution) {
    if (life.isOfSeats()) {
      order("nominations_open", life.rules().at(), "the rules were published");
      order("nominations_close", rules.time("nominations_open"), "nominations open");
      order("roll_on", rules.time("nominations_close"), "nominations close");
    } else {
      order("roll_on", life.rules().at(), "the rules were published");
    }
    order("opens", rules.time("roll_on"), "the roll is frozen");
    order("closes", rules.time("opens"), "voting opens");
    long days = rules.whole("complaint_days");
    if (days < 1 || days > MOST_COMPLAINT_DAYS) {
      throw rules.fault("complaint_days", "is " + days + ", not 1 to " + MOST_COMPLAINT_DAYS);
    }
    BallotRule rule = rule(life, constitution);
    apart("roll_on", rule.roll().setting().challengeDays(), rule.roll().rule());
    apart("opens", rule.window().setting().days(), rule.window().rule());
  }

  static BallotRule rule(SecretLife life, Constitution constitution) {
    String question = life.rules().facts().text("question");
    return constitution
        .ballotRule(question)
        .orElseThrow(
            () ->
                life.rules().fault("the constitution has no kind of question '" + question + "'"));
  }

  private void order(String name, Instant earlier, String what) {
    if (!rules.time(name).isAfter(earlier)) {
      throw rules.fault(name, "is not after " + what);
    }
  }

  private void apart(String from, long days, String rule) {
    long given =
        ChronoUnit.DAYS.between(
            rules.time(from).atZone(Words.ENGLAND), rules.time("closes").atZone(Words.ENGLAND));
    if (given < days) {
      throw rules.fault(
          from,
          "is %d days before the close, rule %s wants at least %d".formatted(given, rule, days));
    }
  }

  private void nominations() {
    notBefore(SecretMove.OPEN_NOMINATIONS, "nominations_open");
    for (Entry entry : life.own()) {
      if (entry.kind().startsWith("election.nominat")
          && !entry.kind().equals(SecretMove.OPEN_NOMINATIONS.kind)
          && !entry.at().isBefore(rules.time("nominations_close"))) {
        throw entry.fault("came after nominations closed");
      }
    }
    notBefore(SecretMove.LIST_CANDIDATES, "nominations_close");
    notBefore(SecretMove.ELECT_UNOPPOSED, "nominations_close");
    notBefore(SecretMove.LEAVE_UNFILLED, "nominations_close");
  }

  private void roll() {
    notBefore(SecretMove.FREEZE_ROLL, "roll_on");
    for (Entry entry : life.own()) {
      if (entry.kind().startsWith("election.roll-") && !entry.at().isBefore(rules.time("closes"))) {
        throw entry.fault("came after voting closed");
      }
    }
  }

  private void voting() {
    notBefore(SecretMove.OPEN, "opens");
    life.move(SecretMove.OPEN)
        .ifPresent(
            opened -> {
              same(opened, "opens");
              same(opened, "closes");
              if (!opened.at().isBefore(rules.time("closes"))) {
                throw opened.fault("voting opened only after its close");
              }
            });
    notBefore(SecretMove.CLOSE, "closes");
    life.move(SecretMove.CLOSE)
        .filter(e -> !e.facts().time("closed").equals(rules.time("closes")))
        .ifPresent(
            e -> {
              throw e.facts().fault("closed", "is not when the rules close voting");
            });
  }

  /**
   * When voting opened, for a judge: when it did open, and the published time where it was less
   * than an hour late, so that a clock's tick makes no vote a day shorter.
   */
  static Instant opened(SecretLife life) {
    Instant due = life.rules().facts().time("opens");
    Instant at = life.move(SecretMove.OPEN).orElseThrow().at();
    boolean frozen = !life.move(SecretMove.FREEZE_ROLL).orElseThrow().at().isAfter(due);
    return frozen && at.isBefore(due.plus(SLOW_CLOCK)) ? due : at;
  }

  /**
   * What of the constitution's days an election for seats did not keep, though its published
   * timetable did: as the judge of motions would say it.
   */
  static List<String> faults(SecretLife life, Constitution constitution, long undecided) {
    BallotRule rule = rule(life, constitution);
    ZonedDateTime closes = life.rules().facts().time("closes").atZone(Words.ENGLAND);
    List<String> faults = new ArrayList<>();
    long open = ChronoUnit.DAYS.between(opened(life).atZone(Words.ENGLAND), closes);
    if (open < rule.window().setting().days()) {
      faults.add(
          "Ballot open: for %s, %d are required. Rule %s."
              .formatted(
                  Words.counted(open, "whole day"),
                  rule.window().setting().days(),
                  rule.window().rule()));
    }
    LocalDate frozen = Words.day(life.move(SecretMove.FREEZE_ROLL).orElseThrow().at());
    long challenged = ChronoUnit.DAYS.between(frozen, closes.toLocalDate());
    if (challenged < rule.roll().setting().challengeDays()) {
      faults.add(
          "Roll: open to challenge for %s, %d are required. Rule %s."
              .formatted(
                  Words.counted(challenged, "day"),
                  rule.roll().setting().challengeDays(),
                  rule.roll().rule()));
    }
    if (undecided > 0) {
      faults.add(
          "Roll: %s not decided. Rule %s."
              .formatted(Words.counted(undecided, "challenge"), rule.roll().rule()));
    }
    return faults;
  }

  /** Complaints are heard for whole days after the declaration, by the calendar of England. */
  static Optional<Instant> complaintsUntil(SecretLife life) {
    return life.move(SecretMove.DECLARE)
        .or(() -> life.move(SecretMove.ELECT_UNOPPOSED))
        .map(
            e ->
                e.at()
                    .atZone(Words.ENGLAND)
                    .plusDays(life.rules().facts().whole("complaint_days"))
                    .toInstant());
  }

  private void complaints() {
    Optional<Instant> until = complaintsUntil(life);
    if (until.isEmpty()) {
      return;
    }
    for (Entry entry : life.of("election.complaint")) {
      if (!entry.at().isBefore(until.get())) {
        throw entry.fault("came after complaints were heard");
      }
    }
    life.move(SecretMove.CERTIFY)
        .filter(e -> e.at().isBefore(until.get()))
        .ifPresent(
            e -> {
              throw e.fault(
                  "was certified while complaints were heard, until " + Words.date(until.get()));
            });
  }

  private void notBefore(SecretMove move, String name) {
    life.move(move)
        .filter(e -> e.at().isBefore(rules.time(name)))
        .ifPresent(
            e -> {
              throw e.fault("came before " + name + " of the rules, " + rules.text(name));
            });
  }

  private void same(Entry entry, String name) {
    if (!entry.facts().time(name).equals(rules.time(name))) {
      throw entry.facts().fault(name, "is not that of the published rules");
    }
  }
}
