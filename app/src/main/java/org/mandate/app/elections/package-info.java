/**
 * Open practice ballots: roll frozen and published, challenged, opened, voted in, closed by the
 * database's clock and counted (DESIGN sections 6, 8, 9). A vote is accepted or refused in the
 * transaction that locks the ballot's row; until the close nobody but its own practice sees it.
 * What the votes decide is told to {@link org.mandate.app.elections.BallotClosed} listeners in the
 * closing transaction.
 */
@NullMarked
package org.mandate.app.elections;

import org.jspecify.annotations.NullMarked;
