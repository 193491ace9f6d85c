/** Payee names matched to organisations, with a calibrated confidence and never a silent guess. */
@NullMarked
package org.mandate.ledger.match;

import org.jspecify.annotations.NullMarked;
