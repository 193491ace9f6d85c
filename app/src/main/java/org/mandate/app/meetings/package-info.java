/**
 * Meetings of a body: series and single ones with their owner, their parts (open, for members,
 * closed) and the items on their agenda.
 *
 * <p>An item that can conflict anybody hangs on a matter ({@code matters.Business}), so that every
 * wall holds at the meeting too; its words are the matter's. Row security (V200) decides which
 * parts and items a reader sees; nothing here filters again.
 *
 * <p>What other features use: {@link org.mandate.app.meetings.Meetings} and the records in its
 * signatures.
 */
@NullMarked
package org.mandate.app.meetings;

import org.jspecify.annotations.NullMarked;
