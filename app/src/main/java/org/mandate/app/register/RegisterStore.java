package org.mandate.app.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.web.Names;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL that reads the register of organisations. */
final class RegisterStore {
  /** Lists in the order in which they are believed about one organisation. */
  static final String PRIORITY =
      """
      case f.source when 'local' then 0 when 'practices' then 1 when 'commissioners' then 1 when 'networks' then 1
        when 'icb-names' then 2 when 'icb-lookup' then 3 else 4 end""";

  private final JdbcClient db;

  RegisterStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * What is said of a code for a day, as held at a moment: the nearest, if no list speaks for that
   * day.
   */
  Optional<Organisation> organisation(String code, LocalDate date, Optional<Instant> knownAt) {
    return db.sql(
            """
            select f.*, f.valid_from <= :date and f.valid_to > :date as covers,
                   coalesce((select x.commissioner from organisation_fact x
                      where x.code = f.code and x.source = f.source and x.commissioner <> ''
                        and x.recorded_at <= :known::timestamptz
                        and (x.superseded_at > :known::timestamptz or x.superseded_at = 'infinity')
                        and (x.valid_from <= :date or x.commissioner_from <= :date)
                      order by x.commissioner_from <= :date desc, x.commissioner_from desc, x.valid_from desc limit 1),
                     f.commissioner) as commissioner_then
              from organisation_fact f
             where f.code = :code and f.recorded_at <= :known::timestamptz
               and (f.superseded_at > :known::timestamptz or f.superseded_at = 'infinity')
             order by covers desc,\s"""
                + PRIORITY
                + """
                , case when f.valid_from <= :date and f.valid_to > :date then 0
                       when f.valid_from > :date then f.valid_from - :date else :date - f.valid_to end
             limit 1""")
        .param("code", code)
        .param("date", date)
        .param("known", knownAt.map(Instant::toString).orElse("infinity"))
        .query(RegisterStore::organisation)
        .optional();
  }

  /** Everything any list has said of a code, as held now, oldest first. */
  List<Organisation> history(String code) {
    return db.sql(
            """
            select f.*, true as covers, f.commissioner as commissioner_then from organisation_fact f
             where f.code = :code and f.superseded_at = 'infinity' order by f.source, f.valid_from""")
        .param("code", code)
        .query(RegisterStore::organisation)
        .list();
  }

  static Organisation organisation(ResultSet row, int n) throws SQLException {
    String name = row.getString("name");
    return new Organisation(
        row.getString("code"),
        Names.titled(name),
        name,
        row.getString("role"),
        Standing.State.valueOf(row.getString("state")),
        row.getString("grouping_code"),
        row.getString("geography"),
        row.getString("commissioner_then"),
        row.getString("address"),
        row.getString("postcode"),
        row.getString("phone"),
        finite(row, "opened"),
        finite(row, "closed"),
        row.getString("subtype"),
        row.getString("company_number"),
        row.getString("source"),
        row.getObject("valid_from", LocalDate.class),
        finite(row, "valid_to"),
        row.getBoolean("covers"));
  }

  /** A date, or nothing where the table has no end or no beginning. */
  static Optional<LocalDate> finite(ResultSet row, String column) throws SQLException {
    LocalDate date = row.getObject(column, LocalDate.class);
    return date == null || date.isEqual(LocalDate.MAX) || date.isEqual(LocalDate.MIN)
        ? Optional.empty()
        : Optional.of(date);
  }

  /**
   * Of these, the practices that stood open on a day: opened, not closed as we know now, not
   * dormant then.
   */
  Set<String> openPractices(Collection<String> codes, LocalDate date) {
    return Set.copyOf(
        db.sql(
                """
                select distinct f.code from organisation_fact f
                 where f.code = any(:codes) and f.superseded_at = 'infinity' and f.role = 'practice'
                   and f.valid_from <= :date and f.valid_to > :date
                   and f.opened <= :date and f.state in ('ACTIVE', 'OTHER_SETTING')
                   and not exists (
                  select 1 from organisation_fact c
                   where c.code = f.code and c.superseded_at = 'infinity' and c.closed <= :date
                     and c.valid_to = 'infinity')""")
            .param("codes", codes.toArray(new String[0]))
            .param("date", date)
            .query((row, n) -> row.getString(1))
            .list());
  }

