package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms about items that stand on an agenda: changed, moved, withdrawn, answered. */
public final class ItemPages {
  private final PageGround ground;

  ItemPages(PageGround ground) {
    this.ground = ground;
  }

  Optional<Part> part(Ask ask, Meeting m) {
    List<Part> parts = ground.agendas().parts(m);
    return parts.size() == 1 && ask.typed("part").isEmpty()
        ? Optional.of(parts.getFirst())
        : ask.typedUuid("part")
            .flatMap(id -> parts.stream().filter(p -> p.id().equals(id)).findFirst());
  }

  static Optional<Integer> minutes(Ask ask) {
    return ask.field("minutes").isEmpty() ? Optional.of(0) : PlanPages.number(ask.typed("minutes"));
  }

  static Field kind(Ask ask, String value, boolean procedure) {
    List<Field.Option> kinds = new ArrayList<>();
    for (Item.Kind k : Item.Kind.values()) {
      if (procedure || k != Item.Kind.PROCEDURAL) {
        kinds.add(Field.Option.of(k.code(), k.words()));
      }
    }
    return Field.radios("kind", "What is wanted of the meeting?", kinds).value(value);
  }

  static Field minutes(Ask ask, String otherwise) {
    return Field.number("minutes", "How many minutes?")
        .hint("Leave it empty where it takes none of its own")
        .value(ask.fields().containsKey("minutes") ? ask.typed("minutes") : otherwise);
  }

  Optional<Field> parts(Ask ask, Meeting m, String otherwise) {
    List<Part> parts = ground.agendas().parts(m);
    if (parts.size() < 2) {
      return Optional.empty();
    }
    List<Field.Option> options = new ArrayList<>();
    for (AgendaView.OfPart p : AgendaPages.view(ground, m).parts()) {
      if (!p.isShut() || p.part().isPublic(ground.today()) || p.part().kind() != Part.Kind.OPEN) {
        options.add(Field.Option.of(p.part().id().toString(), AgendaWords.heading(p)));
      }
    }
    return Optional.of(
        Field.radios("part", "In which part?", options)
            .value(
                ask.field("part")
                    .orElse(otherwise.isEmpty() ? parts.getFirst().id().toString() : otherwise)));
  }

  // One that stands there

  private Optional<Item> item(Ask ask, Meeting m) {
    return ask.uuid("item").flatMap(ground.agendas()::item).filter(i -> i.meeting().equals(m.id()));
  }

  private boolean isLeft(Meeting m, Item item) {
    return ground.preparation().leaving(m).stream().anyMatch(l -> l.item().equals(item.id()));
  }

  private Reply asked(Ask ask, java.util.function.BiFunction<PageGround.Drawn, Item, Reply> draw) {
    return ground.asked(ask, d -> drawn(ask, d, draw));
  }

  private Reply drawn(
      Ask ask,
      PageGround.Drawn d,
      java.util.function.BiFunction<PageGround.Drawn, Item, Reply> draw) {
    Optional<Item> item = item(ask, d.meeting());
    if (item.isPresent() && isLeft(d.meeting(), item.get())) {
      return new Reply.Refused(
          403,
          "You are out of this item",
          "Whoever is out of an item does not keep it either. Somebody else of the body does.");
    }
    return item.map(i -> draw.apply(d, i)).orElse(new Reply.NotFound());
  }

  private Reply sent(
      Ask ask,
      java.util.function.BiFunction<PageGround.Drawn, Item, Reply> draw,
      java.util.function.BiFunction<Meeting, Item, Outcome<?>> act) {
    return ground.sent(
        ask,
        d -> drawn(ask, d, draw),
        (m, body) ->
            item(ask, m)
                .filter(i -> !isLeft(m, i))
                .<Outcome<?>>map(i -> act.apply(m, i))
                .orElse(Outcome.refused("form", "You are out of this item, or it is not here")),
        "");
  }

  public Reply askPlan(Ask ask) {
    return asked(ask, (d, i) -> plan(ask, d, i));
  }

  public Reply takePlan(Ask ask) {
    return sent(
        ask,
        (d, i) -> plan(ask, d, i),
        (m, i) -> {
          Optional<Item.Kind> kind = PlanPages.choice(Item.Kind.values(), ask.typed("kind"));
          Optional<Integer> minutes = minutes(ask);
          if (kind.isEmpty()) {
            return Outcome.refused("kind", "Choose what is wanted of the meeting");
          }
          return minutes.isEmpty()
              ? Outcome.refused("minutes", "Give the time in whole minutes, or leave it empty")
              : ground.agendas().plan(i, kind.get(), minutes.get());
        });
  }

