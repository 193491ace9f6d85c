/**
 * Voting methods: from a frozen roll, a question and the votes to exact figures.
 *
 * <p>This room counts and never decides: it knows no majority, quorum or threshold (those stand in
 * room {@code constitution}). Everything here is a function of its arguments, in whole numbers;
 * nothing is rounded except for display in {@link org.mandate.count.Share#percent()}. Rankings are
 * read in {@code ballots} and counted in {@code rules}.
 */
@NullMarked
package org.mandate.count;

import org.jspecify.annotations.NullMarked;
