package org.mandate.app.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.Setting;

/** What may be planned, closed and moved; pure. */
final class MeetingRules {
  static final int LONGEST_TITLE = 200;
  static final int UNANNOUNCED_DAYS = 90;
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_PURPOSE = 2000;
  private static final Duration EARLY = Duration.ofMinutes(30);

  private MeetingRules() {}

  static Set<String> seats(Optional<Adopted> rules) {
    return rules
        .flatMap(r -> r.constitution().find(Setting.Seats.class))
        .map(c -> c.setting().seats().stream().map(Setting.Seat::id).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static List<Fault> series(Series s, String seat, Set<String> seats) {
    List<Fault> faults = new ArrayList<>(title(s.title()));
    if (s.purpose().isBlank() || s.purpose().length() > LONGEST_PURPOSE) {
      faults.add(new Fault("purpose", "Say in a sentence or two what these meetings are for"));
    }
    if (s.minutesPlanned() < 5 || s.minutesPlanned() > 1440) {
      faults.add(new Fault("minutes", "Give the length in minutes, from 5 to 1440"));
    }
    seat(seat, seats).ifPresent(faults::add);
    return faults;
  }

  static List<Fault> meeting(NewMeeting m, Set<String> seats) {
    List<Fault> faults = new ArrayList<>(title(m.title()));
    if (!m.endsAt().isAfter(m.startsAt())) {
      faults.add(new Fault("ends", "The end comes after the start"));
    } else if (Duration.between(m.startsAt(), m.endsAt()).compareTo(Duration.ofHours(24)) >= 0) {
      faults.add(new Fault("ends", "A meeting lasts less than a day. Plan one for each day"));
    }
    if (m.place().length() > LONGEST_REASON) {
      faults.add(new Fault("place", "Say where in at most 500 letters"));
    }
    if (m.series().isEmpty()) {
      seat(m.seat(), seats).ifPresent(faults::add);
    }
    return faults;
  }

  private static List<Fault> title(String title) {
    return title.isBlank() || title.length() > LONGEST_TITLE
        ? List.of(new Fault("title", "Name it in one line, at most 200 letters"))
        : List.of();
  }

  private static Optional<Fault> seat(String seat, Set<String> seats) {
    return seats.contains(seat)
        ? Optional.empty()
        : Optional.of(new Fault("seat", "Choose the office that owns it and answers for it"));
  }

  static List<Fault> owner(Owner before, String seat, String reason, Set<String> seats) {
    List<Fault> faults = new ArrayList<>();
    seat(seat, seats).ifPresent(faults::add);
    if (seat.equals(before.seat())) {
      faults.add(new Fault("seat", "This office owns it already"));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      faults.add(
          new Fault(
              "reason", "Say why it changes hands, in at most 500 letters; everybody reads it"));
    }
    return faults;
  }

  static Optional<Fault> mayBecome(Meeting m, Meeting.State next, Instant now) {
    if (!m.state().mayBecome(next)) {
      return Optional.of(
          new Fault(
              "form",
              switch (m.state()) {
                case DRAFT -> "It was not called. Send agenda and papers out first";
                case CALLED -> "It was called already";
                case OPEN -> "It is in session already";
                case CLOSED -> "It was held and is closed";
                case CANCELLED -> "It was cancelled: " + m.why();
              }));
    }
    if (next == Meeting.State.CALLED && !m.startsAt().isAfter(now)) {
      return Optional.of(new Fault("form", "Its start has passed. Give it a day to come"));
    }
    if (next == Meeting.State.OPEN && now.isBefore(m.startsAt().minus(EARLY))) {
      return Optional.of(
          new Fault("form", "It is opened at its time, at most half an hour before"));
    }
    return Optional.empty();
  }

  static List<Fault> part(Part p, LocalDate today, Set<String> seats) {
    List<Fault> faults = new ArrayList<>();
    if (p.kind() == Part.Kind.OPEN) {
      return faults;
    }
    if (p.reason().isBlank() || p.reason().length() > LONGEST_REASON) {
      faults.add(
          new Fault(
              "reason",
              "Say why this part is not open, in at most 500 letters; the reason itself is public"));
    }
    seat(p.seat(), seats).ifPresent(faults::add);
    if (p.kind() == Part.Kind.MEMBERS) {
      return faults;
    }
    if (p.closedUntil().filter(today::isBefore).isEmpty()) {
      faults.add(new Fault("until", "Give the day on which it opens, after today"));
    }
    if (p.unannouncedUntil().isPresent()) {
      LocalDate until = p.unannouncedUntil().get();
      if (!until.isAfter(today) || until.isAfter(today.plusDays(UNANNOUNCED_DAYS))) {
        faults.add(new Fault("unannounced", "Unannounced for at most 90 days from today"));
      } else if (p.closedUntil().filter(until::isAfter).isPresent()) {
        faults.add(new Fault("unannounced", "It is announced no later than it opens"));
      }
    }
    return faults;
  }

  static List<Fault> item(Item i) {
    List<Fault> faults = new ArrayList<>();
    if (i.matter().isEmpty()) {
      faults.addAll(title(i.title()));
      if (i.kind() == Item.Kind.DECISION) {
        faults.add(
            new Fault(
                "matter",
                "What is to be decided hangs on a matter, so that conflicts are found. Raise one"));
      }
    }
    if (i.minutesPlanned() < 0 || i.minutesPlanned() > 1440) {
      faults.add(new Fault("minutes", "Give the time in whole minutes, or leave it empty"));
    }
    return faults;
  }
}
