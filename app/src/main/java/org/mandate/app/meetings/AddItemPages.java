package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The form by which an item is added to an agenda, with a matter where it needs one. */
public final class AddItemPages {
  private final PageGround ground;
  private final ItemPages items;

  AddItemPages(PageGround ground, ItemPages items) {
    this.ground = ground;
    this.items = items;
  }

  public Reply askAdd(Ask ask) {
    return ground.asked(ask, d -> add(ask, d));
  }

  public Reply takeAdd(Ask ask) {
    return ground.sent(ask, d -> add(ask, d), (m, body) -> added(ask, m, body), "");
  }

  private Outcome<?> added(Ask ask, Meeting m, Body body) {
    Optional<Part> part = items.part(ask, m);
    Optional<Item.Kind> kind = PlanPages.choice(Item.Kind.values(), ask.typed("kind"));
    Optional<Integer> minutes = ItemPages.minutes(ask);
    if (part.isEmpty()) {
      return Outcome.refused("part", "Choose a part of this meeting");
    }
    if (minutes.isEmpty()) {
      return Outcome.refused("minutes", "Give the time in whole minutes, or leave it empty");
    }
    boolean procedure = ask.typed("what").equals("procedure");
    if (!procedure && kind.filter(k -> k != Item.Kind.PROCEDURAL).isEmpty()) {
      return Outcome.refused("kind", "Choose what is wanted of the meeting");
    }
    return switch (ask.typed("what")) {
      case "procedure" ->
          put(ask, m, part.get(), Item.Kind.PROCEDURAL, Optional.empty(), minutes.get());
      case "matter" -> existing(ask, m, part.get(), kind.orElseThrow(), minutes.get());
      case "new" -> raised(ask, m, body, part.get(), kind.orElseThrow(), minutes.get());
      default -> Outcome.refused("what", "Choose what the item is about");
    };
  }

  private Outcome<?> existing(Ask ask, Meeting m, Part part, Item.Kind kind, int minutes) {
    Optional<Matter> matter =
        ask.typedUuid("matter")
            .flatMap(ground.matters()::find)
            .filter(x -> x.body().equals(m.body()) && !x.isWithheld());
    if (matter.isEmpty()) {
      return Outcome.refused("matter", "Choose a matter of this body");
    }
    // So that neither a number nor a time of what everybody reads tells of it.
    if (!matter.get().isOpen() && part.kind() != Part.Kind.CLOSED) {
      return Outcome.refused("part", "This matter is closed. Put it in a closed part");
    }
    return put(ask, m, part, kind, matter.map(Matter::id), minutes);
  }

  private Outcome<?> raised(Ask ask, Meeting m, Body body, Part part, Item.Kind kind, int minutes) {
    if (part.kind() == Part.Kind.MEMBERS) {
      return Outcome.refused(
          "part",
          "A new matter is public. Choose the open part, or a closed one: then it is raised closed");
    }
    Optional<NewBusiness.Sealing> sealing =
        part.kind() == Part.Kind.CLOSED && !part.isPublic(ground.today())
            ? Optional.of(
                new NewBusiness.Sealing(
                    part.reason(),
                    part.unannouncedUntil().filter(ground.today()::isBefore),
                    part.closedUntil().orElseThrow()))
            : Optional.empty();
    Outcome<Matter> raised =
        ground
            .business()
            .raise(
                body,
                new NewBusiness(ask.typed("title"), ask.typed("reasons"), sealing),
                ask.who());
    return switch (raised) {
      case Outcome.Refused<Matter> refused -> refused;
      case Outcome.Done<Matter>(Matter matter) ->
          put(ask, m, part, kind, Optional.of(matter.id()), minutes);
    };
  }

  private Outcome<Item> put(
      Ask ask, Meeting m, Part part, Item.Kind kind, Optional<UUID> matter, int minutes) {
    Item wanted =
        new Item(
            m.id(),
            m.id(),
            m.body(),
            part.id(),
            0,
            kind,
            matter,
            matter.isPresent() ? "" : ask.typed("title"),
            minutes,
            Item.State.ON,
            "",
            "",
            Optional.empty(),
            false,
            0);
    return ground.agendas().add(m, wanted, ask.who());
  }

  private Reply add(Ask ask, PageGround.Drawn d) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.radios(
                "what",
                "What is it about?",
                List.of(
                    Field.Option.of(
                        "matter", "A matter that is before the body", "Choose it below"),
                    Field.Option.of(
                        "new",
                        "Something new",
                        "A matter is raised with it, so that conflicts are found"),
                    Field.Option.of(
                        "procedure",
                        "Procedure",
                        "Such as apologies: nothing that can conflict anybody")))
            .value(ask.field("what").orElse("matter")));
    fields.add(
        Field.select("matter", "Which matter?", matters(d.body()))
            .hint("Only for a matter that is before the body")
            .value(ask.typed("matter")));
    fields.add(
        Field.text("title", "What is it called?")
            .hint("For something new, or procedure. One line")
            .value(ask.typed("title")));
    fields.add(
        Field.area("reasons", "Why does it come before the body?")
            .hint("For something new")
            .rows(4)
            .value(ask.typed("reasons")));
    fields.add(ItemPages.kind(ask, ask.field("kind").orElse("decision"), false));
    fields.add(ItemPages.minutes(ask, ""));
    items.parts(ask, d.meeting(), "").ifPresent(fields::add);
    return ground.form(
        d,
        KeepForm.of(
            "Add an item",
            d.meeting().state() == Meeting.State.DRAFT
                ? List.of()
                : List.of(
                    Prose.of("The meeting is called, so everybody sees an open item at once.")),
            d.meeting().path() + "/items/add",
            fields,
            Button.submit("Add the item"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  private List<Field.Option> matters(Body body) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a matter")));
    for (Matter m : ground.matters().of(body.id())) {
      if (!m.isWithheld()) {
        options.add(
            Field.Option.of(
                m.id().toString(),
                m.reference() + ": " + m.title() + (m.isOpen() ? "" : " (closed)")));
      }
    }
    return options;
  }
}
