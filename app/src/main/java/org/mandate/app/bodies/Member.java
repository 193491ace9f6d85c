package org.mandate.app.bodies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member practice on a day.
 *
 * @param code its code
 * @param name as people write it
 * @param area its neighbourhood, else its network; null when it has neither
 * @param patients on the membership's basis; 0 where no list size is known
 * @param patientsAsAt the day of that list size; null where none is known
 */
public record Member(
    String code,
    String name,
    @Nullable String area,
    long patients,
    @Nullable LocalDate patientsAsAt) {}
