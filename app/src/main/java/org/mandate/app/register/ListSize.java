package org.mandate.app.register;

import java.time.LocalDate;

/**
 * The patients of a practice, never without its basis and day.
 *
 * @param code the practice
 * @param basis registered, weighted or adjusted
 * @param asAt the day it was taken
 */
public record ListSize(String code, String basis, int patients, LocalDate asAt) {}
