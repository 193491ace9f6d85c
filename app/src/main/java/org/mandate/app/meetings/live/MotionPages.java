package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.TextCompare;

/** Where motions and amendments are written. */
public final class MotionPages {
  private final LiveGround ground;

  public MotionPages(LiveGround ground) {
    this.ground = ground;
  }

  private Optional<Item> item(Ask ask, Meeting m) {
    return ask.uuid("item").flatMap(ground::item).filter(i -> i.meeting().equals(m.id()));
  }

  public Reply askMotion(Ask ask) {
    return ground.at(
        ask,
        m ->
            item(ask, m)
                .<Reply>map(i -> motion(ask, m, i, FormErrors.none()))
                .orElseGet(Reply.NotFound::new));
  }

  public Reply takeMotion(Ask ask) {
    return ground.at(
        ask,
        m ->
            item(ask, m)
                .map(
                    i -> {
                      Optional<Reply> kept = mayNot(ask, m, i);
                      return kept.orElseGet(
                          () ->
                              done(
                                  ask,
                                  m,
                                  ground
                                      .live
                                      .motions()
                                      .move(i, ask.typed("words"), mover(ask, m), seconder(ask, m)),
                                  errors -> motion(ask, m, i, errors)));
                    })
                .orElseGet(Reply.NotFound::new));
  }

  /** Only who is in the room moves; whoever conducts may write down what was said. */
  private Optional<Reply> mayNot(Ask ask, Meeting m, Item item) {
    boolean here =
        LiveGround.person(ask)
            .flatMap(p -> ground.live.room().latest(m, p))
            .filter(Presence::in)
            .isPresent();
    boolean mayWrite = here || ground.conducts(m);
    boolean on = ground.live.room().now(m).filter(t -> t.item().equals(item.id())).isPresent();
    if (mayWrite && on) {
      return Optional.empty();
    }
    return Optional.of(
        new Reply.Refused(
            409,
            on ? "Only who is in the room moves" : "The meeting is not at this item",
            "Nothing was changed. What you wrote is kept on this device until it was taken; with"
                + " your browser’s back button you come to it."));
  }

  private Reply done(
      Ask ask,
      Meeting m,
      Outcome<Motion> outcome,
      java.util.function.Function<FormErrors, Reply.Html> again) {
    return switch (outcome) {
      case Outcome.Done<Motion> _ ->
          new Reply.Redirect(LiveGround.at(m) + "?taken=" + KeptForm.key(ask, ask.path()));
      case Outcome.Refused<Motion>(List<Outcome.Fault> faults) ->
          again.apply(LiveGround.errors(faults)).refused();
    };
  }

  // Whoever conducts writes down for others; everybody else moves themselves.
  private Optional<UUID> mover(Ask ask, Meeting m) {
    return ground.conducts(m)
        ? ask.typedUuid("mover").or(() -> LiveGround.person(ask))
        : LiveGround.person(ask);
  }

  private Optional<UUID> seconder(Ask ask, Meeting m) {
    return ground.conducts(m) ? ask.typedUuid("seconder") : Optional.empty();
  }

  private Map<UUID, String> here(Meeting m) {
    List<UUID> in =
        ground.live.room().latest(m).values().stream()
            .filter(Presence::in)
            .map(Presence::person)
            .limit(300)
            .toList();
    Map<UUID, String> names = new LinkedHashMap<>();
    ground.names(m, in).entrySet().stream()
        .filter(e -> in.contains(e.getKey()))
        .sorted(Map.Entry.comparingByValue())
        .forEach(e -> names.put(e.getKey(), e.getValue()));
    return names;
  }

  private List<Field> people(Ask ask, Meeting m) {
    List<Field> fields = new ArrayList<>();
    if (!ground.conducts(m)) {
      return fields;
    }
    Map<UUID, String> here = here(m);
    fields.add(
        Field.select("mover", "Who moves it?", options("Whoever is signed in here", here))
            .value(ask.typed("mover")));
    fields.add(
        Field.select("seconder", "Who seconds it?", options("Nobody", here))
            .value(ask.typed("seconder")));
    return fields;
  }

