package org.mandate.app.meetings.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@link Pulse}, run as a job. */
final class PulseStore {
  private final JdbcClient db;

  PulseStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * How far a meeting has come.
   *
   * @param version of all its parts together
   * @param votes cast in the votes that are open
   */
  record Beat(long version, long votes) {}

  Map<UUID, Beat> beats(List<UUID> meetings) {
    Map<UUID, Beat> beats = new HashMap<>();
    db.sql(
            """
            select p.meeting, sum(v.version) as version,
              coalesce((select sum(poll_turnout(l.id)) from poll l where l.meeting = p.meeting and l.state = 'open'), 0) as votes
              from meeting_part p join part_version v on v.part = p.id
             where p.meeting = any(:meetings::uuid[]) group by p.meeting""")
        .param("meetings", meetings.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              beats.put(
                  row.getObject("meeting", UUID.class),
                  new Beat(row.getLong("version"), row.getLong("votes")));
            });
    return beats;
  }
}
