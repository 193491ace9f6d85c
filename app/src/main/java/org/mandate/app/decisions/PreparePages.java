package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms: the paper of an item that is to be decided, and dissent from what was decided. */
public final class PreparePages {
  private static final Set<Role> OFFICERS =
      Set.of(Role.SECRETARY, Role.CHAIR, Role.OFFICE_HOLDER, Role.GUARDIAN);
  private final Decisions decisions;
  private final Bodies bodies;
  private final Meetings meetings;

  public PreparePages(Decisions decisions, Bodies bodies, Meetings meetings) {
    this.decisions = decisions;
    this.bodies = bodies;
    this.meetings = meetings;
  }

  // The paper

  public Reply askPaper(Ask ask) {
    return item(ask)
        .<Reply>map(
            i -> {
              AtMeetings.Prepared now = decisions.atMeetings().paper(i);
              return paper(i, new PaperForm.OfPaper(now.paper()), now.version(), FormErrors.none());
            })
        .orElse(new Reply.NotFound());
  }

  public Reply takePaper(Ask ask) {
    return item(ask).<Reply>map(i -> take(ask, i)).orElse(new Reply.NotFound());
  }

  private Optional<Item> item(Ask ask) {
    return ask.uuid("item")
        .flatMap(meetings.agendas()::item)
        .filter(i -> i.matter().isPresent() && prepares(ask.who(), i));
  }

  /** The body's officers, and whoever put the item forward. */
  private boolean prepares(Who who, Item item) {
    return bodies.roles(who, item.body()).stream().anyMatch(OFFICERS::contains)
        || (who instanceof Who.Person(UUID me)
            && meetings.agendas().proposer(item).filter(me::equals).isPresent());
  }

  private Reply take(Ask ask, Item item) {
    FormErrors errors = FormErrors.none();
    PaperForm typed = new PaperForm.OfForm(ask);
    for (String box : List.of("effect", "review")) {
      if (ask.isDateTyped(box) && ask.dateBoxes(box).isEmpty()) {
        errors.add(box, "Enter a date, like 25 2 2027");
      }
    }
    int seen = seen(ask);
    if (!errors.isEmpty()) {
      return paper(item, typed, seen, errors);
    }
    DecisionPaper wanted = typed.paper();
    return switch (decisions.atMeetings().prepare(item, wanted, seen)) {
      case Outcome.Done<AtMeetings.Prepared> d ->
          new Reply.Redirect("/items/" + item.id() + "/paper");
      case Outcome.Refused<AtMeetings.Prepared>(var faults) -> {
        faults.forEach(f -> errors.add(f.field(), f.words()));
        yield paper(item, typed, seen, errors);
      }
    };
  }

  private static int seen(Ask ask) {
    try {
      return Integer.parseInt(ask.typed("seen"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply paper(Item item, PaperForm typed, int version, FormErrors errors) {
    Body body = bodies.find(item.body()).orElseThrow();
    PaperPage page =
        new PaperPage(
            "Decision paper, " + body.name(),
            item.title(),
            "What the board will have before it when it decides. It goes out with the agenda, can be"
                + " changed until the vote closes, and stands with the decision for ever. A paper"
                + " half written may be saved.",
            errors,
            "/items/" + item.id() + "/paper",
            String.valueOf(version),
            typed.options(),
            typed.fields(body, clauses(body)),
            "Save the paper",
            links(item, body));
    Reply.Html html =
        Reply.page("decisions/paper.jte", "Decision paper", page)
            .with(
                Reply.Look.PLAIN
                    .body(body.name(), body.slug())
                    .back("/meetings/" + item.meeting(), "The meeting"));
    return errors.isEmpty() ? html : html.refused();
  }

  private static List<Link> links(Item item, Body body) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Back to the meeting", "/meetings/" + item.meeting()));
    if (body.source() == Authority.STATUTE) {
      links.add(new Link("The procurement’s record", "/items/" + item.id() + "/procurement"));
    }
    return links;
  }

  /**
   * A form that two may write at once.
   *
   * @param version that whoever writes began from
   * @param options boxes, three an option; empty for none
   */
  public record PaperPage(
      String caption,
      String heading,
      String intro,
      FormErrors errors,
      String action,
      String version,
      List<Field> options,
      List<Field> fields,
      String submit,
      List<Link> links) {
    /** How often it was saved, in words. */
    public String saved() {
      return switch (version) {
        case "0" -> "Nothing is saved yet.";
        case "1" -> "Saved once.";
        default -> "Saved " + version + " times.";
      };
    }
  }

  private List<Field.Option> clauses(Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Not said yet")));
    bodies
        .constitutionAt(body.id(), bodies.now())
        .map(Adopted::constitution)
        .ifPresent(
            rules ->
                rules
                    .clauses()
                    .forEach(
                        c ->
                            options.add(
                                Field.Option.of(c.number(), c.number() + " " + c.title()))));
    return options;
  }

  // Dissent

  public Reply askDissent(Ask ask) {
    return decision(ask)
        .<Reply>map(d -> dissent(ask, d, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply takeDissent(Ask ask) {
    Optional<Decision> found = decision(ask);
    if (found.isEmpty() || !(ask.who() instanceof Who.Person(UUID me))) {
      return new Reply.NotFound();
    }
    Decision d = found.get();
    UUID whose = ask.typedUuid("person").orElse(me);
    return switch (decisions.atMeetings().dissent(d, ask.typed("words"), whose, ask.who())) {
      case Outcome.Done<Dissent> done -> new Reply.Redirect(d.path());
      case Outcome.Refused<Dissent>(var faults) -> {
        FormErrors errors = FormErrors.none();
        faults.forEach(f -> errors.add(f.field(), f.words()));
        yield dissent(ask, d, errors);
      }
    };
  }

  private Optional<Decision> decision(Ask ask) {
    return decisions
        .find(ask.variable("decision"))
        .filter(d -> d.source() instanceof Source.OfMeeting);
  }

  private Reply dissent(Ask ask, Decision d, FormErrors errors) {
    Body body = bodies.find(d.body()).orElseThrow();
    List<Field> fields = new ArrayList<>();
    if (bodies.roles(ask.who(), d.body()).contains(Role.SECRETARY)) {
      List<Field.Option> people = new ArrayList<>(List.of(Field.Option.of("", "I do, myself")));
      for (Map.Entry<UUID, String> one : decisions.atMeetings().names(d).entrySet()) {
        people.add(Field.Option.of(one.getKey().toString(), one.getValue()));
      }
      fields.add(
          Field.select("person", "Who dissents?", people)
              .hint("Enter the words of somebody else exactly as they gave them")
              .value(ask.typed("person")));
    }
    fields.add(
        Field.area("words", "The words that shall stand")
            .hint("They cannot be changed or taken back. Name nobody who should not be named")
            .rows(6)
            .value(ask.typed("words")));
    FormPage page =
        new FormPage(
            "Decision " + d.reference() + ", " + body.name(),
            "Put dissent with this decision",
            List.of(
                Prose.of(
                    "It is kept with the decision, word for word and for ever, and whoever may read"
                        + " the decision reads it. To the public it stands under the seat, not the"
                        + " name. Until "
                        + Dates.weekday(DissentRules.until(d))
                        + ".")),
            errors,
            d.path() + "/dissent",
            fields,
            Button.submit("Keep these words"),
            new Link("Back to the decision", d.path()));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, "Put dissent with this decision", page)
            .with(Reply.Look.PLAIN.body(body.name(), body.slug()).back(d.path(), d.title()));
    return errors.isEmpty() ? html : html.refused();
  }
}
