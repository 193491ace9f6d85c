package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** A body's pages of the exchange: its requests, the form, one request, and the public ledger. */
public final class RequestPages {
  private static final int MOST_MATTERS = 50;
  private final Assessors assessors;
  private final Bodies bodies;
  private final Matters matters;

  public RequestPages(Assessors assessors, Bodies bodies, Matters matters) {
    this.assessors = assessors;
    this.bodies = bodies;
    this.matters = matters;
  }

  /** A heading, a table when there is something, and where to go next. */
  public record ListPage(
      String heading,
      String caption,
      Prose lede,
      @Nullable Table table,
      String none,
      Prose next,
      List<Button> buttons,
      List<Link> links) {}

  static String address(Body body) {
    return "/bodies/" + body.slug() + "/assessors";
  }

  static Reply.Look look(Body body) {
    return BodiesPages.look(body).back("/bodies/" + body.slug(), body.name());
  }

  private Reply of(Ask ask, java.util.function.Function<Body, Reply> with) {
    return bodies.find(ask.variable("body")).map(with).orElse(new Reply.NotFound());
  }

  // The list

  public Reply list(Ask ask) {
    return of(ask, this::list);
  }

  private Reply list(Body body) {
    List<PanelRequest> all = assessors.requests(body.id());
    Table.Builder table =
        Table.named("Requests for a panel, latest first")
            .stack()
            .column("Question")
            .column("Panel")
            .column("Days")
            .column("Where it stands");
    for (PanelRequest r : all) {
      table.row(
          new Link(title(r.matter()), address(body) + "/requests/" + r.id()),
          RequestPage.seats(r.wanted()),
          OfferPages.days(r.wanted().days()),
          stands(r));
    }
    String heading =
        all.isEmpty()
            ? "No panel has been asked for"
            : all.size() == 1
                ? "1 panel has been asked for"
                : all.size() + " panels were asked for";
    return Reply.page(
            "assessors/list.jte",
            heading,
            new ListPage(
                heading,
                body.name(),
                Prose.of(
                    "Where too few of the body’s own people may act, assessors from elsewhere sit in"
                        + " their place. Each is checked as anybody else."),
                all.isEmpty() ? null : table.build(),
                "Nobody has asked for a panel yet",
                Prose.of("Ask for one when a question has too few clear members."),
                List.of(Button.link("Ask for a panel", address(body) + "/requests/new")),
                List.of(new Link("Days lent between areas", address(body) + "/ledger"))))
        .with(look(body));
  }

  private String stands(PanelRequest r) {
    List<Asked> asked = assessors.asked(r);
    long agreed = asked.stream().filter(a -> a.said() == Asked.Said.AGREED).count();
    long waiting = asked.stream().filter(a -> a.said() == Asked.Said.WAITING).count();
    int places = r.wanted().places();
    return agreed == places
        ? "Complete: all " + places + " agreed"
        : agreed
            + " of "
            + places
            + " agreed"
            + (waiting == 0 ? "" : ", " + waiting + " not answered yet");
  }

  String title(UUID matter) {
    return matters.find(matter).map(Matter::title).orElse("A question that you cannot see");
  }

  // The form

  public Reply form(Ask ask) {
    return of(ask, body -> form(ask, body, FormErrors.none()));
  }

  public Reply take(Ask ask) {
    return of(ask, body -> take(ask, body));
  }

  private Reply take(Ask ask, Body body) {
    Map<AssessorRole, String> seats = new EnumMap<>(AssessorRole.class);
    for (AssessorRole r : AssessorRole.values()) seats.put(r, ask.typed("seats-" + r.code()));
    Map<Skill, String> skills = new EnumMap<>(Skill.class);
    for (Skill s : Skill.values()) skills.put(s, ask.typed("skill-" + s.code()));
    FormErrors errors = FormErrors.none();
    List<LocalDate> days = new ArrayList<>();
    for (String box : List.of("day1", "day2", "day3")) {
      Optional<LocalDate> day = ask.dateBoxes(box);
      day.ifPresent(days::add);
      if (day.isEmpty() && ask.isDateTyped(box)) {
        errors.add(box, "Write a day, a month and a year, such as 12 1 2027");
      }
    }
    Optional<UUID> matter = ask.typedUuid("matter");
    NewRequest wanted = new NewRequest(matter, seats, skills, ask.typed("outside"), days);
    if (!errors.isEmpty()) {
      return form(ask, body, errors).refused();
    }
    if (!(ask.who() instanceof Who.Person(UUID by))) {
      return new Reply.NotFound();
    }
    return switch (assessors.ask(body, wanted, by)) {
      case Outcome.Done<PanelRequest>(PanelRequest r) ->
          new Reply.Redirect(address(body) + "/requests/" + r.id());
      case Outcome.Refused<PanelRequest>(List<Outcome.Fault> faults) ->
          form(ask, body, FormView.errors(faults)).refused();
    };
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    List<Field.Option> questions = new ArrayList<>();
    matters.of(body.id()).stream()
        .limit(MOST_MATTERS)
        .forEach(
            m ->
                questions.add(Field.Option.of(m.id().toString(), m.reference() + " " + m.title())));
    List<Field> seats = new ArrayList<>();
    for (AssessorRole r : AssessorRole.values()) {
      seats.add(Field.number("seats-" + r.code(), OfferPages.capital(r.more())).width(2));
    }
    List<Field> skills = new ArrayList<>();
    for (Skill s : Skill.values()) {
      skills.add(Field.number("skill-" + s.code(), OfferPages.capital(s.words())).width(2));
    }
    BiFunction<String, List<Field>, FormView.Group> group =
        (legend, fields) -> FormView.group(legend, ask, errors, fields.toArray(Field[]::new));
    FormView view =
        new FormView(
            "Ask for a panel of assessors",
            body.name(),
            List.of(
                Prose.of(
                    "The best panel is worked out from everybody elsewhere who offered: who is clear of"
                        + " the question and free, who sat least, and from how many areas. Nobody is"
                        + " asked until you say so.")),
            List.of(),
            address(body) + "/requests/new",
            errors,
            List.of(
                group.apply("", List.of(Field.select("matter", "On which question?", questions))),
                group.apply("How many are to sit, as what?", seats),
                group.apply(
                    "From elsewhere",
                    List.of(
                        Field.number("outside", "How many at least from outside your area?")
                            .hint("Your area is that of your practices")
                            .width(2))),
                group.apply("How many must know about each of these?", skills),
                group.apply(
                    "When does the panel sit?",
                    List.of(
                        Field.date("day1", "First day"),
                        Field.date("day2", "Second day, if there is one"),
                        Field.date("day3", "Third day, if there is one")))),
            Map.of(),
            "Work out the panel",
            new Link("Leave without asking", address(body) + "/requests"));
    return Reply.page("bodies/form.jte", view.heading(), view)
        .with(look(body).back(address(body) + "/requests", "Panels"));
  }

