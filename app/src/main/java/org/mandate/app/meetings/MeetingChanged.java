package org.mandate.app.meetings;

/** Lets a feature act when a meeting comes to a new state, in the same transaction. */
@FunctionalInterface
public interface MeetingChanged {
  /**
   * Told after the row and the entry stand.
   *
   * @param meeting as it is now; its state says what happened
   */
  void changed(Meeting meeting);
}
