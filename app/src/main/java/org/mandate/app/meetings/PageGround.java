package org.mandate.app.meetings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.constitution.Constitution;

/**
 * What the pages of meetings stand on, and what they have in common.
 *
 * @param publicUrl under which people reach this program, without a slash at its end
 */
record PageGround(
    Meetings meetings,
    Bodies bodies,
    Matters matters,
    Business business,
    Register register,
    People people,
    String publicUrl) {

  Agendas agendas() {
    return meetings.agendas();
  }

  Preparation preparation() {
    return meetings.preparation();
  }

  Body body(Meeting m) {
    return bodies.find(m.body()).orElseThrow();
  }

  LocalDate today() {
    return bodies.today();
  }

  Optional<Constitution> rules(Body body) {
    return bodies.constitutionAt(body.id(), bodies.now()).map(a -> a.constitution());
  }

  /** The address's body, or there is no such page. */
  Reply ofBody(Ask ask, java.util.function.Function<Body, Reply> then) {
    return bodies.find(ask.variable("body")).map(then).orElse(new Reply.NotFound());
  }

  /** The address's meeting as far as whoever asks may see it, or there is no such page. */
  Reply at(Ask ask, BiFunction<Meeting, Body, Reply> then) {
    return ask.uuid("meeting")
        .flatMap(meetings::find)
        .map(m -> then.apply(m, body(m)))
        .orElse(new Reply.NotFound());
  }

  /** What a form about a meeting is drawn with. */
  record Drawn(Meeting meeting, Body body, FormErrors errors, List<Prose> told) {}

  /** A form that is looked at. */
  Reply asked(Ask ask, java.util.function.Function<Drawn, Reply> draw) {
    return at(ask, (m, body) -> draw.apply(new Drawn(m, body, FormErrors.none(), List.of())));
  }

  /**
   * A form that was sent: nothing is done where somebody changed the meeting since it was drawn;
   * then it comes back with what was typed, and says what changed.
   */
  Reply sent(
      Ask ask,
      java.util.function.Function<Drawn, Reply> draw,
      BiFunction<Meeting, Body, Outcome<?>> act,
      String then) {
    return at(
        ask,
        (m, body) -> {
          Meeting now = preparation().lock(m).orElse(m);
          List<Prose> told = ChangeWords.since(this, now, stamp(ask));
          if (!told.isEmpty()) {
            FormErrors errors =
                FormErrors.of("told", "Somebody changed this meeting while you were writing");
            return draw.apply(new Drawn(now, body, errors, told));
          }
          return switch (act.apply(now, body)) {
            case Outcome.Done<?> _ -> new Reply.Redirect(then.isEmpty() ? now.path() : then);
            case Outcome.Refused<?>(List<Outcome.Fault> faults) ->
                draw.apply(new Drawn(now, body, errors(faults), List.of()));
          };
        });
  }

  private static long stamp(Ask ask) {
    try {
      return Long.parseLong(ask.typed("stamp"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  /** A form about a meeting, with the stamp that tells whether somebody else was faster. */
  Reply form(Drawn d, KeepForm form) {
    KeepForm whole =
        form.about(
            d.body().name() + ", meeting " + d.meeting().reference(),
            preparation().stamp(d.meeting()),
            d.errors(),
            d.told());
    Reply.Html page =
        Reply.page(KeepForm.TEMPLATE, form.heading(), whole)
            .with(look(d.body()).back(d.meeting().path(), "The meeting"));
    return d.errors().isEmpty() ? page : page.refused();
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("meetings");
  }

  static String at(Body body) {
    return "/bodies/" + body.slug();
  }

  Set<Role> roles(Ask ask, Meeting m) {
    return meetings.roles(
        ask.who(), new org.mandate.app.access.Subject("meeting", m.id().toString()));
  }

  boolean may(Ask ask, Meeting m, Action action) {
    return !Collections.disjoint(roles(ask, m), action.roles());
  }

  boolean may(Ask ask, Body body, Action action) {
    return !Collections.disjoint(bodies.roles(ask.who(), body.id()), action.roles());
  }

  /** The title of a seat in the constitution of now. */
  String seat(Body body, String id) {
    String spelt = id.replace('-', ' ');
    return rules(body)
        .flatMap(c -> c.seat(id))
        .map(org.mandate.constitution.Setting.Seat::title)
        .orElse(
            spelt.isEmpty()
                ? ""
                : spelt.substring(0, 1).toUpperCase(java.util.Locale.UK) + spelt.substring(1));
  }

  /** Every seat of the constitution as a choice, each once. */
  List<Field.Option> seats(Body body) {
    List<Field.Option> options = new ArrayList<>();
    for (SeatView view : bodies.seats(body.id(), today())) {
      String id = view.seat().id();
      if (options.stream().noneMatch(o -> o.value().equals(id))) {
        options.add(Field.Option.of(id, view.seat().title()));
      }
    }
    return options;
  }

  /**
   * Who holds a seat today and by which route they came, in words; that it is empty where it is.
   */
  String holder(Body body, String seat) {
    return bodies
        .holder(body.id(), seat, today())
        .map(PageGround::words)
        .orElse("nobody holds this seat today");
  }

  private static String words(Office o) {
    String name = o.name().isEmpty() ? "its holder" : o.name();
    String since = " since " + Dates.plain(o.from());
    return switch (o.route()) {
      case ELECTED -> name + ", elected," + since;
      case APPOINTED -> name + ", appointed," + since;
      case INTERIM -> name + ", in the interim," + since;
    };
  }

  /** Names of people, as far as whoever asks may know them; an officer's is public. */
  Map<UUID, String> names(Body body, Collection<UUID> ids) {
    Map<UUID, String> names = new HashMap<>(people.names(ids));
    for (Office o : bodies.offices(body.id())) {
      o.person().filter(_ -> !o.name().isEmpty()).ifPresent(p -> names.put(p, o.name()));
    }
    return names;
  }

  /** Names of organisations. */
  Map<String, String> practices(Collection<String> codes) {
    return register.names(codes);
  }

  /**
   * A page with words of sealed matters: who saw them is noted before it leaves, as on their own
   * pages.
   */
  Reply noted(Ask ask, Collection<UUID> about, Reply page) {
    List<Runnable> notes = new ArrayList<>();
    for (UUID id : about) {
      Optional<Matter> m = matters.find(id);
      if (m.isPresent()
          && business.views().noted(m.get(), ask.who(), page) instanceof Reply.Noted one) {
        notes.add(one.note());
      }
    }
    return notes.isEmpty()
        ? page
        : new Reply.Noted(page, () -> notes.forEach(java.lang.Runnable::run));
  }

  /** The practices of this body in whose name somebody may speak, by code. */
  Map<String, String> ownPractices(Ask ask, Body body) {
    if (!(ask.who() instanceof Who.Person(UUID person))) {
      return Map.of();
    }
    LocalDate today = today();
    List<String> own = new ArrayList<>();
    people.votesOf(person, today).forEach(a -> own.add(a.practice()));
    people.affiliationsOf(person).stream()
        .filter(a -> !a.from().isAfter(today) && a.until().map(today::isBefore).orElse(true))
        .forEach(a -> own.add(a.organisation()));
    Set<String> members =
        bodies.members(body.id(), today).stream()
            .map(member -> member.code())
            .collect(java.util.stream.Collectors.toSet());
    own.retainAll(members);
    return practices(own);
  }
}
