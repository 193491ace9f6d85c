package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;

/**
 * What a secret election needs of whatever seals, stores and opens its ballots. Each method is
 * called inside the transaction of the move that needs it, so that both are done or neither.
 */
public interface SealedBox {
  /**
   * Whether voting can open: keys of the trustees, credentials of the roll.
   *
   * @return what is missing, as a sentence without its full stop; empty where nothing is
   */
  Optional<String> missing(SecretElection election);

  /**
   * The roll changed after a challenge while the state is ROLL: credentials must follow. Called
   * after the change, by the returning officer.
   */
  void rollChanged(SecretElection election);

  /**
   * Voting opens now; by the job "closer".
   *
   * @return the fingerprint of the sealed election, as it is published
   */
  String opened(SecretElection election);

  /** Voting closed now: no ballot counts that comes later; by the job "closer". */
  void closed(SecretElection election);

  /** How many ballots count so far; public only where the rules show it. */
  long cast(SecretElection election);

  /** The result, once trustees have opened it and the check of the whole board passed. */
  Opening result(SecretElection election);

  /** What the trustees' work gave. */
  sealed interface Opening {
    /**
     * Nothing yet.
     *
     * @param waits for what, as a sentence without its full stop
     */
    record NotYet(String waits) implements Opening {}

    /**
     * Votes for each option, in the order of {@link SecretElections#options}.
     *
     * @param blank ballots for no option
     */
    record Totals(List<Long> votes, long blank) implements Opening {
      public Totals {
        votes = List.copyOf(votes);
      }
    }

    /**
     * One ranking for each ballot, in the order in which the shuffle left them.
     *
     * @param rankings of candidates by their place on the list, from 1, the first preference first;
     *     an empty one is a blank ballot
     */
    record Rankings(List<List<Integer>> rankings) implements Opening {
      public Rankings {
        rankings = rankings.stream().map(List::copyOf).toList();
      }
    }
  }
}
