package org.mandate.app.register;

import java.util.UUID;

/** A person, as far as whoever asks may see. */
public record Person(UUID id, String name) {}
