package org.mandate.app.elections.secret;

import static org.mandate.app.elections.secret.SecretElection.State.CANDIDATES;
import static org.mandate.app.elections.secret.SecretElection.State.CERTIFIED;
import static org.mandate.app.elections.secret.SecretElection.State.CLOSED;
import static org.mandate.app.elections.secret.SecretElection.State.DECLARED;
import static org.mandate.app.elections.secret.SecretElection.State.DRAFT;
import static org.mandate.app.elections.secret.SecretElection.State.NOMINATIONS;
import static org.mandate.app.elections.secret.SecretElection.State.ROLL;
import static org.mandate.app.elections.secret.SecretElection.State.RULES;
import static org.mandate.app.elections.secret.SecretElection.State.STOPPED;
import static org.mandate.app.elections.secret.SecretElection.State.UNFILLED;
import static org.mandate.app.elections.secret.SecretElection.State.VOIDED;

import java.util.Locale;
import java.util.Set;
import org.mandate.app.elections.secret.SecretElection.State;

/** Every move a secret election may make, and the entry each writes. What is not here is not. */
enum ElectionMove {
  PUBLISH_RULES(Set.of(DRAFT), RULES, "election.rules", "The rules were published"),
  OPEN_NOMINATIONS(Set.of(RULES), NOMINATIONS, "election.nominations", "Nominations opened"),
  LIST_CANDIDATES(Set.of(NOMINATIONS), CANDIDATES, "election.candidates", "Nominations closed"),
  ELECT_UNOPPOSED(
      Set.of(NOMINATIONS), DECLARED, "election.unopposed", "Declared elected unopposed"),
  LEAVE_UNFILLED(Set.of(NOMINATIONS), UNFILLED, "election.unfilled", "Nobody stood"),
  FREEZE_ROLL(Set.of(RULES, CANDIDATES), ROLL, "election.roll", "The roll was frozen"),
  OPEN(Set.of(ROLL), State.OPEN, "election.opened", "Voting opened"),
  CLOSE(Set.of(State.OPEN), CLOSED, "election.closed", "Voting closed"),
  DECLARE(Set.of(CLOSED), DECLARED, "election.declared", "The result was declared"),
  CERTIFY(Set.of(DECLARED), CERTIFIED, "election.certified", "The result was certified"),
  VOID(Set.of(DECLARED), VOIDED, "election.voided", "The election was declared void"),
  STOP(
      Set.of(RULES, NOMINATIONS, CANDIDATES, ROLL, State.OPEN, CLOSED),
      STOPPED,
      "election.stopped",
      "The election was stopped");

  final Set<State> from;
  final State to;
  final String kind;
  final String told;

  ElectionMove(Set<State> from, State to, String kind, String told) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.told = told;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean fits(SecretElection e) {
    return from.contains(e.state());
  }

  /** Refuses a move that the election's state does not allow. */
  void require(SecretElection e) {
    if (!fits(e)) {
      throw new IllegalStateException(
          "election " + e.id() + " is " + e.state() + "; " + this + " needs one of " + from);
    }
  }
}
