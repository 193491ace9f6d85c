package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Office;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Setting;

/** Who can own an action of a body on a day, and how they are called. Made for one page. */
public final class Owners {
  private final Bodies bodies;
  private final Body body;
  private final LocalDate today;
  private final List<Office> offices;
  private final Map<String, String> titles = new LinkedHashMap<>();

  Owners(Bodies bodies, Body body) {
    this.bodies = bodies;
    this.body = body;
    this.today = bodies.today();
    this.offices = bodies.offices(body.id());
    bodies
        .constitutionAt(body.id(), bodies.now())
        .flatMap(c -> c.constitution().find(Setting.Seats.class))
        .ifPresent(s -> s.setting().seats().forEach(x -> titles.put(x.id(), x.title())));
  }

  /** Whether somebody is there to do it today. */
  public boolean holds(Owner owner) {
    return switch (owner) {
      case Owner.Holder h ->
          offices.stream().anyMatch(o -> o.id().equals(h.office()) && o.heldOn(today));
      case Owner.Seat s -> holder(s).isPresent();
      case Owner.Organisation _ -> true;
    };
  }

  /** Whether one of these offices is that owner's. */
  boolean owns(Owner owner, UUID person) {
    return switch (owner) {
      case Owner.Holder h ->
          offices.stream()
              .anyMatch(o -> o.id().equals(h.office()) && o.heldOn(today) && isOf(o, person));
      case Owner.Seat s -> holder(s).filter(o -> isOf(o, person)).isPresent();
      case Owner.Organisation _ -> false;
    };
  }

  private static boolean isOf(Office office, UUID person) {
    return office.person().filter(person::equals).isPresent();
  }

  private Optional<Office> holder(Owner.Seat s) {
    return offices.stream()
        .filter(
            o ->
                o.seat().equals(s.seat())
                    && (s.constituency().isEmpty() || o.constituency().equals(s.constituency()))
                    && o.heldOn(today))
        .findFirst();
  }

  /** "Dr Amara Okafor, chair", "the secretary", "Weir Lane Surgery". */
  public String words(Owner owner) {
    return switch (owner) {
      case Owner.Holder h ->
          offices.stream()
              .filter(o -> o.id().equals(h.office()))
              .findFirst()
              .map(this::words)
              .orElse("Somebody who held office");
      case Owner.Seat s -> whoever(s);
      case Owner.Organisation o -> bodies.named(o.code());
    };
  }

  private String whoever(Owner.Seat s) {
    String seat = title(s.seat(), s.constituency());
    return holder(s)
        .map(Office::name)
        .filter(name -> !name.isEmpty())
        .map(name -> seat + " (now " + name + ")")
        .orElse(holder(s).isPresent() ? seat : seat + " (nobody holds it)");
  }

  private String words(Office o) {
    String seat = title(o.seat(), o.constituency());
    String was = o.heldOn(today) ? "" : ", until " + Dates.plain(o.to());
    return o.name().isEmpty() ? seat + was : o.name() + ", " + lower(seat) + was;
  }

  /** The title of a seat in the constitution of now, with its constituency. */
  public String title(String seat, String constituency) {
    String spelt = seat.replace('-', ' ');
    String title =
        titles.getOrDefault(
            seat,
            spelt.isEmpty()
                ? ""
                : spelt.substring(0, 1).toUpperCase(Locale.UK) + spelt.substring(1));
    return constituency.isEmpty() ? title : title + ", " + constituency;
  }

  /** In whose name something was done: "the secretary", "Weir Lane Surgery"; empty for nobody's. */
  public String words(Act.As as) {
    if (!as.practice().isEmpty()) {
      return bodies.named(as.practice());
    }
    return as.seat().isEmpty() ? "" : lower(title(as.seat(), ""));
  }

  private static String lower(String title) {
    return title.isEmpty() ? "" : title.substring(0, 1).toLowerCase(Locale.UK) + title.substring(1);
  }

  /** Everybody who could own it, by what a form sends: who holds office, seats, practices. */
  public Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    offices.stream()
        .filter(o -> o.heldOn(today) && !o.name().isEmpty())
        .forEach(o -> choices.put(new Owner.Holder(o.id()).key(), words(o)));
    bodies
        .seats(body.id(), today)
        .forEach(
            s ->
                choices.put(
                    new Owner.Seat(s.seat().id(), s.constituency()).key(),
                    "Whoever is " + lower(title(s.seat().id(), s.constituency()))));
    for (Member m : bodies.members(body.id(), today)) {
      choices.put(new Owner.Organisation(m.code()).key(), bodies.named(m.code()));
    }
    return choices;
  }

  /** The seat in which somebody acts: that of secretary or chair before any other. */
  Optional<String> actingSeat(UUID person) {
    List<String> held =
        offices.stream().filter(o -> o.heldOn(today) && isOf(o, person)).map(Office::seat).toList();
    return List.of("secretary", "chair").stream()
        .filter(held::contains)
        .findFirst()
        .or(() -> held.stream().findFirst());
  }
}
