package org.mandate.app.decisions.procurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Barrier;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The watcher's clock of a matter's procurement, and the form by which steps are noted. */
public final class ProcurementPages {
  private final Procurements procurements;
  private final Matters matters;
  private final Business business;
  private final Bodies bodies;
  private final Barrier.Source barriers;

  public ProcurementPages(
      Procurements procurements,
      Matters matters,
      Business business,
      Bodies bodies,
      Barrier.Source barriers) {
    this.procurements = procurements;
    this.matters = matters;
    this.business = business;
    this.bodies = bodies;
    this.barriers = barriers;
  }

  /**
   * The clock.
   *
   * @param now where it stands, and what to do next
   * @param days of the standstill; null without one
   * @param steps null while none is noted
   * @param calendar where the deadline is had as a file; empty for none
   */
  public record ClockPage(
      String caption,
      String heading,
      Prose now,
      @Nullable Summary days,
      List<Prose> notes,
      @Nullable Table steps,
      List<Button> buttons,
      String calendar,
      Link matter) {}

  public Reply show(Ask ask) {
    return known(
        ask,
        (m, body) -> {
          Clock clock = procurements.clock(m);
          List<Step> steps = procurements.steps(m);
          boolean keeps = keeps(ask, m);
          String at = at(m);
          ClockPage page =
              new ClockPage(
                  m.title() + ", " + body.name(),
                  "Procurement: the clock",
                  Prose.of(clock.words()),
                  days(clock),
                  notes(clock),
                  steps.isEmpty() ? null : table(steps),
                  keeps ? List.of(Button.link("Note what happened", at + "/note")) : List.of(),
                  clock.deadline().isPresent() ? at + "/deadline.ics" : "",
                  new Link("Back to the matter", "/matters/" + m.id()));
          return Reply.page("decisions/clock.jte", "Procurement", page).with(look(m, body));
        });
  }

  private static @Nullable Summary days(Clock clock) {
    return switch (clock) {
      case Clock.Open o -> days(o.process(), o.standstill());
      case Clock.Passed p -> days(p.process(), p.standstill());
      case Clock.UnderReview u -> days(u.process(), u.standstill());
      case Clock.GoingOn g ->
          Summary.empty()
              .line("Process", g.process().title())
              .line("Further decision", Dates.weekday(g.decided()))
              .line("No contract until the end of", Dates.weekday(g.lastDay()));
      case Clock.Waiting w -> null;
      case Clock.NoStandstill n -> null;
      case Clock.Over o -> null;
    };
  }

  private static Summary days(Process process, Standstill s) {
    Summary days =
        Summary.empty()
            .line("Process", process.title() + " (" + process.regulation() + ")")
            .line("Notice of intention", Dates.weekday(s.published()))
            .line("Standstill begins", Dates.weekday(s.begins()))
            .line(
                "Last moment for representations",
                "Midnight at the end of " + Dates.weekday(s.lastDay()));
    return s.holidays().isEmpty()
        ? days
        : days.line(
            "Bank holidays left out",
            String.join(", ", s.holidays().stream().map(Dates::plain).toList()));
  }

  private static List<Prose> notes(Clock clock) {
    List<Prose> notes = new ArrayList<>();
    notes.add(
        Prose.of(
            "Counted by regulation 12 of S.I. 2023/1348: the standstill begins on the day after the"
                + " notice; representations are made before midnight at the end of the 8th working"
                + " day after the day it begins. Saturdays, Sundays and bank holidays in England"
                + " are left out; the regulations’ own words for “working day” are to be"
                + " confirmed, and so is the paragraph of the five working days after a further"
                + " decision, which NHS England’s guidance gives."));
    Optional<Standstill> standstill =
        switch (clock) {
          case Clock.Open o -> Optional.of(o.standstill());
          case Clock.UnderReview u -> Optional.of(u.standstill());
          case Clock.Passed p -> Optional.of(p.standstill());
          default -> Optional.empty();
        };
    if (standstill.filter(s -> !s.computedYears().isEmpty()).isPresent()) {
      notes.add(
          Prose.of(
              "Bank holidays of "
                  + standstill.get().computedYears()
                  + " are not published here yet and were computed. Check them."));
    }
    return notes;
  }

  private static Table table(List<Step> steps) {
    Table.Builder table =
        Table.named("What happened").stack().column("Day").column("What").column("Words");
    for (Step s : steps) {
      table.row(
          Dates.plain(s.on()),
          s.kind().words() + s.process().map(p -> ": " + p.title()).orElse(""),
          s.words());
    }
    return table.build();
  }

