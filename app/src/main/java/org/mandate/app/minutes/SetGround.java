package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.OutOf;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Setting;

/** What the pages of minutes stand on, and what they have in common. */
final class SetGround {
  private final Minutes minutes;

  SetGround(Minutes minutes) {
    this.minutes = minutes;
  }

  Minutes minutes() {
    return minutes;
  }

  Minutes.Ground ground() {
    return minutes.ground();
  }

  /** A set with its meeting, part and body, as whoever asks may know of it. */
  record Found(MinutesSet set, Meeting meeting, Part part, Body body) {
    String path() {
      return set.path();
    }
  }

  Optional<Meeting> meeting(Ask ask) {
    return ask.uuid("meeting").flatMap(ground().meetings()::find);
  }

  Body body(Meeting m) {
    return ground().bodies().find(m.body()).orElseThrow();
  }

  /** The address's set, where it is of the address's meeting. */
  Optional<Found> found(Ask ask) {
    Optional<MinutesSet> set =
        ask.uuid("set")
            .flatMap(minutes::find)
            .filter(s -> ask.uuid("meeting").equals(Optional.of(s.meeting())));
    return set.map(s -> new Found(s, minutes.meeting(s), minutes.part(s), minutes.body(s)));
  }

  Reply at(Ask ask, Function<Found, Reply> then) {
    return found(ask).map(then).orElseGet(Reply.NotFound::new);
  }

  /** The same for whoever keeps the set as a whole. */
  Reply kept(Ask ask, Function<Found, Reply> then) {
    return at(
        ask,
        f ->
            minutes.mayWrite(f.part(), Optional.empty(), ask.who())
                ? then.apply(f)
                : refused(takers(f.part(), Optional.empty())));
  }

  static Reply refused(String who) {
    return new Reply.Refused(403, "Somebody else keeps these minutes", who);
  }

  /** "Gareth Lowe, treasurer, writes here." */
  String takers(Part part, Optional<UUID> item) {
    List<Office> takers = minutes.takers(part, item);
    return takers.isEmpty()
        ? "Nobody who holds an office may read it now. Ask the conflicts guardian."
        : named(takers.getFirst()) + ", writes here.";
  }

  String named(Office o) {
    String seat = seat(o.body(), o.seat()).toLowerCase(Locale.UK);
    return o.name().isEmpty() ? "The " + seat : o.name() + ", " + seat;
  }

  /** The title of a seat in the constitution of now. */
  String seat(UUID body, String id) {
    return ground()
        .bodies()
        .constitutionAt(body, ground().bodies().now())
        .flatMap(c -> c.constitution().find(Setting.Seats.class))
        .flatMap(s -> s.setting().seats().stream().filter(x -> x.id().equals(id)).findFirst())
        .map(Setting.Seat::title)
        .orElse(id.isEmpty() ? "program" : id.replace('-', ' '));
  }

  /** Whether whoever asks may read a part. */
  boolean enters(Part part) {
    return part.isPublic(ground().bodies().today()) || minutes.enters(part);
  }

  boolean may(Ask ask, UUID body, Action action) {
    Set<Role> roles = minutes.roles(ask.who(), body);
    return roles.stream().anyMatch(action.roles()::contains);
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  static String at(Meeting m) {
    return m.path() + "/minutes";
  }

  /** "Part 1, open". */
  static String part(Part p) {
    return "Part " + p.position() + ", " + p.kind().words().toLowerCase(Locale.UK);
  }

  /** "You are out of item 3. Gareth Lowe, treasurer, minutes it." */
  List<Prose> out(Meeting m, Part part) {
    List<Prose> lines = new ArrayList<>();
    for (OutOf out : ground().meetings().agendas().outOf(m)) {
      if (out.part().equals(part.id())) {
        int number = minutes.numbers(m, part).getOrDefault(out.item(), out.position());
        lines.add(
            Prose.of("You are out of item " + number + ". ")
                .text(takers(part, Optional.of(out.item())) + " ")
                .link("Why am I out?", "/matters/" + out.matter() + "/why"));
      }
    }
    return lines;
  }

  /** A page with words of sealed matters: who saw them is noted before it leaves. */
  Reply noted(Ask ask, Found f, Reply page) {
    return noted(
        ask,
        minutes.items(f.meeting(), f.part()).stream()
            .filter(Item::isSealed)
            .flatMap(i -> i.matter().stream())
            .toList(),
        page);
  }

  private Reply noted(Ask ask, Collection<UUID> about, Reply page) {
    List<Runnable> notes = new ArrayList<>();
    for (UUID id : about) {
      Optional<Matter> m = ground().matters().find(id);
      if (m.isPresent()
          && ground().business().views().noted(m.get(), ask.who(), page)
              instanceof Reply.Noted one) {
        notes.add(one.note());
      }
    }
    return notes.isEmpty() ? page : new Reply.Noted(page, () -> notes.forEach(Runnable::run));
  }

  static FormErrors errors(List<Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  /** Where a press of a button leads; a refusal says why in words. */
  static Reply done(Outcome<?> outcome, String to) {
    return switch (outcome) {
      case Outcome.Done<?> d -> new Reply.Redirect(to);
      case Outcome.Refused<?> r ->
          new Reply.Refused(409, "This cannot be done now", r.faults().getFirst().words() + ".");
    };
  }

  /** How far a set has come, in one sentence. */
  String stands(MinutesSet s, Part part) {
    return switch (s.state()) {
      case DRAFT -> "A draft. It was not circulated, and may be wrong.";
      case CIRCULATED ->
          "A draft, circulated on "
              + Dates.plain(Dates.on(s.circulatedAt().orElseThrow()))
              + " and not yet approved.";
      case APPROVED -> approved(s, part);
      case PUBLISHED ->
          "Approved on "
              + Dates.plain(Dates.on(s.approvedAt().orElseThrow()))
              + " and published on "
              + Dates.plain(Dates.on(s.publishedAt().orElseThrow()))
              + ".";
    };
  }

  private String approved(MinutesSet s, Part part) {
    String due =
        part.kind() == Part.Kind.CLOSED && part.closedUntil().isPresent()
            ? " They are published when the part opens, on "
                + Dates.plain(later(s, part.closedUntil().get()))
            : " They are published by " + Dates.plain(s.due().orElseThrow());
    return "Approved on "
        + Dates.plain(Dates.on(s.approvedAt().orElseThrow()))
        + "."
        + due
        + ", "
        + minutes.approvals().clock(s).words()
        + ".";
  }

  private static java.time.LocalDate later(MinutesSet s, java.time.LocalDate opens) {
    java.time.LocalDate due = s.due().orElse(opens);
    return due.isAfter(opens) ? due : opens;
  }
}
