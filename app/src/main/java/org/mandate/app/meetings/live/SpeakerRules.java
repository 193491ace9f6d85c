package org.mandate.app.meetings.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which order speakers are offered: whose constituency has used the least time at this meeting,
 * then who asked first. The chair may call another. Pure.
 */
final class SpeakerRules {
  private SpeakerRules() {}

  /** Time used so far at the meeting, by constituency. */
  static Map<String, Duration> used(Collection<Speech> speeches, Instant now) {
    Map<String, Duration> used = new TreeMap<>();
    speeches.forEach(s -> used.merge(s.constituency(), s.spoken(now), Duration::plus));
    return used;
  }

  /** Who waits, in the order offered. */
  static List<Speech> offered(Collection<Speech> waiting, Map<String, Duration> used) {
    return waiting.stream()
        .filter(Speech::waits)
        .sorted(
            Comparator.comparing((Speech s) -> used.getOrDefault(s.constituency(), Duration.ZERO))
                .thenComparing(Speech::askedAt)
                .thenComparing(Speech::id))
        .toList();
  }
}