  /** The deadline that runs, for a calendar. */
  public Reply deadline(Ask ask) {
    return known(
        ask,
        (m, body) -> {
          Clock clock = procurements.clock(m);
          Optional<LocalDate> day = clock.deadline();
          if (day.isEmpty()) {
            return new Reply.NotFound();
          }
          String summary =
              clock instanceof Clock.Open
                  ? "Last day for representations (until midnight)"
                  : "Last day of standstill (until midnight)";
          return new Reply.Bytes(
              "text/calendar; charset=utf-8",
              DeadlineFile.of(m.id(), day.get(), summary, bodies.now()),
              Map.of(
                  "Cache-Control",
                  "no-store",
                  "Content-Disposition",
                  "attachment; filename=\"deadline.ics\""));
        });
  }

  public Reply ask(Ask ask) {
    return kept(ask, (m, body) -> form(ask, m, body, FormErrors.none()));
  }

  public Reply take(Ask ask) {
    return kept(
        ask,
        (m, body) -> {
          FormErrors errors = FormErrors.none();
          Optional<Step.Kind> kind = Step.Kind.of(ask.typed("kind"));
          Optional<LocalDate> on = ask.dateBoxes("on");
          if (kind.isEmpty()) {
            errors.add("kind", "Choose what happened");
          }
          if (on.isEmpty()) {
            errors.add("on", "Enter a date, like 25 2 2027");
          }
          if (!errors.isEmpty()) {
            return form(ask, m, body, errors);
          }
          Step wanted =
              new Step(
                  m.id(),
                  m.id(),
                  kind.get(),
                  on.get(),
                  kind.get() == Step.Kind.INTENTION
                      ? Process.of(ask.typed("process"))
                      : Optional.empty(),
                  ask.typed("words"),
                  0);
          return switch (procurements.note(m, wanted)) {
            case Outcome.Done<Step> done -> new Reply.Redirect(at(m));
            case Outcome.Refused<Step>(var faults) -> {
              faults.forEach(f -> errors.add(f.field(), f.words()));
              yield form(ask, m, body, errors);
            }
          };
        });
  }

  private Reply form(Ask ask, Matter m, Body body, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.radios(
                    "kind",
                    "What happened?",
                    Arrays.stream(Step.Kind.values())
                        .map(k -> Field.Option.of(k.code(), k.words()))
                        .toList())
                .value(ask.typed("kind")),
            Field.date("on", "On which day?")
                .hint("Of a notice: the day it was published")
                .dated(ask),
            Field.select("process", "Of a notice: which process does it name?", processes())
                .value(ask.typed("process")),
            Field.area("words", "Who did it, and where can it be read?")
                .hint("Such as: the ICB, notice 012345-2026 on Find a Tender. Name no person")
                .rows(3)
                .value(ask.typed("words")));
    FormPage page =
        new FormPage(
            m.title() + ", " + body.name(),
            "Note what happened",
            List.of(
                Prose.of(
                    "The clock is counted from what is noted here. It stands in the record and is"
                        + " not changed.")),
            errors,
            at(m) + "/note",
            fields,
            Button.submit("Note it"),
            new Link("Back to the clock", at(m)));
    Reply.Html html = Reply.page(FormPage.TEMPLATE, "Note what happened", page).with(look(m, body));
    return errors.isEmpty() ? html : html.refused();
  }

  static List<Field.Option> processes() {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose")));
    for (Process p : Process.values()) {
      options.add(Field.Option.of(p.code(), p.title() + ": " + p.meaning()));
    }
    return options;
  }

  private Reply known(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return ask.uuid("matter")
        .flatMap(matters::find)
        .filter(m -> !m.isWithheld())
        .map(
            m ->
                business
                    .views()
                    .noted(m, ask.who(), then.apply(m, bodies.find(m.body()).orElseThrow())))
        .orElse(new Reply.NotFound());
  }

  private Reply kept(Ask ask, BiFunction<Matter, Body, Reply> then) {
    return known(
        ask,
        (m, body) ->
            barriers.of(m, ask.who()).out()
                ? new Reply.Refused(
                    403,
                    "You are out of this matter",
                    "Whoever is out of a matter does not keep it either. Somebody else of the body"
                        + " does.")
                : then.apply(m, body));
  }

  private boolean keeps(Ask ask, Matter m) {
    return bodies.roles(ask.who(), m.body()).stream()
            .anyMatch(Action.KEEP_BUSINESS.roles()::contains)
        && !barriers.of(m, ask.who()).out();
  }

  private static String at(Matter m) {
    return "/matters/" + m.id() + "/procurement";
  }

  private static Reply.Look look(Matter m, Body body) {
    return Reply.Look.PLAIN
        .body(body.name(), body.slug())
        .back("/matters/" + m.id(), m.title())
        .at("matters");
  }
}
