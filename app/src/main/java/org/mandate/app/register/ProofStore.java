package org.mandate.app.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which file or statement the facts of a roll stand in, as held when it was frozen. */
final class ProofStore {
  private final JdbcClient db;

  ProofStore(JdbcClient db) {
    this.db = db;
  }

  /** A file that was imported, or a statement of our own. */
  record Source(boolean imported, long id) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      return Comparator.comparing(Source::imported).thenComparing(Source::id).compare(this, other);
    }
  }

  /** What a line of that source must say. */
  record Fact(Source source, Map<String, String> says) {}

  /** The latest list size of each practice, where it is the one the roll has. */
  List<Fact> listSizes(Evidence wanted) {
    List<String> codes = List.copyOf(wanted.patients().keySet());
    return db.sql(
            """
            select * from (
              select distinct on (f.code) f.code, f.patients, f.valid_from, f.import, f.statement, w.patients as rolled
                from list_size f join unnest(:codes::text[], :patients::bigint[]) as w(code, patients) on w.code = f.code
               where f.basis = :basis and f.valid_from <= :day and f.recorded_at <= :known and f.superseded_at > :known
                 and (f.import is not null or f.statement is not null)
               order by f.code, f.valid_from desc, f.patients = w.patients desc) best
             where patients = rolled""")
        .param("codes", codes.toArray(new String[0]))
        .param(
            "patients",
            codes.stream().map(c -> wanted.patients().getOrDefault(c, 0L)).toArray(Long[]::new))
        .param("basis", wanted.basis())
        .param("day", wanted.day())
        .param("known", Timestamp.from(wanted.known()))
        .query(
            (row, n) ->
                new Fact(
                    source(row),
                    Map.of(
                        "kind", "list-sizes",
                        "code", row.getString("code"),
                        "as_at", row.getString("valid_from"),
                        "patients", String.valueOf(row.getLong("patients")))))
        .list();
  }

  /** The network or neighbourhood of each practice that a source with dates states. */
  List<Fact> parents(String relation, Collection<String> practices, Evidence wanted) {
    return practices.isEmpty()
        ? new ArrayList<>()
        : db.sql(
                """
                select child, parent, from_date, import, statement from relation_fact
                 where relation = :relation and child = any(:codes) and recorded_at <= :known and superseded_at > :known
                   and source in ('network-members', 'local') and valid_to = 'infinity'
                   and from_date <= :day and to_date > :day and (import is not null or statement is not null)
                 order by child""")
            .param("relation", relation)
            .param("codes", practices.toArray(new String[0]))
            .param("day", wanted.day())
            .param("known", Timestamp.from(wanted.known()))
            .query(
                (row, n) ->
                    new Fact(
                        source(row),
                        Map.of(
                            "kind",
                            relation + "-members",
                            "practice",
                            row.getString("child"),
                            relation,
                            row.getString("parent"),
                            "from",
                            row.getString("from_date"))))
            .list();
  }

  /** What names the areas. */
  List<Fact> names(Collection<String> areas, Evidence wanted) {
    return areas.isEmpty()
        ? List.of()
        : db.sql(
                """
                select distinct on (code) code, source, import, statement from organisation_fact
                 where code = any(:codes) and recorded_at <= :known and superseded_at > :known
                   and source in ('networks', 'local') and (import is not null or statement is not null)
                 order by code, valid_to desc, source""")
            .param("codes", areas.toArray(new String[0]))
            .param("known", Timestamp.from(wanted.known()))
            .query(
                (row, n) ->
                    new Fact(
                        source(row),
                        Map.of(
                            "kind",
                            row.getString("source").equals("local") ? "organisation" : "networks",
                            "code",
                            row.getString("code"))))
            .list();
  }

  private static Source source(ResultSet row) throws SQLException {
    long imported = row.getLong("import");
    return row.wasNull() ? new Source(false, row.getLong("statement")) : new Source(true, imported);
  }
}
