package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.mandate.app.web.Dates;

/**
 * Who could have seen what is sealed of one matter on a day, from dated facts alone: the same rule
 * as {@code my_matters()} in the database, for any day and as it was known at any time.
 *
 * @param openedAt when the matter was raised
 * @param unannouncedUntil the first day on which the body's officers know of it
 * @param closedUntil the first day on which its words are public
 */
record CouldHaveSeen(
    Instant openedAt,
    LocalDate unannouncedUntil,
    LocalDate closedUntil,
    List<Held> offices,
    List<Reader> readers,
    List<Wall> walls) {

  /** Which facts count. */
  enum Known {
    /** Those recorded by then: what the database went by, at any moment of that day. */
    THEN,
    /** Those known now: corrections that came later count from the day they speak of. */
    LATEST
  }

  /**
   * An office of the matter's body.
   *
   * @param term the first day on which it was no longer held when it began
   * @param endedOn the same as told by an earlier end; the term where there was none
   * @param endRecorded when that was recorded
   */
  record Held(
      UUID person,
      String name,
      boolean guardian,
      LocalDate from,
      LocalDate term,
      LocalDate endedOn,
      Instant recorded,
      Instant endRecorded) {
    private boolean on(LocalDate day, Instant known) {
      LocalDate to = known.isBefore(endRecorded) || endedOn.isAfter(term) ? term : endedOn;
      return !known.isBefore(recorded) && !day.isBefore(from) && day.isBefore(to);
    }
  }

  /** Somebody let in. */
  record Reader(UUID person, LocalDate from, LocalDate to, Instant recorded) {
    private boolean on(LocalDate day, Instant known) {
      return !known.isBefore(recorded) && !day.isBefore(from) && day.isBefore(to);
    }
  }

  /** A wall around somebody's papers. */
  record Wall(UUID person, LocalDate from, LocalDate to, Instant recorded, Instant superseded) {
    private boolean on(LocalDate day, Instant known) {
      return !known.isBefore(recorded)
          && known.isBefore(superseded)
          && !day.isBefore(from)
          && day.isBefore(to);
    }
  }

  CouldHaveSeen {
    offices = List.copyOf(offices);
    readers = List.copyOf(readers);
    walls = List.copyOf(walls);
  }

  /**
   * Who could have seen.
   *
   * @param everybody whether the words themselves were public
   * @param people who could see what is sealed
   */
  record Reach(boolean everybody, Set<UUID> people) {}

  /** Who could have seen on a day. */
  Reach on(LocalDate day, Known known) {
    boolean raised = !day.isBefore(Dates.on(openedAt));
    boolean everybody = raised && !day.isBefore(closedUntil);
    if (!raised) {
      return new Reach(false, Set.of());
    }
    Set<UUID> people = new TreeSet<>();
    if (known == Known.LATEST) {
      people.addAll(at(day, Instant.MAX.minusNanos(1)));
    } else {
      moments(day).forEach(moment -> people.addAll(at(day, moment)));
    }
    return new Reach(everybody, people);
  }

  /** The beginning of a day, and each moment of it at which a fact was recorded. */
  private Stream<Instant> moments(LocalDate day) {
    Instant begins = day.atStartOfDay(Dates.LONDON).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(Dates.LONDON).toInstant();
    Instant first = begins.isBefore(openedAt) ? openedAt : begins;
    return Stream.concat(
        Stream.of(first),
        Stream.of(
                offices.stream().flatMap(o -> Stream.of(o.recorded(), o.endRecorded())),
                readers.stream().map(Reader::recorded),
                walls.stream().flatMap(w -> Stream.of(w.recorded(), w.superseded())))
            .flatMap(s -> s)
            .filter(i -> i.isAfter(first) && i.isBefore(ends)));
  }

  private Set<UUID> at(LocalDate day, Instant known) {
    Set<UUID> people = new TreeSet<>();
    boolean announced = !day.isBefore(unannouncedUntil);
    offices.stream()
        .filter(o -> (announced || o.guardian()) && o.on(day, known))
        .forEach(o -> people.add(o.person()));
    readers.stream().filter(r -> r.on(day, known)).forEach(r -> people.add(r.person()));
    walls.stream().filter(w -> w.on(day, known)).forEach(w -> people.remove(w.person()));
    return people;
  }
}
