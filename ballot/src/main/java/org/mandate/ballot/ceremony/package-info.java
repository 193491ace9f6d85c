/**
 * Everything that writes an election, in this order:
 *
 * <ol>
 *   <li>trustees' keys: each commits ({@link CommitRound}) and then opens a {@link
 *       TrusteeKeyPair}'s key, or takes part in the threshold generation of {@link ThresholdPlan}
 *       and {@link ThresholdTrustee};
 *   <li>the credential authority makes a {@link Roll};
 *   <li>{@link ElectionSetup} checks all of it together and starts the board;
 *   <li>voters seal with {@link BallotSealer};
 *   <li>{@link Closing} makes the tally; trustees mix and, with the returning officer's {@link
 *       OpeningPermit}, open at their {@link TrusteeDesk}, which verifies the whole board first;
 *   <li>{@link Closing} reads the result.
 * </ol>
 *
 * <p>Randomness is a parameter and must be one that nobody can guess, such as SecureRandom. The
 * verifier recomputes tally and result by code of its own, so that a fault here is found there.
 */
@NullMarked
package org.mandate.ballot.ceremony;

import org.jspecify.annotations.NullMarked;
