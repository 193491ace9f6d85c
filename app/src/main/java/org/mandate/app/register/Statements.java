package org.mandate.app.register;

import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this installation states itself: facts in, one record entry for all that are stated at once,
 * with the root over their lines, as an import has one over its rows.
 */
final class Statements {
  private final JdbcClient db;
  private final LocalStore store;
  private final Record record;

  Statements(JdbcClient db, Record record) {
    this.db = db;
    this.store = new LocalStore(db);
    this.record = record;
  }

  /** A statement as it stands. */
  record Stated(long id, List<String> lines, String root, long entry) {}

  /** States facts; the later of two about one thing outweighs the earlier. */
  void state(List<? extends LocalFact> facts) {
    List<String> lines = facts.stream().map(LocalFact::line).toList();
    String root = root(lines);
    Record.Written written = record.append(entry(lines.size(), root));
    long id = keep(lines, root, written);
    for (LocalFact fact : facts) {
      switch (fact) {
        case LocalOrganisation o -> store.organisation(o, written.at(), id);
        case LocalRelation r -> store.relation(r, written.at(), id);
        case ListSize size -> store.listSize(size, written.at(), id);
      }
    }
    if (facts.stream().anyMatch(LocalOrganisation.class::isInstance)) {
      store.marked();
    }
  }

  static String root(List<String> lines) {
    try (FactTree tree = new FactTree()) {
      lines.forEach(tree::add);
      return tree.root().hex();
    }
  }

  private static Draft entry(int facts, String root) {
    return Draft.of("register.stated", "register:local")
        .fact("facts", (long) facts)
        .fact("root", root);
  }

  private long keep(List<String> lines, String root, Record.Written written) {
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

  Stated byId(long id) {
    return db.sql("select id, lines, root, entry from register_statement where id = :id")
        .param("id", id)
        .query((row, n) -> stated(row))
        .single();
  }

  void each(Consumer<Stated> each) {
    db.sql("select id, lines, root, entry from register_statement order by id")
        .query(
            row -> {
              each.accept(stated(row));
            });
  }

  private static Stated stated(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Stated(
        row.getLong("id"),
        row.getString("lines").lines().toList(),
        HexFormat.of().formatHex(row.getBytes("root")),
        row.getLong("entry"));
  }
}
