package org.mandate.app.meetings.live;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody, or a practice, with a vote in a poll: as frozen when it was opened.
 *
 * @param person on a board; empty for a practice
 * @param practice at a meeting of the members; empty for a person
 * @param role "gp", "lay"; "practice"
 * @param present whether the count took them as present; false while it is open
 */
public record Voter(
    UUID id, UUID poll, Optional<UUID> person, String practice, String role, boolean present) {}
