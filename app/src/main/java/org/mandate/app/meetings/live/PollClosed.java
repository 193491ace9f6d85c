package org.mandate.app.meetings.live;

import java.util.List;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.constitution.Judgement;

/**
 * A feature that must know when a vote at a meeting was counted: in the closing transaction, as
 * whoever closed it, after row and entry stand.
 */
@FunctionalInterface
public interface PollClosed {
  /** Called once a poll; a fault undoes the close. */
  void closed(Closed closed);

  /**
   * A vote that was counted.
   *
   * @param motion with the state that it came to, and its words as voted on
   * @param poll closed; its {@code counted} is present
   * @param votes by name; empty for every other way
   * @param judgement by the constitution that was in force when it opened
   */
  record Closed(
      Meeting meeting,
      Item item,
      Motion motion,
      Poll poll,
      List<NamedVote> votes,
      Judgement judgement) {
    /** Copies the list. */
    public Closed {
      votes = List.copyOf(votes);
    }
  }
}
