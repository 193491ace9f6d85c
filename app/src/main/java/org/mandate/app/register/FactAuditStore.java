package org.mandate.app.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The questions of {@link FactAudit}, for one table, beside one file copied for comparing. */
final class FactAuditStore {
  private final JdbcClient db;
  private final FactTable table;
  private final String same;
  private final String equal;

  FactAuditStore(JdbcClient db, FactTable table) {
    this.db = db;
    this.table = table;
    this.same =
        table.keys.stream().map(k -> "i." + k + " = f." + k).collect(Collectors.joining(" and "));
    this.equal =
        "(%s) is not distinct from (%s)"
            .formatted(
                table.says.stream().map(c -> "i." + c).collect(Collectors.joining(", ")),
                table.says.stream().map(c -> "f." + c).collect(Collectors.joining(", ")));
  }

  /** A row that does not fit, and why. */
  record Wrong(String key, String what) {}

  /**
   * The first rows that do not fit an import whose file stands in the table of {@link Incoming}.
   */
  List<Wrong> wrong(Imported i) {
    db.sql("drop table if exists pg_temp.said").update();
    db.sql("create temp table said on commit drop as " + new Incoming(i.kind()).facts(table))
        .update();
    db.sql("analyze pg_temp.said").update();
    return Stream.of(otherwise(), missing(), extra(), outOfStep())
        .flatMap(sql -> found(sql, i).stream())
        .toList();
  }

  private List<Wrong> found(String sql, Imported i) {
    var call = db.sql(sql);
    Map<String, Object> known =
        Map.of("import", i.id(), "source", i.kind().word(), "edition", i.edition());
    for (var parameter : known.entrySet()) {
      if (sql.contains(":" + parameter.getKey())) {
        call = call.param(parameter.getKey(), parameter.getValue());
      }
    }
    return call.query((row, n) -> new Wrong(row.getString(1), row.getString(2))).list();
  }

  /** Rows of this import, held or superseded, that its file does not state. */
  private String otherwise() {
    return """
        select %s, 'the kept file says otherwise' from %s f
         where f.import = :import and not exists (select 1 from pg_temp.said i where %s and %s) limit 3"""
        .formatted(key("f"), table.table, same, equal);
  }

  /** What the file states and nothing holds on its day. */
  private String missing() {
    return """
        select %s, 'the kept file says so and no row does' from pg_temp.said i
         where %s and not exists (select 1 from %s f where %s and %s and %s) limit 3"""
        .formatted(key("i"), latest(), table.table, onDay(), same, equal);
  }

  /** What is held on the day of the edition and the file does not state. */
  private String extra() {
    return """
        select %s, 'held on the day of an edition that does not say so' from %s f
         where %s and %s and not exists (select 1 from pg_temp.said i where %s and %s) limit 3"""
        .formatted(key("f"), table.table, latest(), onDay(), same, equal);
  }

  /** Periods and moments that no edition and no import made. */
  private String outOfStep() {
    String ends =
        table.joinsNeighbours()
            ? "f.valid_to <> 'infinity' and f.valid_to not in (select edition from own)"
            : "f.valid_to <> f.valid_from + 1";
    return """
        with own as (select edition, recorded_at from register_import where kind = :source)
        select %s, 'a period or a moment that no import made' from %s f
         where f.import = :import and (f.valid_from not in (select edition from own) or %s
            or f.recorded_at not in (select recorded_at from own)
            or (f.superseded_at <> 'infinity' and f.superseded_at not in (select recorded_at from own)))
         limit 3"""
        .formatted(key("f"), table.table, ends);
  }

  /** Of two files for one day the later recorded is held. */
  private static String latest() {
    return """
        :import = (select r.id from register_import r where r.kind = :source and r.edition = :edition
                    order by r.recorded_at desc limit 1)""";
  }

  private static String onDay() {
    return "f.source = :source and f.superseded_at = 'infinity' and f.valid_from <= :edition"
        + " and f.valid_to > :edition";
  }

  private String key(String alias) {
    return table.keys.stream()
        .map(k -> alias + "." + k + "::text")
        .collect(Collectors.joining(" || ' ' || "));
  }
}
