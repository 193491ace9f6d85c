/**
 * The mandate ledger: what each practice lets the holder of a seat say or do for it, on one topic,
 * with limits, until a date. Silence is no mandate; a withdrawn or ended one never counts. What a
 * leader may say today is a query at a date ({@link org.mandate.app.mandates.Mandates#ledger},
 * {@code card}).
 */
@NullMarked
package org.mandate.app.mandates;

import org.jspecify.annotations.NullMarked;
