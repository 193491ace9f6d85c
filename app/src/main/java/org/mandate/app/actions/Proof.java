package org.mandate.app.actions;

import java.util.Optional;
import java.util.UUID;

/**
 * What shows that an action was done: words, and where it can be seen.
 *
 * @param link an address; empty for none
 * @param paper one of the action's own matter
 */
public record Proof(String words, String link, Optional<UUID> paper) {}
