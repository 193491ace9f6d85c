package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.ListOrder;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting;

/** The form in which an election is drafted, and drafted anew. */
public final class DraftPages {
  private final SecretElections elections;

  public DraftPages(SecretElections elections) {
    this.elections = elections;
  }

  // The first choice: what is put

  public Reply askNew(Ask ask) {
    Optional<Kind> kind = kind(ask);
    return body(ask)
        .<Reply>map(
            b ->
                kind.<Reply>map(k -> form(ask, b, k, Optional.empty(), FormErrors.none()))
                    .orElseGet(() -> chooser(b)))
        .orElse(new Reply.NotFound());
  }

  private static Optional<Kind> kind(Ask ask) {
    for (Kind k : Kind.values()) {
      if (k.word().equals(ask.typed("kind"))) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  private static Reply.Html chooser(Body body) {
    String at = "/bodies/" + body.slug() + "/elections/new?kind=";
    SecretPage page =
        new SecretPage(
            body.name(),
            "What is put to a secret vote?",
            Prose.of("Nothing is public until you publish the rules, before anybody is nominated."),
            List.of(
                org.mandate.app.web.Button.link("An election to seats", at + "seats"),
                org.mandate.app.web.Button.link("A question, yes or no", at + "question")
                    .asSecondary(),
                org.mandate.app.web.Button.link("A question of confidence", at + "confidence")
                    .asSecondary()),
            List.of(),
            List.of(),
            org.mandate.app.web.Summary.empty(),
            List.of());
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(body).back("/bodies/" + body.slug() + "/elections", "Elections"));
  }

  public Reply takeNew(Ask ask) {
    Optional<Body> body = body(ask);
    Optional<Kind> kind = kind(ask);
    if (body.isEmpty() || kind.isEmpty()) {
      return new Reply.NotFound();
    }
    return take(
        ask,
        kind.get(),
        wanted -> elections.draft(body.get(), wanted),
        errors -> form(ask, body.get(), kind.get(), Optional.empty(), errors));
  }

  public Reply askEdit(Ask ask) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .filter(e -> e.state() == SecretElection.State.DRAFT)
        .<Reply>map(
            e -> form(ask, elections.body(e), e.rules().kind(), Optional.of(e), FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply takeEdit(Ask ask) {
    Optional<SecretElection> found = ask.uuid("election").flatMap(elections::find);
    return found
        .map(
            e ->
                take(
                    ask,
                    e.rules().kind(),
                    wanted -> elections.redraft(e.id(), wanted),
                    errors ->
                        form(ask, elections.body(e), e.rules().kind(), Optional.of(e), errors)))
        .orElse(new Reply.NotFound());
  }

  private static Reply take(
      Ask ask,
      Kind kind,
      java.util.function.Function<NewElection, Outcome<SecretElection>> keep,
      java.util.function.Function<FormErrors, Reply.Html> again) {
    List<Fault> faults = new ArrayList<>();
    Optional<NewElection> wanted = read(ask, kind, faults);
    return wanted
        .map(w -> ElectionForms.answer(keep.apply(w), SecretElection::path, again))
        .orElseGet(() -> again.apply(FormView.errors(faults)).refused());
  }

  private Optional<Body> body(Ask ask) {
    return elections.ground().bodies().find(ask.variable("body"));
  }

  // Reading the form

  private static Optional<NewElection> read(Ask ask, Kind kind, List<Fault> faults) {
    boolean seats = kind == Kind.SEATS;
    Optional<Instant> nominationsOpen =
        seats ? ElectionForms.moment(ask, "nominations-open", faults) : Optional.empty();
    Optional<Instant> nominationsClose =
        seats ? ElectionForms.moment(ask, "nominations-close", faults) : Optional.empty();
    Optional<Instant> rollOn = ElectionForms.moment(ask, "roll-on", faults);
    Optional<Instant> opens = ElectionForms.moment(ask, "opens", faults);
    Optional<Instant> closes = ElectionForms.moment(ask, "closes", faults);
    Optional<Seats> filled = seats ? seats(ask, faults) : Optional.empty();
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NewElection(
            ask.typed("title"),
            kind,
            ask.typed("question"),
            seats ? "" : ask.typed("words"),
            filled,
            kind == Kind.CONFIDENCE ? ask.typedUuid("office") : Optional.empty(),
            electorate(ask),
            ask.typed("order").equals("drawn") ? ListOrder.DRAWN : ListOrder.ALPHABETICAL,
            ElectionForms.number(ask, "statement-limit", seats ? 0 : 1500),
            ask.typed("turnout").equals("yes"),
            seats && ask.typed("count-back").equals("yes"),
            ElectionForms.number(ask, "trustees", 0),
            new Timetable(
                nominationsOpen,
                nominationsClose,
                rollOn.orElseThrow(),
                opens.orElseThrow(),
                closes.orElseThrow(),
                ElectionForms.number(ask, "complaint-days", 0)),
            seats ? Optional.empty() : BandWords.typed(ask)));
  }

  private static Electorate electorate(Ask ask) {
    for (Electorate e : Electorate.values()) {
      if (e.word().equals(ask.typed("electorate"))) {
        return e;
      }
    }
    return Electorate.PRACTICES;
  }

  private static Optional<Seats> seats(Ask ask, List<Fault> faults) {
    Optional<LocalDate> from = ask.dateBoxes("term-from");
    if (from.isEmpty()) {
      faults.add(new Fault("term-from", "Give the first day of the term"));
    }
    Optional<LocalDate> to = ask.dateBoxes("term-to");
    if (to.isEmpty() && ask.isDateTyped("term-to")) {
      faults.add(new Fault("term-to", "Give day, month and year, or leave all three empty"));
    }
    String[] seat = ask.typed("seat").split("\\|", 2);
    return from.map(
        day ->
            new Seats(
                seat[0],
                seat.length > 1 ? seat[1] : "",
                ElectionForms.number(ask, "places", 0),
                ask.typed("by-election").equals("yes"),
                day,
                to));
  }

  // Drawing the form

  private Reply.Html form(
      Ask ask, Body body, Kind kind, Optional<SecretElection> kept, FormErrors errors) {
    List<FormView.Group> groups = new ArrayList<>();
    groups.add(what(ask, body, kind, kept, errors));
    groups.add(who(ask, kind, kept, errors));
    groups.add(when(ask, kind, kept, errors));
    String heading =
        switch (kind) {
          case SEATS -> "Prepare an election";
          case QUESTION -> "Prepare a secret vote on a question";
          case CONFIDENCE -> "Prepare a secret vote of confidence";
        };
    String back = kept.map(SecretElection::path).orElse("/bodies/" + body.slug() + "/elections");
    return ElectionForms.page(
        body,
        new FormView(
            heading,
            body.name(),
            List.of(
                Prose.of(
                    "Nothing is public yet. On the next page you name who runs it, and publish the"
                        + " rules: from then on they stand.")),
            List.of(),
            kept.map(e -> e.path() + "/draft").orElse("/bodies/" + body.slug() + "/elections/new"),
            errors,
            groups,
            Map.of("kind", kind.word()),
            "Save the draft",
            new Link("Leave it as it is", back)),
        "/bodies/" + body.slug() + "/elections");
  }

  private FormView.Group what(
      Ask ask, Body body, Kind kind, Optional<SecretElection> kept, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What is it called?")
            .hint("Such as: Election for chair, 2026")
            .value(kept.map(e -> e.rules().title()).orElse("")));
    Optional<Adopted> adopted =
        elections.ground().bodies().constitutionAt(body.id(), elections.ground().record().now());
    List<Setting.Kind> kinds =
        adopted.map(a -> DraftRules.questions(a.constitution(), kind)).orElse(List.of());
    fields.add(
        Field.select(
                "question",
                "As which kind of question?",
                kinds.stream().map(k -> Field.Option.of(k.id(), k.title())).toList())
            .value(kept.map(e -> e.rules().question()).orElse("")));
    if (kind == Kind.SEATS) {
      fields.addAll(seatFields(body, kept));
    } else {
      if (kind == Kind.CONFIDENCE) {
        fields.add(
            Field.select("office", "Whose office is it about?", offices(body))
                .value(kept.flatMap(e -> e.rules().office()).map(UUID::toString).orElse("")));
      }
      fields.add(
          Field.area("words", "What is asked?")
              .hint("As voters read it: they answer for or against")
              .rows(3)
              .value(kept.map(e -> e.rules().words()).orElse("")));
    }
    return FormView.group("What is decided", ask, errors, fields.toArray(Field[]::new));
  }

  private List<Field> seatFields(Body body, Optional<SecretElection> kept) {
    Optional<Seats> s = kept.flatMap(e -> e.rules().seats());
    List<Field.Option> seats =
        elections.ground().bodies().seats(body.id(), elections.ground().bodies().today()).stream()
            .filter(v -> v.seat().filled() == Setting.Filled.ELECTED)
            .map(v -> Field.Option.of(key(v), v.title()))
            .distinct()
            .toList();
    return List.of(
        Field.select("seat", "Which seat is filled?", seats)
            .value(s.map(x -> x.seat() + "|" + x.constituency()).orElse("")),
        Field.number("places", "How many are elected?")
            .value(s.map(x -> String.valueOf(x.places())).orElse("1")),
        ElectionForms.day("term-from", "First day of the term", s.map(Seats::from)),
        ElectionForms.day("term-to", "Ends on", s.flatMap(Seats::to))
            .hint("Leave empty for the whole term that the constitution gives"),
        Field.checkboxes(
                "by-election",
                "Is it a by-election?",
                List.of(Field.Option.of("yes", "It fills a vacancy for the rest of a term")))
            .value(s.filter(Seats::byElection).map(x -> "yes").orElse("")),
        Field.checkboxes(
                "count-back",
                "May a later vacancy be filled from these votes?",
                List.of(
                    Field.Option.of("yes", "By counting the rankings again without whoever left")))
            .value(kept.filter(e -> e.rules().countBack()).map(e -> "yes").orElse("")),
        Field.radios(
                "order",
                "In which order do candidates stand?",
                List.of(
                    Field.Option.of("alphabetical", ListOrder.ALPHABETICAL.words),
                    Field.Option.of("drawn", ListOrder.DRAWN.words)))
            .value(kept.map(e -> e.rules().order().word()).orElse("drawn")),
        Field.number("statement-limit", "How long may a statement be, in letters?")
            .value(kept.map(e -> String.valueOf(e.rules().statementLimit())).orElse("1500")));
  }

  private static String key(SeatView v) {
    return v.seat().id() + "|" + v.constituency();
  }

  private List<Field.Option> offices(Body body) {
    List<Field.Option> held = new ArrayList<>();
    LocalDate today = elections.ground().bodies().today();
    for (SeatView v : elections.ground().bodies().seats(body.id(), today)) {
      Optional<Office> holder = v.holder();
      holder.ifPresent(
          o -> held.add(Field.Option.of(o.id().toString(), v.title() + ": " + o.name())));
    }
    return held;
  }

  private static FormView.Group who(
      Ask ask, Kind kind, Optional<SecretElection> kept, FormErrors errors) {
    List<Field.Option> electorates = new ArrayList<>();
    for (Electorate e : Electorate.values()) {
      if (kind == Kind.SEATS || e == Electorate.PRACTICES) {
        electorates.add(
            kind == Kind.SEATS
                ? Field.Option.of(e.word(), e.words, "One vote each")
                : Field.Option.of(e.word(), e.words));
      }
    }
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.radios("electorate", "Who votes?", electorates)
            .value(kept.map(e -> e.rules().electorate().word()).orElse("practices")));
    if (kind != Kind.SEATS) {
      fields.addAll(BandWords.fields(kept.flatMap(e -> e.rules().bands())));
    }
    fields.add(
        Field.number("trustees", "How many trustees must act together?")
            .hint(
                "At least 2. Name one more on the next page, and the result opens when one of them is away")
            .value(kept.map(e -> String.valueOf(e.rules().trusteesNeeded())).orElse("2")));
    fields.add(
        Field.checkboxes(
                "turnout",
                "What is shown before the close?",
                List.of(Field.Option.of("yes", "How many ballots were cast, and nothing else")))
            .value(kept.filter(e -> e.rules().turnoutShown()).map(e -> "yes").orElse("")));
    return FormView.group(
        "Who votes, and who opens the result", ask, errors, fields.toArray(Field[]::new));
  }

