/**
 * Checking the proofs of many ballots fast: together, with the help of a sidecar that keeps the
 * commitments, or one by one without it; by all cores.
 */
@NullMarked
package org.mandate.ballot.batch;

import org.jspecify.annotations.NullMarked;
