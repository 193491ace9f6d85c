/**
 * The voting rules a constitution may name: from an {@link org.mandate.count.ballots.Election} to a
 * {@link org.mandate.count.rules.Count} that anybody can replay, stage by stage, to the last
 * decimal.
 *
 * <p>Each rule is one file that cites its source paragraph by paragraph. Arithmetic is part of the
 * rule: whole numbers, fixed decimals with the stated truncation, or exact fractions; binary
 * floating point decides nothing. A rule is a function of its arguments: where it needs a lot and
 * none is given, the count stops and says so.
 */
@NullMarked
package org.mandate.count.rules;

import org.jspecify.annotations.NullMarked;