  private static FormView.Group when(
      Ask ask, Kind kind, Optional<SecretElection> kept, FormErrors errors) {
    Optional<Timetable> t = kept.map(SecretElection::timetable);
    List<Field> fields = new ArrayList<>();
    if (kind == Kind.SEATS) {
      moment(fields, "nominations-open", "Nominations open", t.flatMap(Timetable::nominationsOpen));
      moment(
          fields, "nominations-close", "Nominations close", t.flatMap(Timetable::nominationsClose));
    }
    moment(fields, "roll-on", "The roll is frozen", t.map(Timetable::rollOn));
    moment(fields, "opens", "Voting opens", t.map(Timetable::opens));
    moment(fields, "closes", "Voting closes", t.map(Timetable::closes));
    fields.add(
        Field.number("complaint-days", "For how many days are complaints heard?")
            .hint("From the declaration of the result")
            .value(t.map(x -> String.valueOf(x.complaintDays())).orElse("7")));
    return FormView.group("When", ask, errors, fields.toArray(Field[]::new));
  }

  private static void moment(List<Field> fields, String name, String label, Optional<Instant> at) {
    fields.add(ElectionForms.day(name, label, at.map(Dates::on)));
    fields.add(
        ElectionForms.hour(name, label + ", at what time?")
            .value(
                at.map(a -> String.valueOf(a.atZone(Dates.LONDON).getHour()))
                    .orElse(name.endsWith("close") || name.equals("closes") ? "17" : "9")));
  }
}
