package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody with a raw connection tries; {name} stands for an id, ;; parts statements. */
final class RawAttempts {
  private static final Pattern ID = Pattern.compile("\\{([a-z_]+)}");
  private static final List<String> SEALED =
      List.of(
          "matter_words",
          "matter_closure",
          "matter_reader",
          "matter_party",
          "matter_stage",
          "paper",
          "wall",
          "wall_due",
          "wall_reach",
          "handling_choice",
          "handling_contest",
          "item_declaration",
          "matter_proxy",
          "disclosure",
          "matter_view",
          "conflict_breach",
          "sealed_fact",
          "assessor_request",
          "assessor_place");

  private RawAttempts() {}

  record Attempt(String name, String sql) {
    String with(Planted p) {
      return filled(
          name -> {
            List<String> known = p.ids.getOrDefault(name, List.of());
            return known.isEmpty() ? UUID.randomUUID().toString() : known.getFirst();
          });
    }

    String withFreshIds() {
      return filled(name -> UUID.randomUUID().toString());
    }

    private String filled(java.util.function.UnaryOperator<String> id) {
      Matcher m = ID.matcher(sql);
      return m.replaceAll(found -> id.apply(found.group(1)));
    }
  }

  static Attempt a(String name, String sql) {
    return new Attempt(name, sql);
  }

  /** Whatever names an id: reads, functions, inserts beside, beneath and in its place. */
  static List<Attempt> onIds(Planted p) {
    List<Attempt> all = new ArrayList<>();
    all.add(a("read by id", "select * from matter where id = '{matter}'"));
    all.add(a("lock by id", "select 1 from matter where id = '{matter}' for key share"));
    for (String table : p.ids.keySet()) {
      if (!p.ids.get(table).isEmpty()) {
        all.add(a("read " + table, "select * from " + table + " where id = '{" + table + "}'"));
        all.add(
            a("delete from " + table, "delete from " + table + " where id = '{" + table + "}'"));
      }
    }
    for (String table : SEALED) {
      if (!List.of("wall_due").contains(table)) {
        all.add(
            a("count " + table, "select count(*) from " + table + " where matter = '{matter}'"));
      }
    }
    functions(all, p);
    all.addAll(RawRows.all());
    return all;
  }

  private static void functions(List<Attempt> all, Planted p) {
    all.add(a("is_conflicted, outsider", "select is_conflicted('{matter}', '" + p.reader + "')"));
    all.add(
        a(
            "is_conflicted, of oneself",
            "select is_conflicted('{matter}', coalesce(who_person(), '" + p.reader + "'))"));
    all.add(
        a("is_conflicted, of all", "select is_conflicted('{matter}', id) from person order by id"));
    all.add(a("my_matters", "select count(*) from my_matters() m where m = '{matter}'"));
    all.add(a("assessor_days", "select * from assessor_days(array['{matter}']::uuid[])"));
    all.add(a("candidates", "select * from assessor_candidates('{assessor_request}')"));
    all.add(a("asked names", "select * from assessor_names('{assessor_request}')"));
    all.add(a("mail one asked", "select mail_assessor('{assessor_place}', 's', 'w')"));
    all.add(a("erase a sealed fact", "select erase_sealed('{sealed_fact}')"));
    all.add(a("empty a sealed fact", "select empty_sealed_fact('{sealed_fact}')"));
    all.add(a("erase a person", "select erase_person('{matter}')"));
    all.add(a("a turnout", "select ballot_turnout('{matter}')"));
    all.add(
        a(
            "an operator of one's own that shouts",
            "create function pg_temp.shout(uuid) returns boolean language plpgsql cost 0.0001 as"
                + " $$ begin raise exception 'seen %', $1; end $$;;"
                + "select pg_temp.shout(id) from matter where id = '{matter}'"));
    all.add(
        a(
            "the planner folds a shout",
            "create function pg_temp.shout2(text) returns int language plpgsql immutable as"
                + " $$ begin raise exception 'seen %', $1; end $$;;"
                + "select 1 from matter_words where matter = '{matter}'"
                + " and pg_temp.shout2(title) = 1"));
    all.add(
        a(
            "division by nought",
            "select 1 from matter_words where matter = '{matter}' and 1/0 = 1"));
    all.add(
        a(
            "division by nought of a row",
            "select 1 from matter_words where matter = '{matter}' and 1/(length(title)*0) = 1"));
    all.add(a("a cast", "select 1 from matter_words where matter = '{matter}' and title::int = 1"));
  }

