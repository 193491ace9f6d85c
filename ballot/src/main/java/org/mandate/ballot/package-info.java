/**
 * Sealed ballots: secret elections by the Belenios protocol (specification, crypto version 1),
 * which independent programs verify and of which every check is made here.
 *
 * <p>{@code group} the three groups and their arithmetic; {@code board} the public file, its events
 * and texts; {@code proof} what is proved and how it is checked; {@code ceremony} keys of trustees,
 * credentials, sealing, mixing and opening; {@code verify} the whole election, by every rule;
 * {@code leak} what a secret result of a small roll would give away.
 *
 * <p>Everything here is a function of its arguments: no clock, no network, no database; randomness
 * is a parameter.
 */
@NullMarked
package org.mandate.ballot;

import org.jspecify.annotations.NullMarked;
