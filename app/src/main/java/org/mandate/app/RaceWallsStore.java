package org.mandate.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.mandate.app.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the race of walls: a body with many matters, and its policies put aside and back. */
final class RaceWallsStore {
  static final UUID BODY = UUID.nameUUIDFromBytes(new byte[] {1});
  static final UUID MEMBER = UUID.nameUUIDFromBytes(new byte[] {2});
  private static final String[] TABLES = {
    "matter", "matter_words", "matter_closure", "matter_option", "matter_evidence"
  };

  /** What a list of matters asks, as matters.MatterStore does. */
  private static final String LIST =
      """
      select id, body, reference, question, opened_at, closed_until, unannounced_until, m.title, m.reasons,
        closed_until > (select london_today()) as closed, w.title as sealed_title
        from matter m left join matter_words w on w.matter = m.id and m.closed_until > '-infinity'
       where body = :body order by opened_at desc, reference desc""";

  private final Running running;
  private final JdbcClient db;

  RaceWallsStore(Running running) {
    this.running = running;
    this.db = running.program.db;
  }

  int list() {
    return db.sql(LIST).param("body", BODY).query((row, n) -> row.getString(8)).list().size();
  }

  int wall(UUID matter) {
    return db.sql(
            "select shuts from wall where matter = :m and person = :p and superseded_at = 'infinity'")
        .param("m", matter)
        .param("p", MEMBER)
        .query(Integer.class)
        .list()
        .size();
  }

  long mayKnow(UUID matter) {
    return db.sql("select count(*) from my_matters() m where m = :m")
        .param("m", matter)
        .query(Long.class)
        .single();
  }

  /** Lets every row of these tables through, or sets their policies again as they were. */
  void withoutWalls(boolean off) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      for (String table : TABLES) {
        if (off) {
          s.execute(
              """
              create table if not exists race_policy (name text, of_table text, permissive text, cmd text, qual text)""");
          s.execute(
              """
              insert into race_policy select policyname, tablename, permissive, cmd, qual from pg_policies
               where schemaname = 'mandate' and tablename = '%1$s' and cmd in ('SELECT', 'ALL')
                 and policyname <> 'owner_functions' and 'mandate_app' = any(roles)"""
                  .formatted(table));
          s.execute(
              """
              do $$ declare p record; begin for p in select * from race_policy where of_table = '%1$s' loop
                execute format('alter policy %%I on %%I using (true)', p.name, p.of_table); end loop; end $$"""
                  .formatted(table));
        } else {
          s.execute(
              """
              do $$ declare p record; begin for p in select * from race_policy where of_table = '%1$s' loop
                execute format('alter policy %%I on %%I using (%%s)', p.name, p.of_table, p.qual); end loop; end $$"""
                  .formatted(table));
          s.execute("delete from race_policy where of_table = '" + table + "'");
        }
      }
    }
  }

  void fill(int matters, int sealed, String secret) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute(
          """
          insert into record_entry (at, kind, subject, leaf, leaf_hash) values (now(), 'race', 'race', 'x',
            sha256(gen_random_uuid()::text::bytea))""");
      s.execute(
          """
          insert into body (id, slug, name, source, networks, practices, added, left_out, from_date, recorded_at, entry)
          values ('%1$s', 'race', 'Race', 'contract', '{}', '{}', '{}', '{}', '2025-01-01', now(), 1)
          on conflict do nothing;
          insert into office (id, body, seat, route, from_date, to_date, recorded_at, entry)
          values ('%2$s', '%1$s', 'treasurer', 'appointed', '2025-01-01', '2999-01-01', now(), 1) on conflict do nothing;
          insert into office_holder (office, person, name) values ('%2$s', '%2$s', 'Race') on conflict do nothing;
          insert into matter (id, body, reference, title, reasons, question, opened_at, entry, closed_until)
          select ('00000000-0000-0007-0000-' || lpad(to_hex(i), 12, '0'))::uuid, '%1$s', '2026-' || lpad(i::text, 5, '0'),
              case when i %% %3$d = 0 then '' else 'Matter ' || i end, '', '', now() - i * interval '1 hour', 1,
              case when i %% %3$d = 0 then date '2999-01-01' else '-infinity' end
            from generate_series(0, %4$d) i;
          insert into matter_closure (id, matter, form, reason, seat, closed_until, recorded_at)
            select gen_random_uuid(), id, 'closed', 'Prices', 'chair', closed_until, now() from matter
             where closed_until <> '-infinity';
          insert into matter_words (matter, title, reasons) select id, 'Closed words', '' from matter
             where closed_until <> '-infinity'"""
              .formatted(BODY, MEMBER, matters / sealed, matters - 1));
      // 30 people with a wall on every fifth matter, the lister among them.
      s.execute(
          """
          insert into wall (matter, person, from_date, shuts, clauses, kinds, potential, recorded_at)
          select m.id, case when p = 0 then '%1$s'::uuid else gen_random_uuid() end, '2026-01-01', 31, '{6.2}',
              '{financial}', false, now()
            from matter m cross join generate_series(0, 29) p where right(m.reference, 1) in ('0', '5')"""
              .formatted(MEMBER));
      s.execute("analyze");
      try (PreparedStatement session =
          owner.prepareStatement(
              "insert into session (hash, person, began_at, ends_at) values (?, ?, now(), now() + interval '1 day')")) {
        session.setBytes(1, Secrets.hash(secret));
        session.setObject(2, MEMBER);
        session.executeUpdate();
      }
    }
  }
}
