package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of a path contested by the person it keeps out.
 *
 * @param words what they say is wrong; seen by them and the guardians
 * @param on the day
 * @param due the day by which an answer is owed
 * @param outcome "stands" or "changed"; empty while it is not answered
 */
public record Contest(
    UUID id,
    UUID matter,
    UUID person,
    String words,
    LocalDate on,
    LocalDate due,
    String outcome,
    String answer,
    Optional<LocalDate> answeredOn) {}
