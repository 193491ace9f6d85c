/**
 * What a secret result of a small roll would give away, computed before anything is opened: one
 * question to {@link org.mandate.ballot.leak.Leak#judge}, and the sums behind its answer.
 */
@NullMarked
package org.mandate.ballot.leak;

import org.jspecify.annotations.NullMarked;
