package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;

/** Seats and the terms in them. */
final class Terms {
  private final BodiesStore store;
  private final OfficeStore offices;
  private final ConstitutionStore constitutions;
  private final Members members;
  private final Record record;

  Terms(
      BodiesStore store,
      OfficeStore offices,
      ConstitutionStore constitutions,
      Members members,
      Record record) {
    this.store = store;
    this.offices = offices;
    this.constitutions = constitutions;
    this.members = members;
    this.record = record;
  }

  /** Puts a person into a seat for a term. */
  Outcome<Office> beginOffice(UUID body, Appointment a) {
    Body about = store.require(body);
    if (a.from().isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (a.name().isBlank()) {
      return Outcome.refused("name", "Write the name as the body publishes it.");
    }
    Optional<Setting.Seat> seat =
        constitutions
            .inForce(body, a.from().plusDays(1).atStartOfDay(Dates.LONDON).toInstant())
            .flatMap(c -> c.constitution().seat(a.seat()));
    LocalDate to =
        a.to() != null
            ? a.to()
            : a.from().plusMonths(seat.map(Setting.Seat::termMonths).orElse(1L));
    Office wanted =
        new Office(
            UUID.randomUUID(),
            body,
            a.seat(),
            a.constituency(),
            a.route(),
            a.from(),
            to,
            Optional.of(a.person()),
            a.name().strip(),
            0);
    Optional<Outcome.Fault> obstacle = OfficeRules.obstacle(wanted, seat, offices.of(body));
    if (obstacle.isPresent()) {
      return new Outcome.Refused<>(List.of(obstacle.get()));
    }
    Record.Written written =
        record.append(BodyEntries.began(about.subject(), wanted, to, a.person()).draft());
    Office office =
        new Office(
            wanted.id(),
            body,
            a.seat(),
            a.constituency(),
            a.route(),
            a.from(),
            to,
            wanted.person(),
            wanted.name(),
            written.id());
    offices.begin(office, a.person(), written.at());
    return new Outcome.Done<>(office);
  }

  /** Ends an office before its term does. */
  Outcome<Office> endOffice(UUID office, LocalDate to) {
    Optional<Office> found = offices.byId(office);
    if (found.isEmpty()) {
      return Outcome.refused("office", "There is no such office.");
    }
    Office held = found.get();
    if (!held.to().equals(offices.termEnd(office))) {
      return Outcome.refused(
          "to",
          "This office ended on " + Dates.plain(held.to()) + " already. Nothing was changed.");
    }
    if (to.isBefore(held.from()) || !to.isBefore(held.to())) {
      return Outcome.refused(
          "to",
          "Choose a day from "
              + Dates.plain(held.from())
              + " to before "
              + Dates.plain(held.to())
              + ".");
    }
    Record.Written written =
        record.append(
            BodyEntries.ended(
                    store.require(held.body()).subject(), held, to, held.person().orElse(null))
                .draft());
    offices.end(office, to, written.at(), written.id());
    return new Outcome.Done<>(offices.byId(office).orElseThrow());
  }

  /** Who holds a seat on a day; where there are several like seats, the first by constituency. */
  Optional<Office> holder(UUID body, String seat, LocalDate at) {
    return offices.of(body).stream()
        .filter(o -> o.seat().equals(seat) && o.heldOn(at))
        .min(java.util.Comparator.comparing(Office::constituency));
  }

  Optional<Office> office(UUID id) {
    return offices.byId(id);
  }

  /** Every seat of the constitution in force on a day, with its holder, terms and gaps. */
  List<SeatView> seats(UUID body, LocalDate at) {
    Body about = store.require(body);
    List<Office> all = offices.of(body).stream().filter(o -> !o.from().isAfter(at)).toList();
    Optional<Adopted> adopted =
        constitutions.inForce(body, at.plusDays(1).atStartOfDay(Dates.LONDON).toInstant());
    List<SeatView> views = new ArrayList<>();
    for (Setting.Seat seat : adopted.stream().flatMap(a -> seatsOf(a.constitution())).toList()) {
      for (String constituency : constituencies(about, seat, all, at)) {
        List<Office> terms =
            all.stream()
                .filter(o -> o.seat().equals(seat.id()) && o.constituency().equals(constituency))
                .toList();
        views.add(
            new SeatView(
                seat,
                constituency,
                terms.stream().filter(o -> o.heldOn(at)).findFirst(),
                terms,
                OfficeRules.gaps(terms, about.from(), at)));
      }
    }
    return views;
  }

  private static java.util.stream.Stream<Setting.Seat> seatsOf(Constitution c) {
    return c.find(Setting.Seats.class).stream().flatMap(cited -> cited.setting().seats().stream());
  }

  private SortedSet<String> constituencies(
      Body body, Setting.Seat seat, List<Office> all, LocalDate at) {
    SortedSet<String> names = new TreeSet<>();
    if (OfficeRules.perArea(seat)) {
      names.addAll(members.on(body, at, Bodies.REGISTERED, Instant.MAX).areas());
    }
    all.stream()
        .filter(o -> o.seat().equals(seat.id()))
        .map(Office::constituency)
        .forEach(names::add);
    if (names.isEmpty()) {
      names.add("");
    }
    return names;
  }

  /** How the body is rooted in its practices on a day. */
  Rootedness rootedness(UUID body, LocalDate at, Optional<Turnout> turnout) {
    List<SeatView> seats = seats(body, at);
    List<Office> elected =
        seats.stream()
            .flatMap(s -> s.holder().stream())
            .filter(o -> o.route() == Office.Route.ELECTED)
            .toList();
    return new Rootedness(
        seats.size(),
        elected.size(),
        elected.stream().map(Office::from).min(LocalDate::compareTo),
        turnout,
        false);
  }
}