  private Reply plan(Ask ask, PageGround.Drawn d, Item i) {
    String minutes = i.minutesPlanned() == 0 ? "" : String.valueOf(i.minutesPlanned());
    return ground.form(
        d,
        KeepForm.of(
            "Change an item",
            List.of(Prose.empty().bold(i.title())),
            at(d.meeting(), i) + "/plan",
            List.of(
                kind(ask, ask.field("kind").orElse(i.kind().code()), i.matter().isEmpty()),
                minutes(ask, minutes)),
            Button.submit("Change the item"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  public Reply askMove(Ask ask) {
    return asked(ask, (d, i) -> move(ask, d, i));
  }

  public Reply takeMove(Ask ask) {
    return sent(
        ask,
        (d, i) -> move(ask, d, i),
        (m, i) -> {
          Optional<Part> part = part(ask, m);
          Optional<Integer> place = PlanPages.number(ask.typed("place")).filter(n -> n > 0);
          if (part.isEmpty()) {
            return Outcome.refused("part", "Choose a part of this meeting");
          }
          boolean closed =
              i.matter().flatMap(ground.matters()::find).filter(x -> !x.isOpen()).isPresent();
          if (closed && part.get().kind() != Part.Kind.CLOSED) {
            return Outcome.refused("part", "This matter is closed. It stays in a closed part");
          }
          return place.isEmpty()
              ? Outcome.refused("place", "Give its place in the part: 1 for the first")
              : ground.preparation().move(i, part.get(), place.get());
        });
  }

  private Reply move(Ask ask, PageGround.Drawn d, Item i) {
    List<Field> fields = new ArrayList<>();
    parts(ask, d.meeting(), i.part().toString()).ifPresent(fields::add);
    fields.add(
        Field.number("place", "At which place of the part?")
            .hint("1 for the first. It stands at place " + i.position() + " now")
            .value(ask.typed("place")));
    return ground.form(
        d,
        KeepForm.of(
            "Move an item",
            List.of(Prose.empty().bold(i.title())),
            at(d.meeting(), i) + "/move",
            fields,
            Button.submit("Move the item"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  public Reply askWithdraw(Ask ask) {
    return asked(ask, this::withdraw);
  }

  public Reply takeWithdraw(Ask ask) {
    return sent(ask, this::withdraw, (m, i) -> ground.agendas().withdraw(i));
  }

  private Reply withdraw(PageGround.Drawn d, Item i) {
    return ground.form(
        d,
        KeepForm.of(
            "Withdraw an item?",
            List.of(
                Prose.empty().bold(i.title()),
                Prose.of("It leaves this agenda. Its matter stays before the body.")),
            at(d.meeting(), i) + "/withdraw",
            List.of(),
            Button.submit("Withdraw the item"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  public Reply askAnswer(Ask ask) {
    return asked(ask, (d, i) -> answer(ask, d, i));
  }

  public Reply takeAnswer(Ask ask) {
    return sent(
        ask,
        (d, i) -> answer(ask, d, i),
        (m, i) ->
            switch (ask.typed("choice")) {
              case "take" -> ground.agendas().accept(i);
              case "decline" -> ground.agendas().decline(i, ask.typed("answer"));
              default -> Outcome.refused("choice", "Choose one of the two");
            });
  }

  private Reply answer(Ask ask, PageGround.Drawn d, Item i) {
    return ground.form(
        d,
        KeepForm.of(
            "Answer what was put forward",
            List.of(Prose.empty().bold(i.title())),
            at(d.meeting(), i) + "/answer",
            List.of(
                Field.radios(
                        "choice",
                        "Does it go on the agenda?",
                        List.of(
                            Field.Option.of("take", "Yes"),
                            Field.Option.of("decline", "No", "Say why below")))
                    .value(ask.typed("choice")),
                Field.area("answer", "Why not?")
                    .hint("Whoever put it forward reads it")
                    .rows(3)
                    .value(ask.typed("answer"))),
            Button.submit("Answer"),
            new Link("Back to the meeting", d.meeting().path())));
  }

  private static String at(Meeting m, Item i) {
    return m.path() + "/items/" + i.id();
  }
}
