package org.mandate.app.meetings.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** The buttons of a meeting in session: each does one thing and leads back to its page. */
public final class LiveActs {
  private final LiveGround ground;

  public LiveActs(LiveGround ground) {
    this.ground = ground;
  }

  private Reply done(Ask ask, Function<Meeting, Outcome<?>> act) {
    return ground.at(
        ask,
        m ->
            switch (ground.live.room().takesPart(m) ? act.apply(m) : stranger()) {
              case Outcome.Done<?> _ -> new Reply.Redirect(LiveGround.at(m));
              case Outcome.Refused<?> refused -> refused(refused.faults());
            });
  }

  private static Outcome<Meeting> stranger() {
    return Outcome.refused(
        "form", "Its own people take part: officers, and the people of its member practices");
  }

  static Reply refused(List<Outcome.Fault> faults) {
    return new Reply.Refused(
        409,
        "Nothing was changed",
        String.join(". ", faults.stream().map(Outcome.Fault::words).toList())
            + ". Go back: the page shows where the meeting is now.");
  }

  public Reply open(Ask ask) {
    return done(ask, m -> ground.live.room().open(m));
  }

  public Reply close(Ask ask) {
    return done(ask, m -> ground.live.room().close(m));
  }

  public Reply to(Ask ask) {
    return done(
        ask,
        m -> {
          Optional<Item> item =
              ask.typedUuid("item").flatMap(ground::item).filter(i -> i.meeting().equals(m.id()));
          return item.isEmpty()
              ? Outcome.refused("item", "Choose an item on this agenda")
              : ground.live.room().to(m, item.get(), ask.typedUuid("seen"));
        });
  }

  public Reply endItem(Ask ask) {
    return done(ask, m -> ground.live.room().endItem(m, ask.typedUuid("seen")));
  }

  /** One's own coming; at a meeting of the members for the practices one votes for. */
  public Reply arrive(Ask ask) {
    return done(
        ask,
        m -> {
          UUID me = LiveGround.person(ask).orElseThrow();
          return ground.live.room().arrive(m, me, practices(m, me));
        });
  }

  public Reply leave(Ask ask) {
    return done(ask, m -> ground.live.room().leave(m, LiveGround.person(ask).orElseThrow()));
  }

  private List<String> practices(Meeting m, UUID person) {
    return m.kind() == Meeting.Kind.MEMBERS ? ground.practices(m, person) : List.of();
  }

  public Reply askToSpeak(Ask ask) {
    return done(
        ask,
        m -> {
          UUID me = LiveGround.person(ask).orElseThrow();
          Optional<Item> item =
              onNow(m).filter(i -> ask.typedUuid("item").equals(Optional.of(i.id())));
          return item.isEmpty()
              ? Outcome.refused("item", "The meeting has moved on to another item")
              : ground.live.floor().ask(item.get(), me, constituency(m, me));
        });
  }

  private Optional<Item> onNow(Meeting m) {
    return ground.live.room().now(m).map(Turn::item).flatMap(ground::item);
  }

  /** For whom somebody speaks: their neighbourhood's seat, their practice, else their office. */
  private String constituency(Meeting m, UUID person) {
    List<Office> offices =
        ground.offices(m).stream().filter(o -> o.person().equals(Optional.of(person))).toList();
    if (m.kind() == Meeting.Kind.BOARD && !offices.isEmpty()) {
      return offices.stream()
          .map(Office::constituency)
          .filter(c -> !c.isEmpty())
          .findFirst()
          .orElseGet(() -> ground.seat(m, offices.getFirst().seat()));
    }
    return ground.practices(m, person).stream()
        .findFirst()
        .map(ground.live.ground().bodies()::named)
        .orElse(offices.isEmpty() ? "" : ground.seat(m, offices.getFirst().seat()));
  }

  public Reply call(Ask ask) {
    return done(ask, m -> speech(ask, m).<Outcome<?>>map(ground.live.floor()::call).orElse(gone()));
  }

  /** Takes out of the queue or ends a speech; for oneself, or by whoever conducts. */
  public Reply endSpeech(Ask ask) {
    return done(
        ask,
        m ->
            speech(ask, m)
                .filter(
                    s ->
                        LiveGround.person(ask).equals(Optional.of(s.person()))
                            || ground.conducts(m))
                .<Outcome<?>>map(ground.live.floor()::end)
                .orElse(gone()));
  }

  private static Outcome<Speech> gone() {
    return Outcome.refused("speech", "They are not in the queue any more");
  }

  private Optional<Speech> speech(Ask ask, Meeting m) {
    return ask.typedUuid("speech")
        .flatMap(ground.live.floor()::find)
        .filter(s -> s.meeting().equals(m.id()));
  }

  /** Seconds a motion oneself. */
  public Reply second(Ask ask) {
    return ground.atMotion(
        ask,
        (m, item, motion) ->
            ground.live.motions().second(motion, LiveGround.person(ask).orElseThrow())
                    instanceof Outcome.Refused<Motion>(List<Outcome.Fault> faults)
                ? refused(faults)
                : new Reply.Redirect(LiveGround.at(m)));
  }

  /** Takes a motion back: whoever moved it, or whoever conducts. */
  public Reply withdraw(Ask ask) {
    return ground.atMotion(
        ask,
        (m, item, motion) -> {
          boolean may = motion.mover().equals(LiveGround.person(ask)) || ground.conducts(m);
          Outcome<Motion> outcome =
              may
                  ? ground.live.motions().withdraw(motion)
                  : Outcome.refused("form", "Whoever moved it, or whoever conducts, takes it back");
          return outcome instanceof Outcome.Refused<Motion>(List<Outcome.Fault> faults)
              ? refused(faults)
              : new Reply.Redirect(LiveGround.at(m));
        });
  }

  // Noting others

  /** Somebody else's coming, noted by whoever conducts. */
  public Reply note(Ask ask) {
    return noted(ask, (m, person) -> ground.live.room().arrive(m, person, practices(m, person)));
  }

  /** Somebody else's going. */
  public Reply noteLeft(Ask ask) {
    return noted(ask, ground.live.room()::leave);
  }

  private Reply noted(
      Ask ask, java.util.function.BiFunction<Meeting, UUID, Outcome<Presence>> act) {
    return ground.at(
        ask,
        m -> {
          Optional<UUID> person = ask.typedUuid("person");
          Outcome<Presence> outcome =
              person.isEmpty()
                  ? Outcome.refused("person", "Choose somebody from the list")
                  : act.apply(m, person.get());
          return outcome instanceof Outcome.Refused<Presence>(List<Outcome.Fault> faults)
              ? refused(faults)
              : new Reply.Redirect(LiveGround.at(m) + "/people" + query(ask));
        });
  }

  private static String query(Ask ask) {
    Map<String, String> q = ask.field("q").map(v -> Map.of("q", v)).orElse(Map.of());
    return q.isEmpty()
        ? ""
        : "?q=" + java.net.URLEncoder.encode(q.get("q"), java.nio.charset.StandardCharsets.UTF_8);
  }
}
