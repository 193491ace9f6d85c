package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mandate.app.matters.Matter;
import org.mandate.app.search.SearchTown.Thing;

/** The serving role's raw connection against the index: nothing but search_find answers. */
class IndexIsShutTest {
  private static final String SECRET_WORD = "thylacine";
  private static SearchTown t;
  private static HikariDataSource serving;
  private static final Map<String, String> SECRETS = new LinkedHashMap<>();

  @BeforeAll
  static void plant() {
    t = new SearchTown();
    serving = t.w.t.databases.forServing(3);
    Matter hidden = t.w.unannounced("The " + SECRET_WORD + " case");
    t.keep(Thing.of("matter:" + hidden.id(), "infinity", "s1", SECRET_WORD, SECRET_WORD.repeat(3)));
    t.keep(Thing.of("public", "-infinity", "p1", "Open", "words"));
    SECRETS.put("nobody", "");
    SECRETS.put("an officer", t.w.t.session(t.w.treasurer));
    SECRETS.put("the guardian, who may read it", t.w.t.session(t.w.guardian));
    t.owner("analyze");
  }

  @AfterAll
  static void close() {
    serving.close();
  }

  private static final String FIND =
      "search_find('{%s}', '{f}', '{f}', null, null, null, null, 0, 20)".formatted(SECRET_WORD);

  /** What must be refused to whoever has the serving role, whatever their identity. */
  private static List<String> refused() {
    List<String> all = new ArrayList<>();
    for (String table : List.of("search_document", "search_compartment")) {
      all.add("select * from " + table);
      all.add("select count(*) from " + table);
      all.add("select ctid, xmin, tableoid from " + table);
      all.add("select 1 from " + table + " limit 0");
      all.add("copy " + table + " to stdout");
      all.add("insert into " + table + " default values");
      all.add(
          "update "
              + table
              + " set "
              + (table.equals("search_document") ? "key = key" : "name = name"));
      all.add("delete from " + table);
      all.add("truncate " + table);
      all.add("lock " + table);
      all.add("explain select 1 from " + table);
      all.add("explain analyze select 1 from " + table);
      all.add("create temp view v as select * from " + table + ";; select * from v");
      all.add("declare c cursor for select * from " + table + ";; fetch all from c");
      all.add("select table_to_xml('" + table + "', true, false, '')");
      all.add("set local row_security = off;; select * from " + table);
      all.add("select pg_total_relation_size('" + table + "')");
      all.add("select pg_stat_get_live_tuples('" + table + "'::regclass)");
      all.add("create index on " + table + " (number)");
      all.add("alter table " + table + " disable row level security");
    }
    all.add("select * from ts_stat('select words from mandate.search_document')");
    all.add(
        "select ts_rewrite('a'::tsquery, 'select ''a''::tsquery, words::text::tsquery from search_document')");
    all.add("select words from search_document where words @@ '" + SECRET_WORD + "'");
    all.add("select 1 from search_document where title % 'thyla'");
    all.add("explain (analyze, buffers) select * from " + FIND);
    all.add(
        "deallocate all;; prepare p as select * from "
            + FIND
            + ";; explain (analyze, buffers) execute p");
    all.add("select my_search_compartments()");
    all.add("select search_any('{1,2,3}', '', '{thylacin}')");
    all.add(
        "select search_keep('public', '-infinity', null, 'minutes', 's1', '/x/y', '2026-01-01', 't', 'w')");
    all.add("select search_drop('minutes', 's1')");
    all.add("select search_move('public', 'infinity')");
    all.add("select search_tidy()");
    all.add("select search_rehouse(2, 1)");
    all.add("select search_compartment_of('public', '-infinity')");
    all.add(
        "select search_newest('''@thylacin''', '{}', '{1,2,3,4,5}', '0001-01-01', '9999-12-31', 5)");
    all.add("select search_asked('''@thylacin''', '{1,2,3}')");
    all.add("select search_matter(gen_random_uuid())");
    all.add("select search_paper(gen_random_uuid(), 'x')");
    return all;
  }

