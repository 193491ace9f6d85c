package org.mandate.app.meetings.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.register.Authority;
import org.mandate.app.register.People;
import org.mandate.app.web.Ask;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting;

/** What the pages of a meeting in session share. */
public final class LiveGround {
  final Live live;
  final People people;

  public LiveGround(Live live, People people) {
    this.live = live;
    this.people = people;
  }

  Optional<Meeting> meeting(Ask ask) {
    return ask.uuid("meeting").flatMap(live.ground().meetings()::find);
  }

  /** The meeting of the address, or nothing there. */
  Reply at(Ask ask, Function<Meeting, Reply> then) {
    return meeting(ask).map(then).orElseGet(Reply.NotFound::new);
  }

  /** The motion of the address, with its meeting and item. */
  Reply atMotion(Ask ask, MotionAt then) {
    return ask.uuid("motion")
        .flatMap(live.motions()::find)
        .flatMap(
            motion ->
                meeting(ask)
                    .filter(m -> m.id().equals(motion.meeting()))
                    .flatMap(m -> item(motion.item()).map(i -> then.reply(m, i, motion))))
        .orElseGet(Reply.NotFound::new);
  }

  /** Answers about a motion. */
  @FunctionalInterface
  interface MotionAt {
    Reply reply(Meeting m, Item item, Motion motion);
  }

  /** The vote of the address, with its meeting. */
  Reply atPoll(Ask ask, PollAt then) {
    return ask.uuid("poll")
        .flatMap(live.polls()::find)
        .flatMap(
            poll ->
                meeting(ask)
                    .filter(m -> m.id().equals(poll.meeting()))
                    .flatMap(m -> item(poll.item()).map(i -> then.reply(m, i, poll))))
        .orElseGet(Reply.NotFound::new);
  }

  /** Answers about a vote. */
  @FunctionalInterface
  interface PollAt {
    Reply reply(Meeting m, Item item, Poll poll);
  }

  Optional<Item> item(UUID id) {
    return live.ground().meetings().agendas().item(id);
  }

  Body body(Meeting m) {
    return live.ground().bodies().find(m.body()).orElseThrow();
  }

  boolean conducts(Meeting m) {
    return live.room().conducts(m);
  }

  static Optional<UUID> person(Ask ask) {
    return ask.who() instanceof Who.Person(UUID id) ? Optional.of(id) : Optional.empty();
  }

  /** The practices of the body for which somebody votes. */
  List<String> practices(Meeting m, UUID person) {
    Set<String> members = new LinkedHashSet<>();
    live.ground()
        .bodies()
        .members(m.body(), live.ground().bodies().today())
        .forEach((Member x) -> members.add(x.code()));
    return people.votesOf(person, people.today()).stream()
        .map(Authority::practice)
        .filter(members::contains)
        .distinct()
        .sorted()
        .toList();
  }

  /** Names of people as the reader may know them. */
  Map<UUID, String> names(Meeting m, Collection<UUID> of) {
    Map<UUID, String> names = new HashMap<>(people.names(of));
    live.ground().bodies().offices(m.body()).stream()
        .filter(o -> o.heldOn(people.today()) && !o.name().isEmpty())
        .forEach(o -> o.person().ifPresent(p -> names.putIfAbsent(p, o.name())));
    return names;
  }

  List<Office> offices(Meeting m) {
    return live.ground().bodies().offices(m.body()).stream()
        .filter(o -> o.heldOn(people.today()))
        .toList();
  }

  String seat(Meeting m, String id) {
    return live.ground()
        .bodies()
        .constitutionAt(m.body(), live.ground().bodies().now())
        .flatMap(c -> c.constitution().seat(id))
        .map(Setting.Seat::title)
        .orElse(id.replace('-', ' '));
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  static String at(Meeting m) {
    return m.path() + "/live";
  }

  Reply.Look look(Meeting m) {
    Body body = body(m);
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  static String caption(Meeting m) {
    return m.title() + ", " + m.reference();
  }
}
