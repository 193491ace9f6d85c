package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Outcome.Fault;

/** When an action is overdue, who may do what with it, and what it needs to be closed. */
final class ActionRules {
  static final int MOST_WORDS = 2_000;
  private static final int MOST_YEARS = 10;
  private static final Set<Role> KEEPERS = Set.of(Role.SECRETARY, Role.CHAIR);

  private ActionRules() {}

  /** Where it stands; whether somebody still owns it is another question. */
  enum State {
    OPEN,
    OVERDUE,
    WAITING,
    DONE,
    ENDED
  }

  /**
   * It is overdue from the day after its date, unless it waits for a programme: the time it waits
   * is nobody's delay.
   */
  static State state(AgreedAction a, LocalDate today) {
    Optional<Act> closing = a.closing();
    if (closing.isPresent()) {
      return closing.get().kind() == Act.Kind.DONE ? State.DONE : State.ENDED;
    }
    if (a.waits().isPresent()) {
      return State.WAITING;
    }
    return a.due().isBefore(today) ? State.OVERDUE : State.OPEN;
  }

  /** Open, and nobody holds the office or the seat that owns it. */
  static boolean isOrphaned(AgreedAction a, boolean held) {
    return !a.isClosed() && !held;
  }

  static List<Fault> newAction(NewAction wanted, boolean ownerStands, LocalDate today) {
    List<Fault> faults = new ArrayList<>(words("words", wanted.words(), "Say what is to be done"));
    if (wanted.owner().isEmpty()) {
      faults.add(new Fault("owner", "Choose who does it: an action without an owner is a wish"));
    } else if (!ownerStands) {
      faults.add(new Fault("owner", "Choose somebody who holds office now, a seat or a practice"));
    }
    faults.addAll(due(wanted.due(), today));
    return faults;
  }

  static List<Fault> due(Optional<LocalDate> due, LocalDate today) {
    if (due.isEmpty()) {
      return List.of(new Fault("due", "Write the day by which it is done"));
    }
    if (due.get().isBefore(today)) {
      return List.of(new Fault("due", "Choose a day that is still to come, or today"));
    }
    return due.get().isAfter(today.plusYears(MOST_YEARS))
        ? List.of(new Fault("due", "Choose a day within the next " + MOST_YEARS + " years"))
        : List.of();
  }

  static List<Fault> words(String field, String words, String missing) {
    if (words.isBlank()) {
      return List.of(new Fault(field, missing));
    }
    return words.length() > MOST_WORDS
        ? List.of(
            new Fault(field, "At most 2,000 characters. Put the rest into a paper and name it"))
        : List.of();
  }

  /** An action is closed only with its proof: words, and a link or a paper where it can be seen. */
  static List<Fault> proof(Proof proof, boolean paperIsItsOwn) {
    List<Fault> faults =
        new ArrayList<>(words("words", proof.words(), "Say what was done, and when"));
    String link = proof.link();
    if (link.isEmpty() && proof.paper().isEmpty()) {
      faults.add(
          new Fault(
              "link", "Say where it can be seen: a link, a page here, or a paper of the matter"));
    }
    if (!link.isEmpty() && !isAddress(link)) {
      faults.add(
          new Fault("link", "A link begins with https:// or, for a page here, with a stroke: /"));
    }
    if (proof.paper().isPresent() && !paperIsItsOwn) {
      faults.add(new Fault("paper", "Choose a paper of the action’s own matter"));
    }
    return faults;
  }

  private static boolean isAddress(String link) {
    return link.length() <= 500
        && (link.startsWith("https://") || (link.startsWith("/") && !link.startsWith("//")))
        && link.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  /** The owner, secretary and chair: close it with its proof. */
  static boolean mayClose(Set<Role> roles, boolean owns) {
    return owns || keeps(roles);
  }

  /** Whoever owns it by office, secretary and chair: hand it over, or give it another date. */
  static boolean mayMove(Set<Role> roles, boolean owns) {
    return keeps(roles) || (owns && roles.contains(Role.OFFICE_HOLDER));
  }

  static boolean keeps(Set<Role> roles) {
    return roles.stream().anyMatch(KEEPERS::contains);
  }
}
