package org.mandate.app.minutes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a block's words. Every version stays.
 *
 * @param number from 1; the latest holds
 * @param seat whose holder wrote it; "" where the program drafted it
 * @param writer where whoever asks may know
 */
public record Version(
    UUID id, Block block, int number, String seat, Optional<UUID> writer, Instant at) {}
