/** What every practice in England was paid, against a rate. */
@NullMarked
package org.mandate.ledger.national;

import org.jspecify.annotations.NullMarked;