  // One request

  public Reply show(Ask ask) {
    return request(ask, (body, request) -> show(body, request, FormErrors.none()));
  }

  /** Asks one person of the panel. */
  public Reply ask(Ask ask) {
    return request(
        ask,
        (body, request) ->
            switch (ask.typedUuid("person")
                .map(person -> assessors.askPerson(request, person))
                .orElse(Outcome.refused("person", "Choose whom to ask"))) {
              case Outcome.Done<Asked> done -> back(body, request);
              case Outcome.Refused<Asked>(List<Outcome.Fault> faults) ->
                  show(body, request, FormView.errors(faults)).refused();
            });
  }

  /** Takes a place back. */
  public Reply withdraw(Ask ask) {
    return request(
        ask,
        (body, request) -> {
          Optional<Asked> place =
              ask.typedUuid("place")
                  .flatMap(assessors::place)
                  .filter(a -> a.request().equals(request.id()));
          if (place.isEmpty()) {
            return new Reply.NotFound();
          }
          return switch (assessors.withdraw(place.get())) {
            case Outcome.Done<Asked> done -> back(body, request);
            case Outcome.Refused<Asked>(List<Outcome.Fault> faults) ->
                show(body, request, FormView.errors(faults)).refused();
          };
        });
  }

  private static Reply back(Body body, PanelRequest request) {
    return new Reply.Redirect(address(body) + "/requests/" + request.id());
  }

  private Reply request(Ask ask, BiFunction<Body, PanelRequest, Reply> with) {
    return of(
        ask,
        body ->
            ask.uuid("request")
                .flatMap(assessors::request)
                .filter(r -> r.body().equals(body.id()))
                .map(r -> with.apply(body, r))
                .orElse(new Reply.NotFound()));
  }

  private Reply.Html show(Body body, PanelRequest request, FormErrors errors) {
    RequestPage page =
        switch (assessors.search(request)) {
          case Outcome.Done<Search>(Search search) ->
              RequestPage.of(search, body, title(request.matter()), bodies::named, errors);
          case Outcome.Refused<Search>(List<Outcome.Fault> faults) ->
              RequestPage.tooMany(
                  request, body, title(request.matter()), bodies::named, faults.getFirst().words());
        };
    return Reply.page("assessors/request.jte", page.heading(), page)
        .with(look(body).back(address(body) + "/requests", "Panels"));
  }

  // The ledger

  public Reply ledger(Ask ask) {
    return of(ask, body -> ledger(ask, body));
  }

  private Reply ledger(Ask ask, Body body) {
    List<LentDays> all = assessors.ledger();
    Table.Builder table =
        Table.named("Days that one area’s assessors sat for another")
            .stack()
            .column("Lent by")
            .column("Lent to")
            .column("Days sat")
            .column("Days agreed, to come");
    all.forEach(
        l ->
            table.row(
                bodies.named(l.lender()), bodies.named(l.borrower()), l.lent(), l.promised()));
    long toCome = all.stream().mapToLong(LentDays::promised).sum();
    long sat = all.stream().mapToLong(LentDays::lent).sum();
    String heading =
        all.isEmpty()
            ? "No area has lent an assessor yet"
            : Numbers.count(sat, "day was", "days were")
                + " lent between areas, and "
                + Numbers.count(toCome, "day more is", "days more are")
                + " agreed";
    return Reply.page(
            "assessors/list.jte",
            heading,
            new ListPage(
                heading,
                "Assessor exchange",
                Prose.of(
                    "Counted from what assessors agreed to, as known on "
                        + Dates.plain(bodies.today())
                        + ". Nobody types these figures, and no name stands here. Sealed questions are"
                        + " counted once they are open."),
                all.isEmpty() ? null : table.build(),
                "Nobody has agreed to sit for another area yet",
                ask.who() instanceof Who.Person
                    ? Prose.of("Offer to sit, and your area has lent the first day. ")
                        .link("Offer to sit", "/assessors")
                    : Prose.of("Whoever is signed in may offer to sit."),
                List.of(),
                links(ask, body)))
        .with(look(body));
  }

  private List<Link> links(Ask ask, Body body) {
    List<Link> links = new ArrayList<>();
    if (ask.who() instanceof Who.Person) {
      links.add(new Link("Offer to sit", "/assessors"));
    }
    if (bodies.roles(ask.who(), body.id()).stream()
        .anyMatch(Action.ASK_ASSESSORS.roles()::contains)) {
      links.add(new Link("Panels that the body asked for", address(body) + "/requests"));
    }
    return links;
  }
}
