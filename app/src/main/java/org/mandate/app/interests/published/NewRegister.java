package org.mandate.app.interests.published;

import java.time.LocalDate;

/** What somebody says of the edition that they read in. */
public record NewRegister(String publisher, String title, LocalDate edition, LocalDate keepUntil) {}
