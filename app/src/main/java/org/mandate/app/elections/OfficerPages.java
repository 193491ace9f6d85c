package org.mandate.app.elections;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.register.People;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms of whoever runs a ballot, and of a practice that challenges its roll. */
public final class OfficerPages {
  private final Elections elections;
  private final Matters matters;
  private final People people;

  public OfficerPages(Elections elections, Matters matters, People people) {
    this.elections = elections;
    this.matters = matters;
    this.people = people;
  }

  // Draft

  public Reply draftForm(Ask ask) {
    return ask.uuid("matter")
        .flatMap(matters::find)
        .filter(m -> !m.isBusiness())
        .<Reply>map(m -> draftForm(ask, m, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply draft(Ask ask) {
    Optional<Matter> found = ask.uuid("matter").flatMap(matters::find).filter(m -> !m.isBusiness());
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    FormErrors errors = FormErrors.none();
    Optional<Instant> opens = moment(ask, "opens", "When does the ballot open?", errors);
    Optional<Instant> closes = moment(ask, "closes", "When does it close?", errors);
    Optional<LocalDate> notice = day(ask, "notice", errors);
    Ballot.Plan plan =
        new Ballot.Plan(
            day(ask, "effect", errors),
            ask.typed("effectWords").strip(),
            day(ask, "review", errors));
    if (opens.isEmpty() || closes.isEmpty() || !errors.isEmpty()) {
      return draftForm(ask, found.get(), errors).refused();
    }
    return answer(
        elections.draft(
            found.get(), new Elections.NewBallot(opens.get(), closes.get(), notice, plan)),
        Ballot::path,
        e -> draftForm(ask, found.get(), e));
  }

  private Reply.Html draftForm(Ask ask, Matter m, FormErrors errors) {
    List<Field> fields =
        List.of(
            date(ask, "opens", "On which day does the ballot open?"),
            time(ask, "opens-time", "At what time does it open?", "9"),
            date(ask, "closes", "On which day does it close?"),
            time(ask, "closes-time", "At what time does it close?", "17"),
            date(ask, "notice", "On which day did the papers go out?")
                .hint("Leave empty if they go out when the roll is published"),
            Field.area("effectWords", "What follows if it carries?")
                .hint("What is done, and by which office")
                .rows(3)
                .value(ask.typed("effectWords")),
            date(ask, "effect", "From which day?").hint("Leave empty for none"),
            date(ask, "review", "When do the practices look at it again?")
                .hint("Leave empty for none"));
    return form(
        m.title(),
        "Prepare the ballot",
        List.of(
            Prose.of(
                "Nothing is public or frozen yet. On the next page you see the roll as it stands today, and publish it.")),
        errors,
        new Sent("/matters/" + m.id() + "/ballot", "Save the draft", "/matters/" + m.id()),
        fields,
        Optional.empty());
  }

  private static Field date(Ask ask, String name, String label) {
    return Field.date(name, label).dated(ask);
  }

  private static Field time(Ask ask, String name, String label, String usual) {
    String typed = ask.typed(name);
    return Field.select(
            name,
            label,
            IntStream.rangeClosed(7, 22)
                .mapToObj(h -> Field.Option.of(String.valueOf(h), Dates.time(LocalTime.of(h, 0))))
                .toList())
        .value(typed.isEmpty() ? usual : typed);
  }

  private static Optional<Instant> moment(
      Ask ask, String name, String question, FormErrors errors) {
    Optional<LocalDate> day = ask.dateBoxes(name);
    Optional<Integer> hour =
        ask.field(name + "-time").filter(h -> h.matches("[0-9]{1,2}")).map(Integer::valueOf);
    if (day.isEmpty() || hour.filter(h -> h < 24).isEmpty()) {
      errors.add(name, question + " Give day, month and year, like 20 11 2026");
      return Optional.empty();
    }
    return Optional.of(day.get().atTime(hour.get(), 0).atZone(Dates.LONDON).toInstant());
  }

  private static Optional<LocalDate> day(Ask ask, String name, FormErrors errors) {
    boolean empty =
        ask.field(name + "-day").isEmpty()
            && ask.field(name + "-month").isEmpty()
            && ask.field(name + "-year").isEmpty();
    Optional<LocalDate> day = ask.dateBoxes(name);
    if (!empty && day.isEmpty()) {
      errors.add(name, "Give day, month and year, like 20 11 2026, or leave all three empty");
    }
    return day;
  }

  // One button

  public Reply publish(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .map(b -> done(elections.publish(b.id()), b))
        .orElse(new Reply.NotFound());
  }

  public Reply remind(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .map(b -> done(elections.remind(b.id()), b))
        .orElse(new Reply.NotFound());
  }

  private static Reply done(Outcome<Ballot> outcome, Ballot b) {
    return switch (outcome) {
      case Outcome.Done<Ballot> d -> new Reply.Redirect(b.path());
      case Outcome.Refused<Ballot>(List<Outcome.Fault> faults) ->
          new Reply.Refused(409, "This was not done", faults.getFirst().words());
    };
  }

  // Stop

  public Reply stopForm(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .<Reply>map(b -> stopForm(ask, b, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply stop(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .map(
            b ->
                answer(
                    elections.stop(b.id(), ask.typed("reason")),
                    Ballot::path,
                    e -> stopForm(ask, b, e)))
        .orElse(new Reply.NotFound());
  }

  private Reply.Html stopForm(Ask ask, Ballot b, FormErrors errors) {
    return form(
        elections.matter(b).title(),
        "Stop this ballot",
        List.of(
            Prose.of(
                "No vote will be counted or opened, now or later. The matter can be put to a new ballot.")),
        errors,
        new Sent(b.path() + "/stop", "Stop the ballot", b.path()),
        List.of(Field.area("reason", "Why is it stopped?").rows(4).value(ask.typed("reason"))),
        Optional.of(elections.body(b)));
  }

  // Challenges

  public Reply challengeForm(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .<Reply>map(b -> challengeForm(ask, b, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply challenge(Ask ask) {
    Optional<Ballot> found = ask.uuid("ballot").flatMap(elections::find);
    Optional<String> practice =
        ask.who() instanceof Who.Person
            ? people.myOrganisations().stream().sorted().findFirst()
            : Optional.empty();
    if (found.isEmpty() || practice.isEmpty()) {
      return new Reply.NotFound();
    }
    String chosen =
        ask.field("practice").filter(people.myOrganisations()::contains).orElse(practice.get());
    return answer(
        elections.challenge(found.get().id(), chosen, ask.typed("words"), ask.who()),
        c -> found.get().path(),
        e -> challengeForm(ask, found.get(), e));
  }

  private Reply.Html challengeForm(Ask ask, Ballot b, FormErrors errors) {
    List<Field.Option> mine =
        people.myOrganisations().stream().sorted().map(p -> Field.Option.of(p, p)).toList();
    List<Field> fields = new java.util.ArrayList<>();
    if (mine.size() > 1) {
      fields.add(
          Field.radios("practice", "For which practice?", mine).value(mine.getFirst().value()));
    }
    fields.add(
        Field.area("words", "What is wrong with the roll?")
            .hint("Published under your practice’s name. Name no person")
            .rows(5)
            .value(ask.typed("words")));
    return form(
        elections.matter(b).title(),
        "Challenge the roll",
        List.of(
            Prose.of(
                "The returning officer settles it with a reason, before the close. What is undecided at the close makes the decision irregular.")),
        errors,
        new Sent(b.path() + "/challenge", "Challenge the roll", b.path()),
        fields,
        Optional.of(elections.body(b)));
  }

  public Reply settleForm(Ask ask) {
    return challenged(ask)
        .<Reply>map(c -> settleForm(ask, c, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply settle(Ask ask) {
    Optional<Challenge> found = challenged(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    FormErrors errors = FormErrors.none();
    Optional<Elections.Settlement> settlement = settlement(ask, errors);
    if (settlement.isEmpty()) {
      return settleForm(ask, found.get(), errors).refused();
    }
    return answer(
        elections.settle(found.get().id(), settlement.get()),
        c -> "/ballots/" + c.ballot(),
        e -> settleForm(ask, found.get(), e));
  }

  private static Optional<Elections.Settlement> settlement(Ask ask, FormErrors errors) {
    String answer = ask.typed("answer");
    String practice = ask.field("practice").orElse("");
    switch (ask.typed("outcome")) {
      case "rejected" -> {
        return Optional.of(Elections.Settlement.rejected(answer));
      }
      case "removed" -> {
        return Optional.of(
            new Elections.Settlement(
                true, answer, Optional.empty(), Optional.of(practice).filter(p -> !p.isEmpty())));
      }
      case "line" -> {
        String patients = ask.typed("patients").replace(",", "").strip();
        if (practice.isEmpty() || !patients.matches("[0-9]{1,9}")) {
          errors.add("patients", "Give the practice’s code and its patients as a whole number");
          return Optional.empty();
        }
        RollLine line =
            new RollLine(practice, Long.parseLong(patients), ask.field("area").orElse(null));
        return Optional.of(
            new Elections.Settlement(true, answer, Optional.of(line), Optional.empty()));
      }
      default -> {
        errors.add("outcome", "Choose how it is settled");
        return Optional.empty();
      }
    }
  }

  private Optional<Challenge> challenged(Ask ask) {
    return ask.uuid("challenge")
        .flatMap(elections::findChallenge)
        .filter(c -> ask.uuid("ballot").filter(c.ballot()::equals).isPresent());
  }

  private Reply.Html settleForm(Ask ask, Challenge c, FormErrors errors) {
    Ballot b = elections.find(c.ballot()).orElseThrow();
    List<Field> fields =
        List.of(
            Field.radios(
                    "outcome",
                    "How is it settled?",
                    List.of(
                        Field.Option.of("rejected", "Rejected", "The roll stays as it is"),
                        Field.Option.of(
                            "line", "Upheld: add or correct a practice", "Before the opening only"),
                        Field.Option.of(
                            "removed", "Upheld: take a practice off", "Before the opening only")))
                .value(ask.typed("outcome")),
            Field.text("practice", "Code of the practice that changes")
                .width(10)
                .value(ask.typed("practice")),
            Field.number("patients", "Its patients").value(ask.typed("patients")),
            Field.text("area", "Its area").hint("As the roll spells it").value(ask.typed("area")),
            Field.area("answer", "What is the reason?").rows(4).value(ask.typed("answer")));
    return form(
        c.practice() + " challenges the roll",
        "Settle the challenge",
        List.of(Prose.of("“" + c.words() + "”")),
        errors,
        new Sent(b.path() + "/challenges/" + c.id(), "Settle the challenge", b.path()),
        fields,
        Optional.of(elections.body(b)));
  }

  // All forms

  /** Where a form goes, with which button, and the way out. */
  private record Sent(String action, String button, String out) {}

  private static Reply.Html form(
      String caption,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      Sent sent,
      List<Field> fields,
      Optional<Body> body) {
    FormPage page =
        new FormPage(
            caption,
            heading,
            intro,
            errors,
            sent.action(),
            fields,
            Button.submit(sent.button()),
            new Link("Leave it as it is", sent.out()));
    Reply.Look look = body.map(BallotPages::look).orElse(Reply.Look.PLAIN);
    return Reply.page(FormPage.TEMPLATE, heading, page).with(look.back(sent.out(), "Back"));
  }

  private static <T> Reply answer(
      Outcome<T> outcome, Function<T, String> to, Function<FormErrors, Reply.Html> again) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> new Reply.Redirect(to.apply(value));
      case Outcome.Refused<T>(List<Outcome.Fault> faults) -> {
        FormErrors errors = FormErrors.none();
        faults.forEach(f -> errors.add(f.field(), f.words()));
        yield again.apply(errors).refused();
      }
    };
  }
}
