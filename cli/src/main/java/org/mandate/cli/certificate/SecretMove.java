package org.mandate.cli.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The moves of a secret election, from the table of docs/secret-elections.md. */
enum SecretMove {
  PUBLISH_RULES("election.rules", State.RULES, State.DRAFT),
  OPEN_NOMINATIONS("election.nominations", State.NOMINATIONS, State.RULES),
  LIST_CANDIDATES("election.candidates", State.CANDIDATES, State.NOMINATIONS),
  ELECT_UNOPPOSED("election.unopposed", State.DECLARED, State.NOMINATIONS),
  LEAVE_UNFILLED("election.unfilled", State.UNFILLED, State.NOMINATIONS),
  FREEZE_ROLL("election.roll", State.ROLL, State.CANDIDATES, State.RULES),
  OPEN("election.opened", State.OPEN, State.ROLL),
  CLOSE("election.closed", State.CLOSED, State.OPEN),
  DECLARE("election.declared", State.DECLARED, State.CLOSED),
  CERTIFY("election.certified", State.CERTIFIED, State.DECLARED),
  VOID("election.voided", State.VOIDED, State.DECLARED),
  STOP(
      "election.stopped",
      State.STOPPED,
      State.CANDIDATES,
      State.CLOSED,
      State.NOMINATIONS,
      State.OPEN,
      State.ROLL,
      State.RULES);

  /** Where an election stands. */
  enum State {
    DRAFT,
    RULES,
    NOMINATIONS,
    CANDIDATES,
    ROLL,
    OPEN,
    CLOSED,
    DECLARED,
    CERTIFIED,
    UNFILLED,
    VOIDED,
    STOPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no move follows. */
    boolean isOver() {
      return Arrays.stream(SecretMove.values()).noneMatch(m -> m.from.contains(this));
    }
  }

  /** What else happens to an election, and while it stands where. */
  private static final Map<String, Set<State>> ACTS =
      Map.ofEntries(
          Map.entry("election.nominated", Set.of(State.NOMINATIONS)),
          Map.entry("election.nomination-answered", Set.of(State.NOMINATIONS)),
          Map.entry("election.nomination-withdrawn", Set.of(State.NOMINATIONS)),
          Map.entry("election.key-committed", before()),
          Map.entry("election.key", before()),
          Map.entry("election.key-certificate", before()),
          Map.entry("election.key-shares", before()),
          Map.entry("election.key-complaint", before()),
          Map.entry("election.keys-anew", before()),
          Map.entry("election.credentials", Set.of(State.ROLL)),
          Map.entry("election.roll-challenged", Set.of(State.ROLL, State.OPEN)),
          Map.entry("election.roll-settled", Set.of(State.ROLL, State.OPEN)),
          Map.entry("election.leak", Set.of(State.ROLL)),
          Map.entry("election.board", Set.of(State.ROLL, State.OPEN, State.CLOSED)),
          Map.entry("election.ballots", Set.of(State.OPEN)),
          Map.entry("election.channel-entered", Set.of(State.OPEN)),
          Map.entry("election.channel-confirmed", Set.of(State.OPEN)),
          Map.entry("election.complaint", Set.of(State.DECLARED)),
          Map.entry("election.complaint-settled", Set.of(State.DECLARED)),
          Map.entry("election.count-back", Set.of(State.CERTIFIED)));

  final String kind;
  final State to;
  final Set<State> from;

  SecretMove(String kind, State to, State... from) {
    this.kind = kind;
    this.to = to;
    this.from = Set.of(from);
  }

  private static Set<State> before() {
    return Set.of(State.RULES, State.NOMINATIONS, State.CANDIDATES, State.ROLL);
  }

  static Optional<SecretMove> of(String kind) {
    return Arrays.stream(values()).filter(m -> m.kind.equals(kind)).findFirst();
  }

  /** Whether an entry of this kind is a move or an act that is known here. */
  static boolean isKnown(String kind) {
    return of(kind).isPresent() || ACTS.containsKey(kind);
  }

  /** In which states an act that is no move may happen; empty where it is not known. */
  static Optional<Set<State>> during(String kind) {
    return Optional.ofNullable(ACTS.get(kind));
  }
}
