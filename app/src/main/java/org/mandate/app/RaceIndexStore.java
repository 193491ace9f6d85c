package org.mandate.app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mandate.app.access.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the race of search: bodies, officers, closed matters, and what is written in them. */
final class RaceIndexStore {
  static final int BODIES = 200;
  static final int CLOSED_OF_A_BODY = 20;

  private final Running running;
  private final JdbcClient db;

  RaceIndexStore(Running running) {
    this.running = running;
    this.db = running.program.db;
  }

  static UUID body(int i) {
    return new UUID(1, i);
  }

  static UUID matter(int body, int i) {
    return new UUID(2, body * 1000L + i);
  }

  static UUID officer(int body) {
    return new UUID(3, body);
  }

  static final UUID MANY = new UUID(4, 1);
  static final UUID MEMBER = new UUID(4, 2);

  /** Bodies with an officer each and twenty closed matters; one person in ten offices; a member. */
  void ground() throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute(
          """
          insert into record_entry (at, kind, subject, leaf, leaf_hash) values (now(), 'race', 'race', 'x',
            sha256(gen_random_uuid()::text::bytea))""");
      for (int b = 0; b < BODIES; b++) {
        s.execute(
            """
            insert into body (id, slug, name, source, networks, practices, added, left_out, from_date, recorded_at, entry)
            values ('%1$s', 'race-%2$d', 'Race %2$d', 'contract', '{}', '{P%2$d}', '{}', '{}', '2016-01-01', now(), 1)"""
                .formatted(body(b), b));
        office(s, b, "treasurer", officer(b));
        if (b < 10) {
          office(s, b, "secretary", MANY);
        }
        s.execute(
            """
            insert into matter (id, body, reference, title, reasons, question, opened_at, entry, closed_until)
            select ('00000000-0000-0002-0000-' || lpad(to_hex(%2$d * 1000 + i), 12, '0'))::uuid, '%1$s',
                '2026-' || lpad((%2$d * 20 + i)::text, 5, '0'), '', '', '', now() - i * interval '1 day', 1, date '2999-01-01'
              from generate_series(0, %3$d) i"""
                    .formatted(body(b), b, CLOSED_OF_A_BODY - 1)
                + """
            ; insert into matter_closure (id, matter, form, reason, seat, closed_until, recorded_at)
            select gen_random_uuid(), id, 'closed', 'Prices', 'chair', closed_until, now() from matter where body = '%s'"""
                    .formatted(body(b)));
      }
      s.execute(
          """
          insert into person (id, name) values ('%1$s', 'Race');
          insert into affiliation (id, person, organisation, role, from_date, recorded_at, entry)
          values ('%1$s', '%1$s', 'P3', 'partner', '2016-01-01', now(), 1)"""
              .formatted(MEMBER));
    }
  }

  private static void office(Statement s, int b, String seat, UUID person) throws SQLException {
    s.execute(
        """
        with o as (insert into office (id, body, seat, route, from_date, to_date, recorded_at, entry)
          values (gen_random_uuid(), '%s', '%s', 'appointed', '2016-01-01', '2999-01-01', now(), 1) returning id)
        insert into office_holder (office, person, name) select id, '%s', 'Race' from o"""
            .formatted(body(b), seat, person));
  }

  /** One thing to be found. */
  record Doc(
      String compartment,
      String opens,
      UUID body,
      String kind,
      int key,
      LocalDate day,
      String title,
      String text) {}

  /** As a load after a restore does: the index is made at the end. */
  void keep(Iterable<Doc> docs) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement();
        PreparedStatement keep =
            owner.prepareStatement("select search_keep(?, ?::date, ?, ?, ?, ?, ?, ?, ?)")) {
      owner.setAutoCommit(false);
      s.execute("drop index search_document_words");
      int n = 0;
      for (Doc d : docs) {
        keep.setString(1, d.compartment);
        keep.setString(2, d.opens);
        keep.setObject(3, d.body);
        keep.setString(4, d.kind);
        keep.setString(5, String.valueOf(d.key));
        keep.setString(6, "/race/" + d.key);
        keep.setObject(7, d.day);
        keep.setString(8, d.title);
        keep.setString(9, d.text);
        keep.executeQuery().close();
        if (++n % 1000 == 0) {
          owner.commit();
        }
      }
      s.execute(
          "create index search_document_words on search_document using gin (words, pairs) with (fastupdate = off)");
      owner.commit();
      owner.setAutoCommit(true);
      s.execute("vacuum analyze");
    }
  }

  void session(UUID person, String secret) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        PreparedStatement session =
            owner.prepareStatement(
                "insert into session (hash, person, began_at, ends_at) values (?, ?, now(), now() + interval '1 day')")) {
      session.setBytes(1, Secrets.hash(secret));
      session.setObject(2, person);
      session.executeUpdate();
    }
  }

  List<String> some(int many) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement();
        ResultSet row =
            s.executeQuery(
                "select text from search_document where length(text) > 300 order by id limit "
                    + many)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  String sizes() throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement();
        ResultSet row =
            s.executeQuery(
                """
                select count(*), pg_size_pretty(pg_total_relation_size('search_document')),
                  pg_size_pretty(pg_relation_size('search_document_words')),
                  (select count(*) from search_compartment) from search_document""")) {
      row.next();
      return "\"things\":%d,\"size\":\"%s\",\"index\":\"%s\",\"compartments\":%d"
          .formatted(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4));
    }
  }

  /**
   * The form that we do not have: every thing in one table, its words in one text index, and a
   * policy that says who may read it; ranked, counted and read by the serving role.
   */
  void naive() throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute(
          """
          create table race_naive as select d.id, d.body, d.kind, d.day, d.title, d.text, c.name as compartment, c.opens_on,
              setweight(to_tsvector('english', search_plain(d.title)), 'A') || to_tsvector('english', search_plain(d.text)) as words
            from search_document d join search_compartment c on c.number = d.compartment;
          alter table race_naive enable row level security;
          create policy seen on race_naive for select to mandate_app using (opens_on <= (select london_today())
            or compartment in (select 'matter:' || m from my_sealed_matters() m)
            or compartment in (select 'officers:' || b from my_offices_bodies() b));
          grant select on race_naive to mandate_app;
          create index race_naive_words on race_naive using gin (words)""");
      s.execute("vacuum analyze race_naive");
    }
  }

  int askNaive(String typed) {
    return db
        .sql(
            """
            select count(*) over () as total, title, day, ts_headline('english', text, q) as excerpt
              from race_naive, websearch_to_tsquery('english', :q) q where words @@ q
             order by ts_rank(words, q) desc, day desc limit 20""")
        .param("q", typed)
        .query((row, n) -> row.getInt(1))
        .list()
        .stream()
        .findFirst()
        .orElse(0);
  }
}
