package org.mandate.app.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Texts on their way: fixed in a matter, adopted, being written. */
public final class Texts {
  private Texts() {}

  /**
   * A text fixed in a matter, and no other.
   *
   * @param base the version it follows
   */
  public record Put(
      UUID matter, UUID body, int base, StrategyText text, String hash, Instant at, long entry) {}

  /**
   * A text that stands.
   *
   * @param decision that carried it
   * @param from the first day on which it holds
   */
  public record Adopted(Put put, String decision, LocalDate from, long entry) {
    public int version() {
      return put.text().version();
    }
  }

  /** A text that was carried and does not stand: another was adopted meanwhile. */
  public record Refused(UUID matter, UUID body, String decision, long entry) {}

  /**
   * The next text while it is being written.
   *
   * @param turn counts its changes: a form says which it has seen
   */
  public record Draft(StrategyText text, int base, int turn) {}
}
