package org.mandate.app.interests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database lets everybody read of the register: two of its functions, and nothing else.
 */
final class PublicStore {
  private final JdbcClient db;

  PublicStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A published row.
   *
   * @param hidden "indirect", "withheld", or empty when it may be read
   * @param line null when hidden
   */
  record Row<T>(UUID person, String hidden, String reason, @Nullable T line) {}

  List<Row<Published.Line>> interests(UUID body, LocalDate day) {
    return db.sql(
            """
            select * from published_interests(:body, :day)
             order by person, hidden, from_date desc, declared_on desc, words, reason""")
        .param("body", body)
        .param("day", day)
        .query((row, n) -> row(row, PublicStore::line))
        .list();
  }

  List<Row<Published.Given>> gifts(UUID body, LocalDate day) {
    return db.sql(
            """
            select * from published_gifts(:body, :day)
             order by person, hidden, offered_on desc, declared_on desc, words, reason""")
        .param("body", body)
        .param("day", day)
        .query((row, n) -> row(row, PublicStore::given))
        .list();
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> Row<T> row(ResultSet row, Reading<T> reading) throws SQLException {
    String hidden = row.getString("hidden");
    return new Row<>(
        row.getObject("person", UUID.class),
        hidden,
        row.getString("reason"),
        hidden.isEmpty() ? reading.of(row) : null);
  }

  private static Published.Line line(ResultSet row) throws SQLException {
    return new Published.Line(
        InterestStore.held(row, null),
        row.getObject("from_date", LocalDate.class),
        InterestStore.day(row, "to_date"),
        row.getObject("declared_on", LocalDate.class));
  }

  private static Published.Given given(ResultSet row) throws SQLException {
    return new Published.Given(
        row.getString("given_by"),
        row.getString("words"),
        Optional.ofNullable((Long) row.getObject("value_pence")),
        row.getObject("offered_on", LocalDate.class),
        row.getBoolean("accepted"),
        row.getObject("declared_on", LocalDate.class));
  }
}
