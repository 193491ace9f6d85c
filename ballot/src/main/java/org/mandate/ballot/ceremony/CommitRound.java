package org.mandate.ballot.ceremony;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The order of a key ceremony: first every trustee commits, then every trustee opens, then the
 * material is used. State is a type: nothing can be opened before the last commitment is in. A
 * value; each step gives a new one or says why not.
 *
 * <p>A trustee who never opens stops the ceremony; it then starts again from fresh keys of
 * everybody, so that refusing to open is no way of choosing between keys.
 */
public sealed interface CommitRound {

  /** The identifier of the election that is being set up. */
  String election();

  /** How many trustees take part. */
  int seats();

  /** A step that was refused. */
  record Refused(String reason) implements Step {}

  /** What a step gives. */
  sealed interface Step permits Refused, Next {}

  /** A step that was taken. */
  record Next(CommitRound round) implements Step {}

  /**
   * Before anybody has committed.
   *
   * @throws IllegalArgumentException unless there are 1 to 1000 seats
   */
  static Committing start(String election, int seats) {
    return new Committing(election, seats, new TreeMap<>());
  }

  /** Commitments come in; nothing is opened. */
  record Committing(String election, int seats, SortedMap<Integer, KeyCommitment> commitments)
      implements CommitRound {

    public Committing {
      if (seats < 1 || seats > 1000) {
        throw new IllegalArgumentException("seats must be 1..1000: " + seats);
      }
      commitments = new TreeMap<>(commitments);
    }

    /** Takes a trustee's commitment; the last one starts the opening. */
    public Step commit(int seat, KeyCommitment commitment) {
      if (seat < 1 || seat > seats) {
        return new Refused("there is no seat " + seat + " of " + seats);
      }
      if (commitments.containsKey(seat)) {
        return new Refused("seat " + seat + " has committed already");
      }
      if (commitments.containsValue(commitment)) {
        return new Refused("seat " + seat + " hands in another's commitment");
      }
      SortedMap<Integer, KeyCommitment> more = new TreeMap<>(commitments);
      more.put(seat, commitment);
      return new Next(
          more.size() < seats
              ? new Committing(election, seats, more)
              : new Opening(election, List.copyOf(more.values()), new TreeMap<>()));
    }
  }

  /** Every commitment is in; openings come in. */
  record Opening(
      String election,
      List<KeyCommitment> commitments,
      SortedMap<Integer, KeyCommitment.Opening> openings)
      implements CommitRound {

    public Opening {
      commitments = List.copyOf(commitments);
      openings = new TreeMap<>(openings);
    }

    @Override
    public int seats() {
      return commitments.size();
    }

    /** Takes a trustee's opening if it is what was committed to; the last one ends the round. */
    public Step open(int seat, KeyCommitment.Opening opening) {
      if (seat < 1 || seat > seats()) {
        return new Refused("there is no seat " + seat + " of " + seats());
      }
      if (openings.containsKey(seat)) {
        return new Refused("seat " + seat + " has opened already");
      }
      if (!opening.commitment(election, seat).equals(commitments.get(seat - 1))) {
        return new Refused("seat " + seat + " opens something else than it committed to");
      }
      SortedMap<Integer, KeyCommitment.Opening> more = new TreeMap<>(openings);
      more.put(seat, opening);
      return new Next(
          more.size() < seats()
              ? new Opening(election, commitments, more)
              : new Opened(election, commitments, List.copyOf(more.values())));
    }
  }

  /** Everything is open. */
  record Opened(
      String election, List<KeyCommitment> commitments, List<KeyCommitment.Opening> openings)
      implements CommitRound {

    /**
     * @throws IllegalArgumentException unless each opening opens its commitment
     */
    public Opened {
      commitments = List.copyOf(commitments);
      openings = List.copyOf(openings);
      List<KeyCommitment> opened = new ArrayList<>();
      for (int i = 0; i < openings.size(); i++) {
        opened.add(openings.get(i).commitment(election, i + 1));
      }
      if (!opened.equals(commitments)) {
        throw new IllegalArgumentException("openings do not open the commitments");
      }
    }

    @Override
    public int seats() {
      return commitments.size();
    }

    /** What the trustees committed to, in the order of the seats. */
    public List<String> materials() {
      return openings.stream().map(KeyCommitment.Opening::material).toList();
    }
  }
}
