package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A gift or hospitality to be declared.
 *
 * @param givenBy who offered it
 * @param pence its value; empty where nobody can say
 */
public record NewGift(
    String givenBy, String words, Optional<Long> pence, LocalDate offeredOn, boolean accepted) {}
