/**
 * Readers of payers' files in all their shapes; every row keeps the hash of its file and its line.
 */
@NullMarked
package org.mandate.ledger.read;

import org.jspecify.annotations.NullMarked;
