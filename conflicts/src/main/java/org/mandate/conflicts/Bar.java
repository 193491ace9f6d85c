package org.mandate.conflicts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What knowledge of sealed papers bars somebody from: to act for another bidder on the same matter
 * (Brewer and Nash, The Chinese Wall Security Policy, 1989). No fault of theirs.
 *
 * @param competitor for whom they may not act
 * @param until the first day on which they may again; null while the matter lasts
 */
public record Bar(Disclosure known, String competitor, String clause, @Nullable LocalDate until) {}
