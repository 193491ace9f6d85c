package org.mandate.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/**
 * What somebody wants proved of a roll.
 *
 * @param day of the roll
 * @param known the moment it was frozen: what was learnt later was no reason for it
 * @param basis of its list sizes
 * @param patients of each practice whose list size is wanted
 * @param inNetworks practices whose network is wanted
 * @param inAreas practices whose neighbourhood, else network, is wanted with its name
 */
public record Evidence(
    LocalDate day,
    Instant known,
    String basis,
    Map<String, Long> patients,
    Collection<String> inNetworks,
    Collection<String> inAreas) {}
