package org.mandate.app.matters;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL that writes who saw what of a sealed matter. */
final class ViewStore {
  private final JdbcClient db;

  ViewStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * @param paper that was opened; null where the matter's words were shown
   */
  void note(UUID matter, UUID person, @Nullable UUID paper, Instant at) {
    db.sql(
            """
            insert into matter_view (id, matter, person, what, paper, at)
            values (:id, :m, :person, :what, :paper, :at)""")
        .param("id", UUID.randomUUID())
        .param("m", matter)
        .param("person", person)
        .param("what", paper == null ? "matter" : "paper")
        .param("paper", paper)
        .param("at", Timestamp.from(at))
        .update();
  }
}
