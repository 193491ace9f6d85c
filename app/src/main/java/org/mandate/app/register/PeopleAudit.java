package org.mandate.app.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;
import org.springframework.jdbc.core.JdbcTemplate;

/** Holds every affiliation and authority, superseded ones too, against its entry. */
final class PeopleAudit {
  private final JdbcTemplate jdbc;

  PeopleAudit(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<Audited> all() {
    return List.of(table("affiliation", this::affiliations), table("authority", this::authorities));
  }

  private void affiliations(Consumer<Audited.Row> each) {
    jdbc.query(
        "select * from affiliation order by entry",
        row -> {
          Affiliation a =
              new Affiliation(
                  row.getObject("id", UUID.class),
                  row.getObject("person", UUID.class),
                  "",
                  row.getString("organisation"),
                  row.getString("role"),
                  row.getObject("from_date", LocalDate.class),
                  RegisterStore.finite(row, "to_date"));
          each.accept(PeopleEntries.of(a).row("affiliation " + a.id(), row.getLong("entry")));
        });
  }

  private void authorities(Consumer<Audited.Row> each) {
    jdbc.query(
        "select * from authority order by entry",
        row -> {
          Optional<LocalDate> until = RegisterStore.finite(row, "to_date");
          Authority a =
              new Authority(
                  row.getObject("id", UUID.class),
                  row.getObject("person", UUID.class),
                  "",
                  row.getString("practice"),
                  row.getString("standing"),
                  row.getString("proof"),
                  row.getObject("from_date", LocalDate.class),
                  until);
          each.accept(PeopleEntries.of(a).row("authority " + a.id(), row.getLong("entry")));
        });
  }

  private static Audited table(String name, Consumer<Consumer<Audited.Row>> rows) {
    return new Audited() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public void rows(Consumer<Row> each) {
        rows.accept(each);
      }
    };
  }
}
