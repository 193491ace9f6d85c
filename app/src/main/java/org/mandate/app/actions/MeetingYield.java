package org.mandate.app.actions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What meetings bring about: decisions taken and carried out, for each hour of meeting. A decision
 * is carried out when it has actions and every one of them is done, with its proof.
 *
 * @param title of the series; of single meetings together
 * @param series empty for single meetings
 * @param meetings held and closed
 * @param minutes they lasted in all
 * @param taken decisions taken at them
 * @param carriedOut of these
 * @param withoutAction of these, no action was given
 */
public record MeetingYield(
    String title,
    Optional<UUID> series,
    int meetings,
    long minutes,
    int taken,
    int carriedOut,
    int withoutAction) {

  /**
   * A meeting that was held.
   *
   * @param decisions taken at it, each by its actions
   */
  record Held(Instant opened, Instant closed, List<List<Boolean>> decisions) {}

  /** Counts the meetings of one series; each decision is a list that says of each action: done. */
  static MeetingYield of(String title, Optional<UUID> series, List<Held> held) {
    long minutes = 0;
    List<List<Boolean>> decisions = new ArrayList<>();
    for (Held h : held) {
      minutes += Math.max(0, Duration.between(h.opened(), h.closed()).toMinutes());
      decisions.addAll(h.decisions());
    }
    return new MeetingYield(
        title,
        series,
        held.size(),
        minutes,
        decisions.size(),
        (int) decisions.stream().filter(MeetingYield::isCarriedOut).count(),
        (int) decisions.stream().filter(List::isEmpty).count());
  }

  private static boolean isCarriedOut(List<Boolean> done) {
    return !done.isEmpty() && done.stream().allMatch(d -> d);
  }

  /** Meetings were held, and nothing that they decided is carried out. */
  public boolean isFlagged() {
    return meetings > 0 && carriedOut == 0;
  }

  /** So many an hour, in tenths, half up; "0.4". Empty while no minute was met. */
  public Optional<String> perHour() {
    if (minutes == 0) {
      return Optional.empty();
    }
    long tenths = (2L * carriedOut * 600 + minutes) / (2 * minutes);
    return Optional.of(tenths / 10 + "." + tenths % 10);
  }
}
