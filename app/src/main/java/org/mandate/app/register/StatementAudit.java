package org.mandate.app.register;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds every statement of our own against its entry: how many facts, and the root over them. */
public final class StatementAudit implements Audited {
  private final Statements statements;

  public StatementAudit(JdbcTemplate jdbc, Record record) {
    this.statements = new Statements(JdbcClient.create(jdbc), record);
  }

  @Override
  public String table() {
    return "register_statement";
  }

  @Override
  public void rows(Consumer<Row> each) {
    statements.each(
        s ->
            each.accept(
                new Row(
                    "statement " + s.id(),
                    s.entry(),
                    Map.of("facts", (long) s.lines().size(), "root", Statements.root(s.lines())),
                    Map.of())));
  }
}