  /** Counts, sizes and estimates, which may not move when something unannounced is added. */
  static List<Attempt> measures() {
    List<Attempt> all = new ArrayList<>();
    for (String table : SEALED) {
      all.add(a("rows of " + table, "select count(*) from " + table));
      all.add(a("size of " + table, "select pg_total_relation_size('" + table + "')"));
      all.add(
          a(
              "pages of " + table,
              "select reltuples, relpages from pg_class where relname = '" + table + "'"));
      all.add(
          a(
              "statistics of " + table,
              "select n_live_tup, n_tup_ins from pg_stat_user_tables where relname = '"
                  + table
                  + "'"));
      all.add(
          a(
              "inserts into " + table,
              "select pg_stat_get_tuples_inserted('" + table + "'::regclass)"));
      all.add(
          a(
              "blocks read of " + table,
              "select heap_blks_hit from pg_statio_user_tables where relname = '" + table + "'"));
      all.add(a("places in " + table, "select ctid, xmin from " + table + " order by ctid"));
    }
    all.add(a("rows of matter", "select count(*), max(reference) from matter"));
    all.add(a("places in matter", "select ctid from matter order by ctid"));
    all.add(
        a(
            "histogram",
            "select * from pg_stats where tablename like 'matter%' and attname <> 'entry'"));
    all.add(a("raw histogram", "select starelid from pg_statistic"));
    all.add(
        a(
            "the next mail",
            "select last_value from pg_sequences where schemaname = 'mandate' order by sequencename"));
    all.add(a("a sequence's last value", "select last_value from mail_id_seq"));
    all.add(a("currval", "select currval('mail_id_seq')"));
    all.add(a("the last entry", "select max(id) from record_entry where kind <> 'sealed'"));
    all.add(a("openings", "select count(*) from record_opening"));
    all.add(a("large objects", "select count(*) from pg_largeobject_metadata"));
    all.add(
        a("prepared", "select count(*) from pg_prepared_statements where not from_sql and false"));
    all.add(a("notes", "listen matter;; select 1"));
    return all;
  }

  /** What PostgreSQL would let anybody measure, and this program lets nobody. */
  static List<Attempt> refused() {
    List<Attempt> all = new ArrayList<>();
    List<String> tables = new ArrayList<>(SEALED);
    tables.addAll(List.of("matter", "paper_bytes", "account", "mail", "person", "affiliation"));
    for (String table : tables) {
      if (!List.of(
              "mail", "wall_due", "wall_reach", "sealed_fact", "account", "person", "affiliation")
          .contains(table)) {
        all.add(a("places in " + table, "select ctid, xmin from " + table));
      }
      all.add(
          a(
              "a count of what was taken away: " + table,
              "explain (analyze, timing off, summary off) select 1 from " + table));
      all.add(a("an estimate: " + table, "explain select 1 from " + table));
      all.add(
          a(
              "an estimate of an estimate: " + table,
              "explain (verbose, format json) select 1 from matter m left join "
                  + table
                  + " t on true limit 0"));
      all.add(
          a(
              "the same, prepared: " + table,
              "deallocate all;; prepare p as select 1 from "
                  + table
                  + ";; /* x */ ExPlAiN analyze execute p"));
      all.add(
          a(
              "the same, in a block: " + table,
              "do $$ declare x text; begin execute 'exp' || 'lain analyze select 1 from "
                  + table
                  + "' into x; raise exception '%', x; end $$"));
      all.add(
          a(
              "the same, by xml: " + table,
              "select query_to_xml('exp' || 'lain analyze select 1 from "
                  + table
                  + "', true, false, '')"));
      all.add(a("size of " + table, "select pg_total_relation_size('" + table + "')"));
      all.add(
          a(
              "statistics of " + table,
              "select n_live_tup, n_tup_ins from pg_stat_user_tables where relname = '"
                  + table
                  + "'"));
      all.add(
          a(
              "its own transaction's statistics of " + table,
              "select seq_tup_read from pg_stat_xact_user_tables where relname = '" + table + "'"));
      all.add(
          a(
              "pages of " + table,
              "select reltuples, relpages from pg_class where relname = '" + table + "'"));
      all.add(a("blocks of " + table, "select currtid2('mandate." + table + "', '(0,1)')"));
    }
    all.add(
        a(
            "a function of one's own",
            "create function pg_temp.f() returns int language sql as 'select 1'"));
    all.add(a("other people's statements", "select query, state from pg_stat_activity"));
    all.add(a("locks", "select * from pg_locks"));
    all.add(a("the next mail", "select nextval('mail_id_seq')"));
    all.add(a("the last mail", "select pg_sequence_last_value('mail_id_seq'::regclass)"));
    all.add(a("how much was written", "select pg_current_wal_insert_lsn()"));
    all.add(
        a(
            "words by search",
            "select * from ts_stat('select to_tsvector(title) from matter_words')"));
    return all;
  }

