package org.mandate.ballot.ceremony;

/**
 * The returning officer's word that one tally may be opened: given when voting has ended, nobody's
 * protest is open, and what the result would reveal has been looked at. It names exactly what it is
 * for, so that it cannot serve for another election or another tally.
 *
 * @param fingerprint of the election
 * @param tallyEvent the hash of the EncryptedTally event
 * @param mixers how many trustees must have mixed ranked ballots, at least 2
 */
public record OpeningPermit(String fingerprint, String tallyEvent, int mixers) {
  /** With fewer than two mixers one person alone could know whose ranking is whose. */
  public static final int FEWEST_MIXERS = 2;

  /**
   * @throws IllegalArgumentException if fewer than two mixers are asked for
   */
  public OpeningPermit {
    if (mixers < FEWEST_MIXERS) {
      throw new IllegalArgumentException("at least two different mixers, not " + mixers);
    }
  }

  /** For two mixers. */
  public OpeningPermit(String fingerprint, String tallyEvent) {
    this(fingerprint, tallyEvent, FEWEST_MIXERS);
  }
}
