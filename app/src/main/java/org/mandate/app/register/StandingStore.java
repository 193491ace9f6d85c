package org.mandate.app.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.reading.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** How every organisation of a list stood in one edition, read back from the dated facts. */
final class StandingStore {
  private final JdbcTemplate jdbc;

  StandingStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** How many of a list changed to its edition of a day, as we hold both now. */
  ChangeTally.Counts counts(Kind kind, Optional<LocalDate> before, LocalDate now) {
    return tally(kind, before, now, false, false).counts();
  }

  /** What changed. */
  ChangeReport changes(Kind kind, Optional<LocalDate> before, LocalDate now, boolean england) {
    return tally(kind, before, now, england, true).report();
  }

  private ChangeTally tally(
      Kind kind, Optional<LocalDate> before, LocalDate now, boolean england, boolean listing) {
    String standings =
        "(select * from (" + sql(kind) + ") every" + (england ? NOT_WELSH : "") + ")";
    if (before.isEmpty()) {
      return ChangeTally.first(active(kind, standings, now));
    }
    Set<String> groupings = groupings(kind, standings, before.get());
    ChangeTally tally = new ChangeTally(groupings, listing);
    String pairs = PAIRS.formatted(standings, standings) + (listing ? " order by 1, 2" : "");
    jdbc.query(
        connection -> {
          // in pieces, however many changed
          PreparedStatement s = connection.prepareStatement(pairs);
          s.setFetchSize(1_000);
          dates(s, kind, 1, before.get());
          dates(s, kind, 4, now);
          return s;
        },
        row -> {
          if (row.getString("was_code") == null && row.getString("is_code") == null) {
            tally.same(row.getInt("same"));
          } else {
            tally.pair(standing(row, "was_"), standing(row, "is_"));
          }
        });
    return tally;
  }

  private static void dates(PreparedStatement s, Kind kind, int at, LocalDate day)
      throws SQLException {
    s.setString(at, kind.word());
    s.setObject(at + 1, day);
    s.setObject(at + 2, day);
  }

  private int active(Kind kind, String standings, LocalDate day) {
    Integer active =
        jdbc.queryForObject(
            "select count(distinct code) from " + standings + " s where state = 'ACTIVE'",
            Integer.class,
            kind.word(),
            day,
            day);
    return active == null ? 0 : active;
  }

  private Set<String> groupings(Kind kind, String standings, LocalDate day) {
    return Set.copyOf(
        jdbc.queryForList(
            "select distinct grouping_code from " + standings + " s where state = 'ACTIVE'",
            String.class,
            kind.word(),
            day,
            day));
  }

  private static @Nullable Standing standing(ResultSet row, String which) throws SQLException {
    String code = row.getString(which + "code");
    return code == null
        ? null
        : new Standing(
            code,
            row.getString(which + "name"),
            row.getString(which + "home"),
            row.getString(which + "grouping"),
            Standing.State.valueOf(row.getString(which + "state")),
            row.getString(which + "measure"));
  }

  private static final String NOT_WELSH = " where grouping_code <> '" + ChangeRules.WALES + "'";

  /** Those who stand otherwise than before, each with both, and one row that counts the others. */
  private static final String PAIRS =
      """
      with pairs as materialized (
        select was.code as was_code, was.name as was_name, was.home as was_home, was.grouping_code as was_grouping,
               was.state as was_state, was.measure as was_measure,
               now.code as is_code, now.name as is_name, now.home as is_home, now.grouping_code as is_grouping,
               now.state as is_state, now.measure as is_measure,
               (was.code, was.name, was.home, was.grouping_code, was.state, was.measure)
                 is not distinct from (now.code, now.name, now.home, now.grouping_code, now.state, now.measure) as equal
          from %s was full join %s now on was.code = now.code)
      select coalesce(was_code, is_code) as code, 0 as same, pairs.* from pairs where not equal
      union all
      select null, count(*)::int, null, null, null, null, null, null, null, null, null, null, null, null, null
        from pairs where equal and is_state = 'ACTIVE'""";

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
    return "select distinct on (child) child as code, '' as name, parent as home, '' as grouping_code,"
        + " case when to_date = 'infinity' then 'ACTIVE' else 'CLOSED' end as state, '' as measure"
        + " from relation_fact f where source = ? and relation = '"
        + relation
        + "'"
        + HELD
        // of several, the active one: a practice's network over time
        + " order by child, to_date = 'infinity' desc";
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
