package org.mandate.app.elections.secret;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretResult.Elected;
import org.mandate.app.record.Record;
import org.mandate.count.rules.Count;

/** Puts those elected into their seats; ends an office without confidence; counts back. */
final class Seating {
  private static final List<String> ORDINALS =
      List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth");

  private final SecretElections elections;
  private final Bodies bodies;
  private final ResultStore results;

  Seating(SecretElections elections, ResultStore results) {
    this.elections = elections;
    this.bodies = elections.ground().bodies();
    this.results = results;
  }

  /** What certification brings about: offices taken, or one that ends. */
  Outcome<List<Elected>> seat(SecretElection e) {
    if (e.rules().kind() == Kind.CONFIDENCE) {
      return unseat(e);
    }
    List<Elected> seated = new ArrayList<>();
    for (Elected x : results.elected(e.id())) {
      String constituency = place(e, x.number());
      Outcome<Office> begun =
          begin(
              e,
              x.nomination(),
              constituency,
              first(e),
              e.rules().seats().orElseThrow().to().orElse(null));
      switch (begun) {
        case Outcome.Refused<Office>(List<Outcome.Fault> faults) -> {
          return Outcome.refused(
              "election",
              name(e, x.nomination()) + " cannot take the seat yet. " + faults.getFirst().words());
        }
        case Outcome.Done<Office>(Office office) -> {
          results.seated(x, office.id(), constituency);
          seated.add(
              new Elected(
                  x.election(),
                  x.number(),
                  x.nomination(),
                  x.how(),
                  constituency,
                  Optional.of(office.id()),
                  x.follows(),
                  x.entry()));
        }
      }
    }
    return new Outcome.Done<>(seated);
  }

  private Outcome<List<Elected>> unseat(SecretElection e) {
    boolean carried =
        results.of(e.id()).filter(r -> r.outcome() == SecretResult.Outcome.CARRIED).isPresent();
    Optional<Office> office = e.rules().office().flatMap(bodies::office);
    LocalDate today = bodies.today();
    if (!carried || office.filter(o -> o.heldOn(today.plusDays(1))).isEmpty()) {
      return new Outcome.Done<>(List.of());
    }
    return switch (bodies.endOffice(office.get().id(), today.plusDays(1))) {
      case Outcome.Done<Office> _ -> new Outcome.Done<>(List.of());
      case Outcome.Refused<Office>(List<Outcome.Fault> faults) -> new Outcome.Refused<>(faults);
    };
  }

  private Outcome<Office> begin(
      SecretElection e,
      UUID nomination,
      String constituency,
      LocalDate from,
      @Nullable LocalDate to) {
    Nomination n = elections.nomination(nomination).orElseThrow();
    return bodies.beginOffice(
        e.body(),
        new Appointment(
            e.rules().seats().orElseThrow().seat(),
            constituency,
            Office.Route.ELECTED,
            n.person(),
            n.name().isEmpty() ? "Name withdrawn" : n.name(),
            from,
            to));
  }

  private String name(SecretElection e, UUID nomination) {
    return elections.nomination(nomination).map(Nomination::name).orElse("Who was elected");
  }

  /** The term begins on its day, or today where the result was certified later. */
  private LocalDate first(SecretElection e) {
    LocalDate from = e.rules().seats().orElseThrow().from();
    LocalDate today = bodies.today();
    return from.isBefore(today) ? today : from;
  }

  /** Which of several like seats: where one is elected, its own; else the free ones in order. */
  private String place(SecretElection e, int number) {
    Seats seats = e.rules().seats().orElseThrow();
    if (seats.places() == 1) {
      return seats.constituency();
    }
    LocalDate first = first(e);
    Set<String> held = new HashSet<>();
    List<String> places = new ArrayList<>();
    for (SeatView v : bodies.seats(e.body(), first)) {
      if (v.seat().id().equals(seats.seat()) && !v.constituency().isEmpty()) {
        v.holder().ifPresent(o -> held.add(v.constituency()));
        places.add(v.constituency());
      }
    }
    ORDINALS.stream().filter(word -> !places.contains(word)).forEach(places::add);
    return places.stream().filter(p -> !held.contains(p)).findFirst().orElse("Place " + number);
  }

  // Count-back

