/**
 * What is proved about keys, ballots, shuffles and decryptions: making and checking, side by side.
 */
@NullMarked
package org.mandate.ballot.proof;

import org.jspecify.annotations.NullMarked;
