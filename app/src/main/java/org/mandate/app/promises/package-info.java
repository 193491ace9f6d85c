/**
 * Promises: who promised what to the practices of a body, in which words, what follows from that
 * for each practice, and where the money is. {@link org.mandate.app.promises.Promises} keeps them;
 * reckoning, rounding and the moves between accounts are those of the library {@code ledger}.
 */
@NullMarked
package org.mandate.app.promises;

import org.jspecify.annotations.NullMarked;