  /** Whether an office of this election was left before its term ended, and its seat is free. */
  Optional<Elected> vacated(SecretElection e) {
    if (e.state() != State.CERTIFIED || !e.rules().countBack() || results.of(e.id()).isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = bodies.today();
    List<Elected> all = results.elected(e.id());
    return all.stream()
        .filter(
            x ->
                all.stream()
                    .noneMatch(y -> y.follows().isPresent() && y.follows().equals(x.office())))
        .filter(x -> x.office().flatMap(bodies::office).filter(o -> left(e, o, today)).isPresent())
        .findFirst();
  }

  private boolean left(SecretElection e, Office o, LocalDate today) {
    return !o.to().isAfter(today)
        && o.to().isBefore(termEnd(e, o))
        && termEnd(e, o).isAfter(today)
        && bodies.seats(e.body(), today).stream()
            .filter(
                v -> v.seat().id().equals(o.seat()) && v.constituency().equals(o.constituency()))
            .allMatch(v -> v.holder().isEmpty());
  }

  private LocalDate termEnd(SecretElection e, Office o) {
    Seats s = e.rules().seats().orElseThrow();
    return s.to()
        .orElseGet(
            () ->
                o.from()
                    .plusMonths(
                        elections
                            .constitution(e)
                            .seat(s.seat())
                            .map(org.mandate.constitution.Setting.Seat::termMonths)
                            .orElse(1L)));
  }

  /**
   * Who follows by the same rankings, counted again for as many places without whoever left: the
   * first who was not elected before. Empty where nobody is left.
   */
  Optional<Nomination> following(SecretElection e, Elected left) {
    List<Nomination> candidates = elections.candidates(e.id());
    List<Elected> before = results.elected(e.id());
    Set<UUID> had = new HashSet<>(before.stream().map(Elected::nomination).toList());
    List<Integer> out = new ArrayList<>();
    for (Elected x : before) {
      boolean gone =
          x.office().flatMap(bodies::office).filter(o -> o.heldOn(bodies.today())).isEmpty();
      if (gone) {
        candidates.stream()
            .filter(n -> n.id().equals(x.nomination()))
            .flatMap(n -> n.listed().stream())
            .forEach(out::add);
      }
    }
    Optional<Count> count =
        elections
            .results()
            .counts()
            .count(e, results.of(e.id()).orElseThrow().rankings().orElse(List.of()), out);
    return count.stream()
        .flatMap(c -> c.elected().stream())
        .map(candidates::get)
        .filter(n -> !had.contains(n.id()) && !n.name().isEmpty())
        .findFirst();
  }

  /** Fills a vacancy from the rankings, where the rules allow it. */
  Outcome<Elected> countBack(SecretElection e, boolean agreed, Who by) {
    Optional<Elected> left = vacated(e);
    Optional<Nomination> next = left.flatMap(x -> following(e, x));
    if (left.isEmpty() || next.isEmpty()) {
      return Outcome.refused(
          "agreed", "There is no vacancy here that these rankings can fill. Hold a by-election");
    }
    if (!agreed) {
      return Outcome.refused(
          "agreed", "Ask " + next.get().name() + " first: nobody is seated who does not say yes");
    }
    Office before = left.get().office().flatMap(bodies::office).orElseThrow();
    return switch (begin(
        e, next.get().id(), left.get().constituency(), bodies.today(), termEnd(e, before))) {
      case Outcome.Refused<Office>(List<Outcome.Fault> faults) -> new Outcome.Refused<>(faults);
      case Outcome.Done<Office>(Office office) -> {
        int number = results.elected(e.id()).size() + 1;
        Elected follows =
            new Elected(
                e.id(),
                number,
                next.get().id(),
                "count-back",
                left.get().constituency(),
                Optional.of(office.id()),
                Optional.of(before.id()),
                0);
        Record.Written written =
            elections
                .ground()
                .record()
                .append(ResultEntries.countBack(e, left.get(), follows).by(by));
        Elected kept =
            new Elected(
                e.id(),
                number,
                follows.nomination(),
                follows.how(),
                follows.constituency(),
                follows.office(),
                follows.follows(),
                written.id());
        results.elect(kept);
        yield new Outcome.Done<>(kept);
      }
    };
  }
}