  private static List<Field.Option> options(String none, Map<UUID, String> people) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", none)));
    people.forEach((id, name) -> options.add(Field.Option.of(id.toString(), name)));
    return options;
  }

  private Reply.Html motion(Ask ask, Meeting m, Item item, FormErrors errors) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.area("words", "What do you move?")
                    .hint(
                        "As it is to be decided, such as: That the practices share a night nurse.")
                    .rows(6)
                    .value(ask.typed("words"))));
    fields.addAll(people(ask, m));
    return form(
        ask,
        m,
        "Move a motion",
        List.of(Prose.of("It stands at: " + item.title() + ".")),
        errors,
        "",
        fields,
        null,
        "Move it");
  }

  private Reply.Html form(
      Ask ask,
      Meeting m,
      String heading,
      List<Prose> intro,
      FormErrors errors,
      String seen,
      List<Field> fields,
      @Nullable TextCompare compared,
      String button) {
    KeptForm page =
        new KeptForm(
            LiveGround.caption(m),
            heading,
            intro,
            errors,
            ask.path(),
            KeptForm.key(ask, ask.path()),
            seen,
            fields,
            compared,
            Button.submit(button),
            new Link("Back to the meeting", LiveGround.at(m)));
    return Reply.page(KeptForm.TEMPLATE, heading, page)
        .with(ground.look(m).back(LiveGround.at(m), "The meeting"));
  }

  // Amendments

  public Reply askAmendment(Ask ask) {
    return ground.atMotion(
        ask, (m, item, motion) -> amendment(ask, m, motion, motion.words(), FormErrors.none()));
  }

  public Reply takeAmendment(Ask ask) {
    return ground.atMotion(
        ask,
        (m, item, motion) ->
            mayNot(ask, m, item)
                .orElseGet(
                    () ->
                        done(
                            ask,
                            m,
                            ground
                                .live
                                .motions()
                                .amend(
                                    item,
                                    motion,
                                    seen(ask),
                                    ask.typed("words"),
                                    mover(ask, m),
                                    seconder(ask, m)),
                            errors -> amendment(ask, m, motion, ask.typed("words"), errors))));
  }

  private static int seen(Ask ask) {
    try {
      return ask.field("seen").map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Reply.Html amendment(Ask ask, Meeting m, Motion motion, String words, FormErrors errors) {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.area("words", "The motion as you want it to read")
                    .hint("Change the words here. Everybody sees what was taken out and put in.")
                    .rows(8)
                    .value(words)));
    fields.addAll(people(ask, m));
    return form(
        ask,
        m,
        "Move an amendment to motion " + motion.position(),
        intro(motion, errors),
        errors,
        String.valueOf(motion.version()),
        fields,
        errors.isEmpty() ? null : changed(ask, motion),
        "Move the amendment");
  }

  private static List<Prose> intro(Motion motion, FormErrors errors) {
    return errors.isEmpty()
        ? List.of()
        : List.of(
            Prose.of(
                "The motion as it stands, version " + motion.version() + ": " + motion.words()));
  }

  /** What became of the motion since its reader saw it; null where nothing did. */
  private static @Nullable TextCompare changed(Ask ask, Motion motion) {
    int seen = seen(ask);
    return seen == motion.version()
        ? null
        : motion.texts().stream()
            .filter(t -> t.version() == seen)
            .findFirst()
            .map(t -> TextCompare.of(t.words(), motion.words()))
            .orElse(null);
  }

  public Reply askReword(Ask ask) {
    return ground.atMotion(
        ask, (m, item, motion) -> reword(ask, m, motion, motion.words(), FormErrors.none()));
  }

  public Reply takeReword(Ask ask) {
    return ground.atMotion(
        ask,
        (m, item, motion) -> {
          boolean may = motion.mover().equals(LiveGround.person(ask)) || ground.conducts(m);
          return may
              ? done(
                  ask,
                  m,
                  ground.live.motions().reword(motion, seen(ask), ask.typed("words")),
                  errors -> reword(ask, m, motion, ask.typed("words"), errors))
              : new Reply.Refused(
                  403, "Whoever moved it puts it anew", "Move an amendment of your own beside it.");
        });
  }

  private Reply.Html reword(Ask ask, Meeting m, Motion motion, String words, FormErrors errors) {
    String main =
        motion
            .amends()
            .flatMap(ground.live.motions()::find)
            .map(x -> "The motion now reads: " + x.words())
            .orElse("");
    return form(
        ask,
        m,
        "Put amendment " + motion.position() + " anew",
        List.of(Prose.of(main)),
        errors,
        String.valueOf(motion.version()),
        List.of(Field.area("words", "The motion as you want it to read").rows(8).value(words)),
        errors.isEmpty() ? null : changed(ask, motion),
        "Put it anew");
  }
}
