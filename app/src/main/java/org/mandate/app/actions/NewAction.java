package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.Optional;

/** An action as somebody wants it given. */
public record NewAction(
    String words, Optional<Owner> owner, Optional<LocalDate> due, AgreedAction.From from) {}
