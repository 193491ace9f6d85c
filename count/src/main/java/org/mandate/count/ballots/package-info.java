/**
 * Ballots on paper or in files: what was marked, read exactly or refused with the place.
 *
 * <p>An {@link org.mandate.count.ballots.Election} is what every ranked rule counts. Readers turn a
 * file into one, or into an {@link org.mandate.count.ballots.Unreadable} that names line, column
 * and what was expected; nothing is guessed.
 */
@NullMarked
package org.mandate.count.ballots;

import org.jspecify.annotations.NullMarked;
