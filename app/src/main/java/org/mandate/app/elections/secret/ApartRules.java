package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.RoleHolder.Part;

/**
 * Who may have which part: nobody two of them, and nobody who stands, or whose confidence is asked.
 * The one place where this is said. A person is known by who they are in the register, and by the
 * name as published, so that a second address is no second person.
 */
final class ApartRules {
  private ApartRules() {}

  /** Why somebody may not have a part beside those who have one; empty where they may. */
  static Optional<String> obstacle(Part part, UUID person, String name, List<RoleHolder> holders) {
    for (RoleHolder h : holders) {
      if (same(h, person, name)) {
        return Optional.of(
            h.name()
                + " is "
                + h.part().title.toLowerCase(Locale.UK)
                + " already. Nobody has two parts: choose somebody else, or take them off first.");
      }
    }
    boolean single = part == Part.RETURNING_OFFICER || part == Part.CREDENTIAL_AUTHORITY;
    return single && holders.stream().anyMatch(h -> h.part() == part)
        ? Optional.of(
            "There is one "
                + part.title.toLowerCase(Locale.UK)
                + ". Take the other off the list first.")
        : Optional.empty();
  }

  /** Why somebody may not stand, or be asked about; empty where they may. */
  static Optional<String> standing(UUID person, String name, List<RoleHolder> holders) {
    return holders.stream()
        .filter(h -> same(h, person, name))
        .findFirst()
        .map(
            h ->
                h.name()
                    + " is "
                    + h.part().title.toLowerCase(Locale.UK)
                    + " of this election. Whoever helps to run an election cannot stand in it.");
  }

  /** What is missing before the rules can be published; empty when nothing is. */
  static Optional<String> missing(List<RoleHolder> holders, int trusteesNeeded) {
    for (Part part : List.of(Part.RETURNING_OFFICER, Part.CREDENTIAL_AUTHORITY, Part.AUDITOR)) {
      if (holders.stream().noneMatch(h -> h.part() == part)) {
        return Optional.of(
            "Nobody is " + part.title.toLowerCase(Locale.UK) + ". Name somebody on the list.");
      }
    }
    long trustees = holders.stream().filter(h -> h.part() == Part.TRUSTEE).count();
    if (trustees < 2 || trusteesNeeded < 2 || trusteesNeeded > trustees) {
      return Optional.of(
          "The result is opened by "
              + trusteesNeeded
              + " of "
              + trustees
              + " trustees. Name at least two, and let at least two be needed: one alone could"
              + " read every vote.");
    }
    long clerks = holders.stream().filter(h -> h.part() == Part.CLERK).count();
    return clerks == 1
        ? Optional.of("One clerk alone enters no vote. Name a second, or none.")
        : Optional.empty();
  }

  private static boolean same(RoleHolder h, UUID person, String name) {
    return h.person().equals(person)
        || (!name.isBlank() && h.name().strip().equalsIgnoreCase(name.strip()));
  }
}
