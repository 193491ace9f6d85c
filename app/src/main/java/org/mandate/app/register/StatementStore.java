package org.mandate.app.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this installation stated, each time with its lines and their root. */
final class StatementStore {
  private final JdbcClient db;

  StatementStore(JdbcClient db) {
    this.db = db;
  }

  long keep(List<String> lines, String root, Record.Written written) {
    return db.sql(
            """
            insert into register_statement (lines, root, recorded_at, entry)
            values (:lines, :root, :at, :entry) returning id""")
        .param("lines", String.join("\n", lines))
        .param("root", HexFormat.of().parseHex(root))
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .query(Long.class)
        .single();
  }

  Statements.Stated byId(long id) {
    return db.sql("select id, lines, root, entry from register_statement where id = :id")
        .param("id", id)
        .query((row, n) -> stated(row))
        .single();
  }

  void each(Consumer<Statements.Stated> each) {
    db.sql("select id, lines, root, entry from register_statement order by id")
        .query(
            row -> {
              each.accept(stated(row));
            });
  }

  private static Statements.Stated stated(ResultSet row) throws SQLException {
    return new Statements.Stated(
        row.getLong("id"),
        row.getString("lines").lines().toList(),
        HexFormat.of().formatHex(row.getBytes("root")),
        row.getLong("entry"));
  }
}
