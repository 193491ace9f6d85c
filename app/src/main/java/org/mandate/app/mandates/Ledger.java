package org.mandate.app.mandates;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Membership;

/**
 * Every member practice, every topic, on a day.
 *
 * @param membership the members whose mandates are counted; a mandate of anyone else counts nowhere
 */
public record Ledger(Membership membership, List<Topic> topics, List<Row> rows) {
  public Ledger {
    topics = List.copyOf(topics);
    rows = List.copyOf(rows);
  }

  /** One practice. */
  public record Row(Member member, Map<String, Held> byTopic) {
    public Held on(Topic topic) {
      return Objects.requireNonNull(byTopic.get(topic.topic()));
    }
  }

  /**
   * Live mandates on one topic.
   *
   * @param practices how many practices gave one
   * @param patients theirs together
   */
  public record Total(long practices, long patients) {}

  /** Counts what is live on a topic. */
  public Total total(Topic topic) {
    List<Row> live = rows.stream().filter(r -> r.on(topic).isLive()).toList();
    return new Total(live.size(), live.stream().mapToLong(r -> r.member().patients()).sum());
  }

  public LocalDate at() {
    return membership.at();
  }
}
