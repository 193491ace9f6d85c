package org.mandate.app.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A subject on which a body may be given a mandate.
 *
 * @param topic its id within the body: "access"
 * @param title "Access"
 * @param seat the seat whose holder speaks on it
 * @param constituency which of several like seats; empty where there is one
 * @param maySay what a mandate on it covers, in words
 * @param mayNotSay what it never covers; empty for nothing
 */
public record Topic(
    UUID body,
    String topic,
    String title,
    String seat,
    String constituency,
    String maySay,
    String mayNotSay,
    LocalDate from,
    Instant recordedAt,
    long entry) {}
