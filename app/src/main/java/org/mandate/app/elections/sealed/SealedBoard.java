package org.mandate.app.elections.sealed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The board of a secret election, from its first key on.
 *
 * @param election whose it is
 * @param uuid as its file names the election
 * @param began the time that all entries of the file carry
 * @param ballotsShown whether ballots can be seen by everybody before voting closes
 * @param fingerprint of the election's text; empty until it is set up
 * @param closedAt when the last ballot could come
 * @param report words of the whole check of the result; empty until there is one
 */
public record SealedBoard(
    UUID election,
    String uuid,
    Instant began,
    boolean ballotsShown,
    Optional<String> fingerprint,
    Optional<Instant> closedAt,
    Optional<String> report) {

  /** The name of its file. */
  public String file() {
    return uuid + ".bel";
  }

  /**
   * One trustee's part in making the key.
   *
   * @param role who, of the election's roles
   * @param number as the board counts its keys, from 1
   * @param commitment to key and salt, 64 hexadecimal digits
   * @param key the key's text and proof as they go on the board; empty until it is opened
   */
  public record Trustee(
      UUID role, int number, String commitment, Optional<String> salt, Optional<String> key) {}

  /**
   * An event without its data.
   *
   * @param hash by which the next one refers to it
   */
  public record Step(int height, String type, String hash, Instant at) {}

  /**
   * A ballot as the board has it.
   *
   * @param height of its event
   * @param sidecar what makes checking it fast, one line; empty where its maker left it away
   */
  public record Cast(
      int height, String tracker, String credential, String sidecar, String channel) {}

  /**
   * What stands under a tracker.
   *
   * @param replaced whether a later ballot of the same voter counts in its place
   */
  public record Found(int height, boolean replaced, String channel) {}

  /** Where a chain ends. */
  record Tip(int height, String hash) {}
}
