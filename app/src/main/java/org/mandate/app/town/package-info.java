/**
 * The demonstration town Marlbrook: its files, read and brought into an empty database through the
 * features' own doors, under the database's clock set to each day of its past.
 */
@NullMarked
package org.mandate.app.town;

import org.jspecify.annotations.NullMarked;
