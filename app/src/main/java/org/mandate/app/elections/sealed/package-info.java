/**
 * The boards of secret elections: keys of trustees, credentials, ballots, mixing and opening, kept
 * event by event as the public file has them. Library {@code ballot} decides what is right; here it
 * is stored, locked and published.
 */
@NullMarked
package org.mandate.app.elections.sealed;

import org.jspecify.annotations.NullMarked;
