package org.mandate.app.decisions;

import java.util.Map;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;

/**
 * A vote on a motion that closed at a meeting, told in the transaction that closed it. Amendments
 * and questions of procedure decide nothing of their own and are not told.
 *
 * @param item hangs on a matter
 * @param motion its words as they were voted on
 * @param poll the facts of the entry {@code meeting.poll} (docs/record.md), whether or not such an
 *     entry was made
 */
public record TakenAtMeeting(Meeting meeting, Item item, String motion, Map<String, ?> poll) {}
