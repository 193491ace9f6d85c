package org.mandate.app.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.mandate.app.register.reading.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** How every organisation of a list stood in one edition, read back from the dated facts. */
final class StandingStore {
  private final JdbcTemplate jdbc;

  StandingStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By code, as we hold it now for the day of an edition. */
  Map<String, Standing> at(Kind kind, LocalDate edition) {
    Map<String, Standing> all = new HashMap<>();
    jdbc.query(
        sql(kind),
        row -> {
          ChangeRules.add(
              all,
              new Standing(
                  row.getString("code"),
                  row.getString("name"),
                  row.getString("home"),
                  row.getString("grouping_code"),
                  Standing.State.valueOf(row.getString("state")),
                  row.getString("measure")));
        },
        kind.word(),
        edition,
        edition);
    return all;
  }

  private static String sql(Kind kind) {
    return switch (kind) {
      case PRACTICES -> organisations("commissioner");
      case COMMISSIONERS -> organisations("geography");
      case NETWORKS -> organisations("commissioner");
      case ICB_NAMES -> organisations("''");
      case NETWORK_MEMBERS -> relations("network");
      case ICB_LOOKUP -> relations("board");
      case CODE_HISTORY -> relations("successor");
      case HIERARCHY -> hierarchy();
      case LIST_SIZES ->
          """
          select code, '' as name, '' as home, '' as grouping_code, 'ACTIVE' as state, patients::text as measure
            from list_size f where source = ?"""
              + HELD;
    };
  }

  private static final String HELD =
      " and f.superseded_at = 'infinity' and f.valid_from <= ? and f.valid_to > ?";

  private static String organisations(String home) {
    return "select code, name, "
        + home
        + " as home, grouping_code, state, '' as measure from organisation_fact f where source = ?"
        + HELD;
  }

  private static String relations(String relation) {
    return "select child as code, '' as name, parent as home, '' as grouping_code,"
        + " case when to_date = 'infinity' then 'ACTIVE' else 'CLOSED' end as state, '' as measure"
        + " from relation_fact f where source = ? and relation = '"
        + relation
        + "'"
        + HELD;
  }

  private static String hierarchy() {
    return "select f.child as code, coalesce(o.name, '') as name, f.parent as home, '' as grouping_code,"
        + " 'ACTIVE' as state, '' as measure from relation_fact f"
        + " left join organisation_fact o on o.code = f.child and o.source = f.source"
        + " and o.superseded_at = 'infinity' and o.valid_from <= f.valid_from and o.valid_to > f.valid_from"
        + " where f.source = ? and f.relation = 'commissioner'"
        + HELD;
  }
}
