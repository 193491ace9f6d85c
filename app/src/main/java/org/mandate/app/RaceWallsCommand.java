package org.mandate.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.access.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures what walls cost where they are not needed: listing a body's matters under row security,
 * against the same rows with every policy of theirs letting all through, in turns; and one wall
 * asked through SQL. Use a throw-away folder.
 */
@Command(
    name = "walls",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Measures a body's list with walls and without, on a throw-away folder.",
    footer = {"", "Example: ./mandate race walls --data /tmp/race --rounds 9", ""})
final class RaceWallsCommand extends Main.OnData {
  private static final UUID BODY = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final UUID MEMBER = UUID.nameUUIDFromBytes(new byte[] {2});
  private static final String[] TABLES = {
    "matter", "matter_words", "matter_closure", "matter_option", "matter_evidence"
  };

  /** What a list of matters asks, as matters.MatterStore does. */
  private static final String LIST =
      """
      select id, body, reference, question, opened_at, closed_until, unannounced_until, title, reasons,
        case when closed_until = '-infinity' then null
          else (select w.title from matter_words w where w.matter = matter.id) end as sealed_title
        from matter where body = :body order by opened_at desc, reference desc""";

  @Option(names = "--matters", defaultValue = "2000", description = "matters of the body")
  int matters;

  @Option(names = "--sealed", defaultValue = "20", description = "of them, closed ones")
  int sealed;

  @Option(names = "--rounds", defaultValue = "9", description = "turns of each side")
  int rounds;

  @Option(names = "--lists", defaultValue = "40", description = "lists a turn")
  int lists;

  private String secret = "";

  @Override
  public Integer call() throws SQLException {
    try (Running running = Running.alone(where.settings())) {
      fill(running);
      Composition program = running.program;
      Supplier<Integer> rows =
          () ->
              program
                  .db
                  .sql(LIST)
                  .param("body", BODY)
                  .query((row, n) -> row.getString(8))
                  .list()
                  .size();
      Supplier<Integer> pages = () -> program.matters.of(BODY).size();
      race(running, "select", rows, lists);
      race(running, "matters.of", pages, Math.max(3, lists / 10));
      checks(running);
    }
    return 0;
  }

  private void race(Running running, String what, Supplier<Integer> list, int times)
      throws SQLException {
    double[] on = new double[rounds * times];
    double[] off = new double[rounds * times];
    turn(running, list, new double[times], 0, times);
    int seen = 0;
    for (int round = 0; round < rounds; round++) {
      seen = turn(running, list, on, round * times, times);
      withoutWalls(running, true);
      turn(running, list, off, round * times, times);
      withoutWalls(running, false);
    }
    System.out.printf(
        "{\"list\":\"%s\",\"matters\":%d,\"sealed\":%d,\"seen\":%d,\"wallsOnMillis\":%.3f,"
            + "\"wallsOffMillis\":%.3f,\"overPercent\":%.1f}%n",
        what, matters, sealed, seen, median(on), median(off), 100 * (median(on) / median(off) - 1));
  }

  private int turn(Running running, Supplier<Integer> list, double[] millis, int at, int times) {
    int seen = 0;
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      seen =
          java.util.Objects.requireNonNull(
              running.program.reading.execute(
                  status -> {
                    running.program.identity.take(secret);
                    return list.get();
                  }));
      millis[at + i] = (System.nanoTime() - began) / 1e6;
    }
    return seen;
  }

  /** Lets every row of these tables through, or sets their policies again as they were. */
  private static void withoutWalls(Running running, boolean off) throws SQLException {
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

  /** One wall by matter and person as the warden, and what a person may know of, each by SQL. */
  private void checks(Running running) {
    Composition program = running.program;
    double[] wall = new double[2000];
    double[] mine = new double[2000];
    program.jobs.as(
        "warden",
        () -> {
          for (int i = 0; i < wall.length; i++) {
            UUID matter = matter(i % matters);
            long began = System.nanoTime();
            program
                .db
                .sql(
                    "select shuts from wall where matter = :m and person = :p and superseded_at = 'infinity'")
                .param("m", matter)
                .param("p", MEMBER)
                .query(Integer.class)
                .list();
            wall[i] = (System.nanoTime() - began) / 1e6;
          }
          return true;
        });
    program.reading.executeWithoutResult(
        status -> {
          program.identity.take(secret);
          for (int i = 0; i < mine.length; i++) {
            UUID matter = matter(i % matters);
            long began = System.nanoTime();
            program
                .db
                .sql("select count(*) from my_matters() m where m = :m")
                .param("m", matter)
                .query(Long.class)
                .single();
            mine[i] = (System.nanoTime() - began) / 1e6;
          }
        });
    System.out.printf(
        "{\"oneWallMedianMillis\":%.3f,\"oneWallP99Millis\":%.3f,\"mayKnowMedianMillis\":%.3f,"
            + "\"mayKnowP99Millis\":%.3f}%n",
        median(wall), at(wall, 0.99), median(mine), at(mine, 0.99));
  }

  private static UUID matter(int i) {
    return new UUID(7, i);
  }

  private void fill(Running running) throws SQLException {
    secret = Secrets.make();
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

  private static double median(double[] millis) {
    return at(millis, 0.5);
  }

  private static double at(double[] millis, double part) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
