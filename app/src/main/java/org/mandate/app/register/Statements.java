package org.mandate.app.register;

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
  private final StatementStore statements;
  private final LocalStore store;
  private final Record record;

  Statements(JdbcClient db, Record record) {
    this.statements = new StatementStore(db);
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
    long id = statements.keep(lines, root, written);
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

  Stated byId(long id) {
    return statements.byId(id);
  }

  void each(Consumer<Stated> each) {
    statements.each(each);
  }
}
