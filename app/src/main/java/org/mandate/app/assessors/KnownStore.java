package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.List;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The standing offers, for the job warden: who might sit where a body cannot act. */
public final class KnownStore {
  private final JdbcClient db;

  /**
   * @param db connections of the serving role
   */
  public KnownStore(JdbcClient db) {
    this.db = db;
  }

  /** Everybody whose offer holds or begins later, in the words that policies use for roles. */
  public List<Facts.Assessor> assessors() {
    return db.sql(
            """
            select person, role, area, first_day, last_day from assessor
             where superseded_at is null and last_day >= london_today() order by person""")
        .query(
            (row, n) ->
                new Facts.Assessor(
                    row.getString("person"),
                    role(row.getString("role")),
                    row.getString("area"),
                    new Period(
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class).plusDays(1))))
        .list();
  }

  private static String role(String word) {
    return switch (word) {
      case "practice-manager" -> "manager";
      case "lay-member" -> "lay";
      default -> word;
    };
  }
}
