/**
 * Money promised, due and received: terms, dues, the one rounding, double entry. Pure: no clock, no
 * database.
 */
@NullMarked
package org.mandate.ledger;

import org.jspecify.annotations.NullMarked;
