package org.mandate.app.elections;

import java.time.Instant;
import java.util.UUID;

/**
 * A practice's vote as it stands.
 *
 * @param choice option id, or "abstain"
 * @param words for the record, word for word; empty for none
 * @param entry of the record
 */
public record Vote(
    UUID id, UUID ballot, String practice, String choice, String words, Instant at, long entry) {}
