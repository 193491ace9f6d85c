package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One dated relation between two organisations.
 *
 * @param relation network, commissioner, board, region, successor or neighbourhood
 * @param child the practice of a network, the predecessor of a successor ...
 * @param parent the network, the successor ...
 * @param from the day the source states, empty when it states none
 * @param until the first day on which it no longer holds, or the last month seen for a successor
 * @param source the list that says so, or {@code local}
 */
public record Relation(
    String relation,
    String child,
    String parent,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    String source) {}
