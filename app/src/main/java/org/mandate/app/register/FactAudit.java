package org.mandate.app.register;

import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.mandate.app.register.reading.OfficialFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds every dated fact against the kept file that stated it, whose root the import's entry holds:
 * the file is read again beside the table. Every row of an import says what its file says,
 * superseded ones too; on the day of an edition exactly the file's facts are held; and a period
 * begins and ends only where an edition does. Facts that no file states: {@link LocalAudit}.
 */
final class FactAudit implements Audited {
  private final FactTable facts;
  private final FactAuditStore store;
  private final Register register;
  private final ImportStore imports;
  private final LocalAudit local;

  FactAudit(
      FactTable facts, JdbcClient db, Register register, ImportStore imports, LocalAudit local) {
    this.facts = facts;
    this.store = new FactAuditStore(db, facts);
    this.register = register;
    this.imports = imports;
    this.local = local;
  }

  @Override
  public String table() {
    return facts.table;
  }

  @Override
  public void rows(Consumer<Row> each) {
    for (Imported i : imports.all()) {
      if (Incoming.tables(i.kind()).contains(facts)) {
        register.withKept(i.id(), file -> held(i, file, each));
      }
    }
    local.rows(facts, each);
  }

  private boolean held(Imported i, OfficialFile file, Consumer<Row> each) {
    imports.stage(file, row -> {});
    each.accept(new Row("import " + i.id(), i.entry(), Map.of(), Map.of()));
    for (FactAuditStore.Wrong wrong : store.wrong(i)) {
      each.accept(
          new Row(
              wrong.key() + " of import " + i.id(),
              i.entry(),
              Map.of("fact", wrong.what()),
              Map.of()));
    }
    return true;
  }
}