  /**
   * The children of an organisation in a relation on a day, as held now. A source that states no
   * dates is believed for the days between its editions, one that does for the dates it states in
   * its newest edition.
   */
  List<String> children(String relation, String parent, LocalDate date) {
    return db.sql(
            "select distinct f.child from relation_fact f where f.relation = :relation and f.parent = :parent"
                + " "
                + HOLDS
                + " "
                + BEST
                + " order by 1")
        .param("relation", relation)
        .param("parent", parent)
        .param("date", date)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** The parent in a relation on a day, as held now. */
  Optional<String> parent(String relation, String child, LocalDate date) {
    return db.sql(
            "select f.parent from relation_fact f where f.relation = :relation and f.child = :child"
                + " "
                + HOLDS
                + " "
                + BEST
                + " order by f.from_date desc limit 1")
        .param("relation", relation)
        .param("child", child)
        .param("date", date)
        .query((row, n) -> row.getString(1))
        .optional();
  }

  /** The parents of many. */
  Map<String, String> parents(String relation, Collection<String> children, LocalDate date) {
    Map<String, String> all = new HashMap<>();
    db.sql(
            "select f.child, f.parent from relation_fact f where f.relation = :relation and f.child = any(:children)"
                + " "
                + HOLDS
                + " "
                + BEST
                + " order by f.from_date")
        .param("relation", relation)
        .param("children", children.toArray(new String[0]))
        .param("date", date)
        .query(
            row -> {
              all.put(row.getString(1), row.getString(2));
            });
    return all;
  }

  private static final String HOLDS =
      """
      and f.superseded_at = 'infinity' and f.from_date <= :date and f.to_date > :date
       and (case when f.from_date = '-infinity' then f.valid_from <= :date and f.valid_to > :date
                 else f.valid_to = 'infinity' end)""";

  /** The list of networks' practices is believed before the yearly mapping. */
  private static final String BEST =
      """
      and not (f.source = 'hierarchy' and exists (select 1 from relation_fact b where b.child = f.child
         and b.relation = f.relation and b.source <> 'hierarchy' and b.superseded_at = 'infinity'))""";

  /**
   * Every period of these practices' networks and these networks' practices, as held now: by the
   * same belief as {@link #HOLDS}, for all days at once.
   */
  List<Relation> networksTouching(Collection<String> codes) {
    return db.sql(
            """
            select f.child, f.parent, f.source,
                   case when f.from_date = '-infinity' then f.valid_from else f.from_date end as holds_from,
                   case when f.from_date = '-infinity' then least(f.valid_to, f.to_date) else f.to_date end as holds_to
              from relation_fact f
             where f.relation = 'network' and f.superseded_at = 'infinity'
               and (f.child = any(:codes) or f.parent = any(:codes))
               and (f.from_date = '-infinity' or f.valid_to = 'infinity')\s"""
                + BEST
                + " order by holds_from, f.child, f.parent")
        .param("codes", codes.toArray(new String[0]))
        .query(
            (row, n) ->
                new Relation(
                    "network",
                    row.getString("child"),
                    row.getString("parent"),
                    finite(row, "holds_from"),
                    finite(row, "holds_to"),
                    row.getString("source")))
        .list();
  }

  /** Every relation an organisation has had, as held now. */
  List<Relation> relations(String code) {
    return db.sql(
            """
            select relation, child, parent, from_date, to_date, valid_from, valid_to, source from relation_fact
             where (child = :code or parent = :code) and child <> parent and superseded_at = 'infinity'
               and valid_to = 'infinity'
             order by relation, from_date, child, parent""")
        .param("code", code)
        .query(
            (row, n) ->
                new Relation(
                    row.getString("relation"),
                    row.getString("child"),
                    row.getString("parent"),
                    finite(row, "from_date"),
                    finite(row, "to_date"),
                    row.getString("source")))
        .list();
  }

  /**
   * The practices whose commissioner this was on a day: column 15 and the day it says they joined.
   */
  List<String> practicesOfCommissioner(String commissioner, LocalDate date) {
    return db.sql(
            """
            select c.code from (select distinct code, source from organisation_fact
                                 where commissioner = :commissioner and superseded_at = 'infinity') c
             cross join lateral (
               select x.commissioner from organisation_fact x
                where x.code = c.code and x.source = c.source and x.superseded_at = 'infinity' and x.commissioner <> ''
                  and (x.valid_from <= :date or x.commissioner_from <= :date)
                order by x.commissioner_from <= :date desc, x.commissioner_from desc, x.valid_from desc limit 1) now
             where now.commissioner = :commissioner and exists (
               select 1 from organisation_fact f where f.code = c.code and f.source = c.source
                  and f.superseded_at = 'infinity' and f.role = 'practice' and f.state = 'ACTIVE'
                  and f.valid_from <= :date and f.valid_to > :date)
             order by 1""")
        .param("commissioner", commissioner)
        .param("date", date)
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** The latest list size at or before a day, for each practice that has one. */
  Map<String, ListSize> listSizes(Collection<String> practices, String basis, LocalDate date) {
    Map<String, ListSize> all = new HashMap<>();
    db.sql(
            """
            select distinct on (code) code, basis, patients, valid_from from list_size
             where code = any(:codes) and basis = :basis and superseded_at = 'infinity' and valid_from <= :date
             order by code, valid_from desc""")
        .param("codes", practices.toArray(new String[0]))
        .param("basis", basis)
        .param("date", date)
        .query(
            row -> {
              ListSize size = listSize(row);
              all.put(size.code(), size);
            });
    return all;
  }

  /** Every list size of a practice on a basis, oldest first. */
  List<ListSize> listHistory(String practice, String basis) {
    return db.sql(
            """
            select code, basis, patients, valid_from from list_size
             where code = :code and basis = :basis and superseded_at = 'infinity' order by valid_from""")
        .param("code", practice)
        .param("basis", basis)
        .query((row, n) -> listSize(row))
        .list();
  }

  private static ListSize listSize(ResultSet row) throws SQLException {
    return new ListSize(
        row.getString("code"),
        row.getString("basis"),
        row.getInt("patients"),
        row.getObject("valid_from", LocalDate.class));
  }

  /** Official names, as written now, of those codes that have one. */
  Map<String, String> names(Collection<String> codes) {
    Map<String, String> all = new HashMap<>();
    db.sql(
            "select distinct on (f.code) f.code, f.name from organisation_fact f where f.code = any(:codes)"
                + " and f.superseded_at = 'infinity' order by f.code, f.valid_to desc, "
                + PRIORITY)
        .param("codes", codes.toArray(new String[0]))
        .query(
            row -> {
              all.put(row.getString(1), Names.titled(row.getString(2)));
            });
    return all;
  }

  List<Unresolved> unresolved() {
    return db.sql(
            """
            with referred as (
              select commissioner as code, 'commissioner' as as_what from organisation_fact
               where superseded_at = 'infinity' and valid_to = 'infinity' and commissioner <> ''
              union all
              select geography, 'board' from organisation_fact
               where superseded_at = 'infinity' and valid_to = 'infinity' and source = 'commissioners' and geography <> ''
              union all
              select child, relation || ' of' from relation_fact where superseded_at = 'infinity' and valid_to = 'infinity'
              union all
              select parent, relation from relation_fact where superseded_at = 'infinity' and valid_to = 'infinity'
              union all
              select code, 'practice with patients' from list_size where superseded_at = 'infinity')
            select code, min(as_what) as as_what, count(*)::int as many from referred r
             where not exists (select 1 from organisation_fact f where f.code = r.code and f.superseded_at = 'infinity')
             group by code order by many desc, code""")
        .query(
            (row, n) ->
                new Unresolved(row.getString("code"), row.getString("as_what"), row.getInt("many")))
        .list();
  }

  /** The mark that changes with what search knows. */
  UUID mark() {
    return db.sql("select mark from register_mark").query(UUID.class).single();
  }

  /** What search knows of every organisation: one row for each name a code has or had. */
  List<Searchable> searchable() {
    return db.sql(
            """
            select f.code, f.name, f.address, f.postcode, f.role, f.state, f.grouping_code, f.valid_to = 'infinity' as now
              from organisation_fact f where f.superseded_at = 'infinity'
             order by f.code, now desc,\s"""
                + PRIORITY
                + ", f.valid_from desc")
        .query(
            (row, n) ->
                new Searchable(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("address"),
                    row.getString("postcode"),
                    row.getString("role"),
                    row.getString("state").equals("ACTIVE"),
                    row.getString("grouping_code")))
        .list();
  }
}
