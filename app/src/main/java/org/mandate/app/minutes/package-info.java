/**
 * Minutes: one set for each part of a meeting, drafted from what happened, edited beside the
 * agenda, circulated, approved at a later meeting, published by the clock, and corrected by dated
 * facts after that. Open and closed parts have sets of their own with their own list of who was
 * there.
 *
 * <p>Row security (V220) decides which words a reader sees: those of a part or an item that they
 * may read, as far as the set has come. {@link org.mandate.app.minutes.Composer} and {@link
 * org.mandate.app.minutes.MinutesRules} are pure.
 *
 * <p>What other features use: {@link org.mandate.app.minutes.Minutes} and the records in its
 * signatures.
 */
@NullMarked
package org.mandate.app.minutes;

import org.jspecify.annotations.NullMarked;
