package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;

/**
 * By which day agenda and papers must be out: whole days by the calendar before the day of the
 * meeting, as the constitution says. Pure.
 *
 * @param days before the day of the meeting
 * @param rule number of the clause that says so
 * @param due the last day on which they may go out
 */
record NoticeClock(long days, String rule, LocalDate due) {
  private static final String ORDINARY = "ordinary";

  /** Empty where the constitution says nothing of notice. */
  static Optional<NoticeClock> of(Optional<Constitution> rules, Meeting m) {
    LocalDate on = Dates.on(m.startsAt());
    return rules
        .flatMap(r -> required(r, m.kind()))
        .map(notice -> new NoticeClock(notice.days(), notice.rule(), on.minusDays(notice.days())));
  }

  private record Required(long days, String rule) {}

  // Where it sets no notice of meetings, that of the body's ordinary questions holds for them.
  private static Optional<Required> required(Constitution rules, Meeting.Kind kind) {
    return rules
        .find(Setting.MeetingNotice.class)
        .map(
            cited ->
                new Required(
                    kind == Meeting.Kind.BOARD
                        ? cited.setting().boardDays()
                        : cited.setting().membersDays(),
                    cited.rule()))
        .or(
            () ->
                rules
                    .ballotRule(ORDINARY)
                    .map(
                        rule ->
                            new Required(rule.notice().setting().days(), rule.notice().rule())));
  }

  /** Whether papers that go out that day are out in time. */
  boolean isKept(LocalDate out) {
    return !out.isAfter(due);
  }
}