  /** Every way to read at large; what comes back holds no mark of anything sealed. */
  static List<Attempt> readings(Planted hidden, Planted closed) {
    List<Attempt> all = new ArrayList<>();
    List<String> tables = new ArrayList<>(SEALED);
    tables.addAll(List.of("matter", "paper_bytes", "mail", "record_opening", "record_entry"));
    for (String table : tables) {
      all.add(a("read " + table, "select * from " + table));
      all.add(a("copy " + table, "copy " + table + " to stdout"));
      all.add(a("copy out of " + table, "copy (select * from " + table + ") to stdout"));
      all.add(a("xml of " + table, "select table_to_xml('" + table + "', true, false, '')"));
      all.add(a("json of " + table, "select jsonb_agg(t) from " + table + " t"));
      all.add(
          a("row security off: " + table, "set local row_security = off;; select * from " + table));
      all.add(
          a(
              "a view of one's own: " + table,
              "create temp view mine as select * from mandate." + table + ";; select * from mine"));
      all.add(
          a(
              "a cursor: " + table,
              "declare mine cursor for select * from " + table + ";; fetch all from mine"));
      all.add(
          a(
              "a shout before the policy: " + table,
              "create function pg_temp.shout(text) returns boolean language plpgsql cost 0.0001 as"
                  + " $$ begin raise notice '%', $1; raise exception 'seen %', $1; end $$;;"
                  + "select 1 from "
                  + table
                  + " t where pg_temp.shout(t::text)"));
      all.add(a("a cast: " + table, "select (t::text)::int from " + table + " t"));
    }
    identities(all, hidden);
    shadows(all);
    all.add(a("other people's statements", "select query, state from pg_stat_activity"));
    all.add(a("locks", "select locktype, objid, classid from pg_locks"));
    all.add(a("a server file", "select pg_read_file('postgresql.conf')"));
    all.add(a("a server folder", "select pg_ls_dir('.')"));
    all.add(a("write a large object out", "select lo_export(1, '/tmp/x')"));
    all.add(a("the closure's reason", "select reason from matter_closure"));
    all.add(a("its own words by search", "select title from matter_words where title % 'title'"));
    all.add(a("the closed one", "select * from matter where id = '" + closed.matter.id() + "'"));
    return all;
  }

  private static void identities(List<Attempt> all, Planted p) {
    String then = ";; select * from matter_words;; select * from paper;; select * from sealed_fact";
    for (String sql :
        List.of(
            "set role mandate_owner",
            "set session authorization mandate_owner",
            "set local mandate.identity = 'job;;warden;;#'",
            "set local mandate.identity = 'person;" + p.reader + ";;;#" + "0".repeat(64) + "'",
            "select set_config('mandate.identity', 'job;;audit;;#' || encode(sha256('job'), 'hex'),"
                + " true)",
            "select set_config('mandate.town_clock', '2099-01-01', true)",
            "set local search_path = pg_temp, mandate",
            "set local session_replication_role = replica",
            "select take_identity('job;;warden;;')",
            "select identity_mac('job;;warden;;')",
            "select * from identify('')",
            "select * from identify('" + "a".repeat(43) + "')",
            "select * from identify_by_ballot_link('x')",
            "select spend_sign_in_link('x', sha256('x'))",
            "select key from identity_key",
            "insert into session (hash, person, began_at, ends_at) values (sha256('x'), '"
                + p.reader
                + "', now(), now() + interval '1 hour')",
            "select demonstration_sign_in_link('x@example.org')")) {
      all.add(a(sql, sql));
      all.add(a(sql + " and read on", sql + then));
    }
  }

  private static void shadows(List<Attempt> all) {
    String then = ";; select * from mandate.matter_words;; select * from mandate.paper";
    all.add(
        a(
            "a temporary office_holder",
            "set local search_path = pg_temp, mandate;;"
                + "create temp table office_holder as select * from mandate.office_holder;;"
                + "create temp table matter_reader as select m.id as matter, o.person from"
                + " mandate.matter m, mandate.office_holder o"
                + then));
    all.add(
        a(
            "a temporary who_is_whole",
            "create function pg_temp.who_is_whole() returns boolean language sql as 'select true';;"
                + "set local search_path = pg_temp, mandate"
                + then));
    all.add(
        a(
            "a temporary operator",
            "create function pg_temp.yes(uuid, uuid) returns boolean language sql as 'select true';;"
                + "create operator pg_temp.= (leftarg = uuid, rightarg = uuid, function ="
                + " pg_temp.yes);; set local search_path = pg_temp, mandate, pg_catalog"
                + then));
    all.add(a("an object of public", "create table public.matter_reader (matter uuid)" + then));
  }
}
