/**
 * What was promised, what was due, what came and what is missing: for a practice, a network, a body
 * and all England; and asking for it, step by step, with letters made from the ledger. Stands on
 * {@link org.mandate.app.promises.Promises}, which alone keeps promises and their journal.
 */
@NullMarked
package org.mandate.app.promises.gap;

import org.jspecify.annotations.NullMarked;