  @TestFactory
  Stream<DynamicTest> whatWouldReadOrMeasureTheIndexIsRefused() {
    return SECRETS.keySet().stream()
        .flatMap(
            who ->
                refused().stream()
                    .map(
                        sql ->
                            DynamicTest.dynamicTest(
                                who + ": " + sql,
                                () ->
                                    assertThat(outcome(who, sql))
                                        .contains("42501")
                                        .doesNotContain(SECRET_WORD + ","))));
  }

  /** What answers, and must say nothing of what is sealed to whoever may not read it. */
  private static List<String> quiet() {
    return List.of(
        "explain select * from " + FIND,
        "select * from " + FIND,
        "select count(*), sum(total) from " + FIND,
        "select * from pg_stats where tablename like 'search%'",
        "select attname, n_distinct from pg_stats where tablename like 'search%'",
        "select * from search_find('{thyl}', '{f}', '{t}', null, null, null, null, 0, 100)",
        "select * from search_find('{1:thylacin}', '{f}', '{f}', null, null, null, null, 0, 100)",
        "select * from search_find('{open}', '{f}', '{f}', null, 'x'') | (''2:thylacin', null, null, 0, 100)",
        "select * from search_find('{\"'' | ''2:thylacin''\"}', '{f}', '{f}', null, null, null, null, 0, 100)",
        "select * from search_find('{open,thylacine}', '{f,t}', '{f,f}', null, null, null, null, 0, 100)",
        "select * from search_find('{@thylacin}', '{f}', '{f}', null, null, null, null, -1, 100)",
        "set local search_path = pg_temp, mandate;; create temp table search_compartment as select 2 as number;;"
            + " select * from mandate."
            + FIND,
        "set local mandate.identity = 'person;"
            + UUID.randomUUID()
            + ";;;#x';; select * from "
            + FIND,
        "set local default_text_search_config = 'pg_catalog.simple';; select * from " + FIND,
        "set local enable_bitmapscan = off;; select * from " + FIND);
  }

  @TestFactory
  Stream<DynamicTest> whatAnswersSaysNothingToWhoeverMayNotRead() {
    return Stream.of("nobody", "an officer")
        .flatMap(
            who ->
                quiet().stream()
                    .map(
                        sql ->
                            DynamicTest.dynamicTest(
                                who + ": " + sql,
                                () ->
                                    assertThat(outcome(who, sql))
                                        .doesNotContain("The " + SECRET_WORD)
                                        .doesNotContain("/things/s1")
                                        .doesNotContain("/matters/"))));
  }

  @Test
  void theSameQuestionTellsWhoeverMayRead() {
    assertThat(outcome("the guardian, who may read it", "select * from " + FIND))
        .contains("The " + SECRET_WORD, "/things/s1", "2");
  }

  @Test
  void aQuestionWithTheWordExplainInItIsAnsweredWhenItIsBound() {
    t.keep(Thing.of("public", "-infinity", "p2", "Explaining the budget", "words"));
    assertThat(t.paths(null, "explain")).containsExactly("/things/p2");
  }

  private static String outcome(String who, String sql) {
    StringBuilder seen = new StringBuilder();
    try (Connection c = serving.getConnection()) {
      c.setAutoCommit(false);
      try (Statement s = c.createStatement()) {
        String secret = SECRETS.get(who);
        if (!secret.isEmpty()) {
          s.execute("select identify('" + secret + "')");
        }
        for (String one : sql.split(";;")) {
          if (s.execute(one)) {
            print(s.getResultSet(), seen);
          }
        }
      } catch (SQLException e) {
        seen.append(e.getSQLState()).append(' ').append(e.getMessage());
      } finally {
        c.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return seen.toString();
  }

  private static void print(ResultSet row, StringBuilder seen) throws SQLException {
    while (row.next()) {
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        seen.append(row.getString(i)).append(',');
      }
      seen.append('\n');
    }
  }
}
