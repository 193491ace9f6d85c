package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandate.app.access.Role;

/** Which roles follow from offices and practices. */
final class BodyRoles {
  /** The body that keeps this installation, and the seat whose holder keeps its register. */
  static final String KEEPER = "keeper";

  static final String REGISTRAR_SEAT = "registrar";

  private static final Map<String, Role> BY_SEAT =
      Map.of(
          "chair", Role.CHAIR,
          "vice-chair", Role.VICE_CHAIR,
          "secretary", Role.SECRETARY,
          "treasurer", Role.TREASURER,
          "returning-officer", Role.RETURNING_OFFICER,
          "conflicts-guardian", Role.GUARDIAN);

  private BodyRoles() {}

  /**
   * @param offices held by the person in this body
   * @param members codes of the body's members today
   * @param affiliated practices of the person
   * @param voting practices for which the person votes
   */
  static Set<Role> of(
      List<Office> offices,
      Set<String> members,
      Set<String> affiliated,
      Set<String> voting,
      LocalDate today) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Office office : offices) {
      if (office.heldOn(today)) {
        roles.add(Role.OFFICE_HOLDER);
        if (BY_SEAT.containsKey(office.seat())) {
          roles.add(BY_SEAT.get(office.seat()));
        }
      }
    }
    if (voting.stream().anyMatch(members::contains)) {
      roles.add(Role.PRACTICE_VOTER);
      roles.add(Role.PRACTICE_PERSON);
    }
    if (affiliated.stream().anyMatch(members::contains)) {
      roles.add(Role.PRACTICE_PERSON);
    }
    return roles;
  }
}
