package org.mandate.app.mandates;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which mandate holds on a day (DESIGN section 6). Silence is no mandate. */
final class MandateRules {
  /** A mandate that ends within so many days is said to end soon. */
  static final int SOON_DAYS = 60;

  /** The longest a practice may bind itself at once. */
  static final int LONGEST_YEARS = 5;

  private MandateRules() {}

  /**
   * The practice's last word by that day: the latest grant that had begun, by its day and then by
   * its place in the record. An earlier grant never comes back when a later one ends or is
   * withdrawn.
   *
   * @param ofPracticeAndTopic every grant of one practice on one topic
   */
  static Held held(List<Mandate> ofPracticeAndTopic, LocalDate at) {
    Optional<Mandate> last =
        ofPracticeAndTopic.stream()
            .filter(m -> !m.from().isAfter(at))
            .max(Comparator.comparing(Mandate::from).thenComparing(Mandate::entry));
    if (last.isEmpty()) {
      return new Held.None();
    }
    Mandate mandate = last.get();
    if (mandate.withdrawn().filter(day -> !day.isAfter(at)).isPresent()) {
      return new Held.Withdrawn(mandate.withdrawn().get());
    }
    if (!mandate.ends().isAfter(at)) {
      return new Held.Ended(mandate.ends());
    }
    return new Held.Live(mandate, !mandate.ends().isAfter(at.plusDays(SOON_DAYS)));
  }

  /** Whether granting this again would change nothing. */
  static boolean same(Mandate live, Topic topic, String limits, LocalDate ends) {
    return live.seat().equals(topic.seat())
        && live.constituency().equals(topic.constituency())
        && live.limits().equals(limits)
        && live.ends().equals(ends);
  }
}
