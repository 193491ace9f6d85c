package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.mandate.conflicts.PartyRole;

/**
 * Whom a matter touches.
 *
 * @param organisation its code; empty for a person
 * @param person who; empty for an organisation
 * @param role what they are to the matter
 * @param from the first day
 * @param until the first day on which they no longer are; empty while there is no end
 * @param source from where that is known
 * @param entry of the record; 0 where the matter is sealed
 */
public record Party(
    UUID id,
    UUID matter,
    String organisation,
    Optional<UUID> person,
    PartyRole role,
    LocalDate from,
    Optional<LocalDate> until,
    String source,
    long entry) {

  /** As the conflicts library names it: an organisation's code or a person's id. */
  public String who() {
    return person.map(UUID::toString).orElse(organisation);
  }

  /** Whether it is a party on that day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
  }

  /** The same on a matter, as another statement. */
  Party of(Matter m) {
    return new Party(
        UUID.randomUUID(), m.id(), organisation, person, role, from, until, source.strip(), 0);
  }

  /** The same, ending on that day, as another statement. */
  Party endingOn(LocalDate day) {
    return new Party(
        UUID.randomUUID(), matter, organisation, person, role, from, Optional.of(day), source, 0);
  }

  /** The same under an entry of the record. */
  Party under(long number) {
    return new Party(id, matter, organisation, person, role, from, until, source, number);
  }
}
