package org.mandate.app.elections;

import org.mandate.app.elections.Ballot.State;

/** Every move a ballot may make, and the entry each writes. What is not here is not allowed. */
enum Move {
  PUBLISH(State.DRAFT, State.PUBLISHED, "ballot.published"),
  OPEN(State.PUBLISHED, State.OPEN, "ballot.opened"),
  CLOSE(State.OPEN, State.CLOSED, "ballot.closed"),
  STOP_BEFORE(State.PUBLISHED, State.STOPPED, "ballot.stopped"),
  STOP(State.OPEN, State.STOPPED, "ballot.stopped");

  final State from;
  final State to;
  final String kind;

  Move(State from, State to, String kind) {
    this.from = from;
    this.to = to;
    this.kind = kind;
  }

  /** Refuses a move that the ballot's state does not allow. */
  void require(Ballot ballot) {
    if (ballot.state() != from) {
      throw new IllegalStateException(
          "ballot " + ballot.id() + " is " + ballot.state() + "; " + this + " needs " + from);
    }
  }
}
