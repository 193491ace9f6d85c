/**
 * The meeting itself: which item is on, who is there, who speaks, what is moved and how it is voted
 * on.
 *
 * <p>Row security (V210) decides what a reader sees: everything stands at an item or a part and is
 * read with it. A vote comes in through one function of the database, which meets the close on the
 * lock of the poll's row.
 *
 * <p>What other features use: {@link org.mandate.app.meetings.live.Live} and the records in its
 * signatures; {@link org.mandate.app.meetings.live.PollClosed} tells of a vote that was counted, in
 * its transaction.
 */
@NullMarked
package org.mandate.app.meetings.live;

import org.jspecify.annotations.NullMarked;
