package org.mandate.app.register;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds every import against its entry: the root computed again from the file that is kept, the
 * counts as the row has them. The dated facts: {@link FactAudit}.
 */
public final class RegisterAudit implements Audited {
  private final JdbcTemplate jdbc;
  private final Register register;

  public RegisterAudit(JdbcTemplate jdbc, Register register) {
    this.jdbc = jdbc;
    this.register = register;
  }

  @Override
  public String table() {
    return "register_import";
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (long id : jdbc.queryForList("select id from register_import order by id", Long.class)) {
      Imported i =
          register.imported(id).orElseThrow(() -> new IllegalStateException("import " + id));
      each.accept(
          new Row(
              "import " + id,
              i.entry(),
              Map.of(
                  "file", i.sha256(),
                  "list", i.kind().word(),
                  "edition", i.edition().toString(),
                  "counts", i.counts().named(),
                  "root", register.rootAgain(id)),
              Map.of()));
    }
  }
}
