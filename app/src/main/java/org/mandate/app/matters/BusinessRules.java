package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.web.Dates;

/** What business may be raised, how it is closed, and which parties and stages fit. */
final class BusinessRules {
  /** The longest that nothing may show that a matter exists (DESIGN section 7). */
  static final int MOST_DAYS_UNANNOUNCED = 90;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASONS = 20_000;
  private static final int LONGEST_SOURCE = 500;
  private static final int MOST_YEARS_CLOSED = 10;

  private BusinessRules() {}

  static List<Fault> faults(NewBusiness wanted, Set<Role> roles, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    words(faults, wanted.title(), wanted.reasons());
    wanted.sealing().ifPresent(s -> faults.addAll(sealing(s, roles, today)));
    return faults;
  }

  private static void words(List<Fault> faults, String title, String reasons) {
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      faults.add(new Fault("title", "Name the matter in one line, at most 200 letters"));
    }
    if (reasons.isBlank() || reasons.length() > LONGEST_REASONS) {
      faults.add(new Fault("reasons", "Say what it is about, in at most 20,000 letters"));
    }
  }

  static List<Fault> sealing(NewBusiness.Sealing s, Set<Role> roles, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    if (s.reason().isBlank() || s.reason().length() > LONGEST_SOURCE) {
      faults.add(new Fault("why", "Say why it is closed; the reason itself is public"));
    }
    if (!s.until().isAfter(today)) {
      faults.add(new Fault("until", "Give the day on which it opens, after today"));
    } else if (s.until().isAfter(today.plusYears(MOST_YEARS_CLOSED))) {
      faults.add(new Fault("until", "A closure ends within 10 years; it can be made longer then"));
    }
    s.unannouncedUntil().ifPresent(day -> unannounced(faults, s, day, roles, today));
    return faults;
  }

  private static void unannounced(
      List<Fault> faults, NewBusiness.Sealing s, LocalDate day, Set<Role> roles, LocalDate today) {
    LocalDate last = today.plusDays(MOST_DAYS_UNANNOUNCED);
    if (!roles.contains(Role.GUARDIAN)) {
      faults.add(new Fault("form", "Only the conflicts guardian may leave a matter unannounced"));
    }
    if (!day.isAfter(today) || day.isAfter(last)) {
      faults.add(
          new Fault(
              "announced",
              "Give the day on which it is announced, by " + Dates.plain(last) + " at the latest"));
    } else if (s.until().isBefore(day)) {
      faults.add(new Fault("until", "It cannot open before it is announced"));
    }
  }

  static List<Fault> party(Party wanted, List<Party> known, boolean onRegister) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.person().isEmpty() && !onRegister) {
      faults.add(
          new Fault(
              "organisation",
              "No organisation has the code “"
                  + wanted.organisation()
                  + "”. Find it in the register, or ask the registrar to add it"));
    }
    if (wanted.source().isBlank() || wanted.source().length() > LONGEST_SOURCE) {
      faults.add(new Fault("source", "Say from where this is known"));
    }
    if (wanted.until().filter(day -> !day.isAfter(wanted.from())).isPresent()) {
      faults.add(new Fault("until", "The end comes after the beginning"));
    }
    boolean twice =
        known.stream()
            .anyMatch(
                p ->
                    p.who().equals(wanted.who())
                        && p.role() == wanted.role()
                        && p.until().map(wanted.from()::isBefore).orElse(true));
    if (twice) {
      faults.add(new Fault("organisation", "It is already on this matter in that role"));
    }
    return faults;
  }

  /** The stages in their order; "over" ends the matter. */
  static final List<String> STAGES =
      List.of("pre-market", "questionnaire", "dialogue", "award", "over");

  static List<Fault> stage(String stage, LocalDate from, Map<String, LocalDate> known) {
    if (!STAGES.contains(stage)) {
      return List.of(new Fault("stage", "Choose a stage"));
    }
    int at = STAGES.indexOf(stage);
    for (Map.Entry<String, LocalDate> other : known.entrySet()) {
      int there = STAGES.indexOf(other.getKey());
      boolean before = there < at && !from.isAfter(other.getValue());
      boolean after = there > at && !from.isBefore(other.getValue());
      if (before || after) {
        return List.of(
            new Fault(
                "from",
                "The stage “%s” begins on %s; this one comes %s it"
                    .formatted(
                        other.getKey().replace('-', ' '),
                        Dates.plain(other.getValue()),
                        before ? "after" : "before")));
      }
    }
    return List.of();
  }

  /** Of several seats a person holds, the one in which they choose. */
  static Optional<String> choosingSeat(List<String> seats) {
    return List.of("conflicts-guardian", "chair", "vice-chair", "secretary").stream()
        .filter(seats::contains)
        .findFirst()
        .or(() -> seats.stream().findFirst());
  }
}
