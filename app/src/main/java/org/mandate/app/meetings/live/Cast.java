package org.mandate.app.meetings.live;

/** What became of a vote that somebody cast, as the database answered. */
public enum Cast {
  RECORDED("Your vote is recorded", ""),
  CLOSED(
      "The vote is closed",
      "Your vote came after the close, so it is not counted. What was counted stands on the page of"
          + " the meeting."),
  VOTED_ALREADY(
      "You have voted already",
      "A secret vote is kept apart from who cast it, so it cannot be changed. Your first vote"
          + " stands."),
  NOT_PRESENT(
      "You are not in the room",
      "Only who is there votes. If you are, say on the page of the meeting that you are here, or ask"
          + " the secretary."),
  CONFLICTED(
      "A conflict keeps this vote out",
      "Nobody conflicted on the matter votes on it, gives a proxy or holds one. The page of the item"
          + " says why, and how to contest it."),
  THERE_THEMSELVES("They are in the room", "Whoever is there votes themselves."),
  TOO_MANY_PROXIES(
      "You hold more proxies than one person may",
      "The constitution says how many one person may hold."),
  NOT_ENTITLED("This vote is not yours", "You are not on the roll of this vote."),
  NOT_YOURS("This vote is not yours", "You can cast your own vote and the proxies you hold."),
  BY_SHOW("This vote is by show of hands", "Show your hand in the room; the chair counts."),
  NO_CHOICE("Choose one of the answers", "The answer that was sent is not one of this vote's."),
  NO_POLL("There is no such vote", "Go back to the page of the meeting."),
  NOBODY("Sign in first", "A vote is cast by somebody who is signed in.");

  private final String heading;
  private final String whatToDo;

  Cast(String heading, String whatToDo) {
    this.heading = heading;
    this.whatToDo = whatToDo;
  }

  /** In one line. */
  public String heading() {
    return heading;
  }

  /** One or two sentences; empty where it was recorded. */
  public String whatToDo() {
    return whatToDo;
  }
}
