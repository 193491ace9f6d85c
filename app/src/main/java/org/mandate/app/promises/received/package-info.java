/**
 * What came: payers' own files and the statements of the body's account, read by {@code
 * org.mandate.ledger.read}, their lines taken by the rule of a promise, their payees matched or
 * decided, and posted into the journal of {@link org.mandate.app.promises.Promises}. Nothing counts
 * before a person has seen it, and nothing counts twice.
 */
@NullMarked
package org.mandate.app.promises.received;

import org.jspecify.annotations.NullMarked;
