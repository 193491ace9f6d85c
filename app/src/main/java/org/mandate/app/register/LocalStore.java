package org.mandate.app.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL by which organisations, relations and list sizes enter that no official file names. */
final class LocalStore {
  private final JdbcClient db;

  LocalStore(JdbcClient db) {
    this.db = db;
  }

  /** The earlier local word on a code ends the day the new one begins. */
  void organisation(LocalOrganisation o, Instant at, long statement) {
    db.sql(
            """
            with now as (update organisation_fact set superseded_at = :at
                          where code = :code and source = 'local' and superseded_at = 'infinity'
                            and valid_to > :from::date returning *)
            insert into organisation_fact (source, code, name, role, state, grouping_code, geography, commissioner,
                commissioner_from, address, postcode, phone, opened, closed, subtype, company_number, valid_from, valid_to,
                recorded_at, statement)
            select source, code, name, role, state, grouping_code, geography, commissioner, commissioner_from, address,
                   postcode, phone, opened, closed, subtype, company_number, valid_from, :from::date, :at::timestamptz, statement
              from now where valid_from < :from::date
            union all
            select 'local', :code, :name, :role, :state, :grouping, :geography, :commissioner, :from::date, :address,
                   :postcode, :phone, :opened::date, :closed::date, '', :company,
                   :from::date, 'infinity', :at::timestamptz, :statement""")
        .param("statement", statement)
        .param("at", Timestamp.from(at))
        .param("code", o.code())
        .param("name", o.name())
        .param("role", o.role())
        .param("state", o.closed().isEmpty() ? "ACTIVE" : "CLOSED")
        .param("grouping", o.demonstration() ? "DEMO" : "")
        .param("geography", o.geography())
        .param("commissioner", o.commissioner())
        .param("address", o.address())
        .param("postcode", o.postcode())
        .param("phone", o.phone())
        .param("company", o.companyNumber())
        .param("opened", o.opened().map(LocalDate::toString).orElse("-infinity"))
        .param("closed", o.closed().map(LocalDate::toString).orElse("infinity"))
        .param("from", o.from().toString())
        .update();
  }

  /** A dated relation; the same one again with an end supersedes the one without. */
  void relation(LocalRelation r, Instant at, long statement) {
    db.sql(
            """
            with now as (update relation_fact set superseded_at = :at
                          where source = 'local' and relation = :relation and child = :child and parent = :parent
                            and from_date = :from::date and superseded_at = 'infinity' returning 1)
            insert into relation_fact (source, relation, child, parent, from_date, to_date, valid_from, recorded_at, statement)
            select 'local', :relation, :child, :parent, :from::date, :until::date, :from::date, :at::timestamptz, :statement
             where (select count(*) from now) >= 0""")
        .param("at", Timestamp.from(at))
        .param("relation", r.relation())
        .param("child", r.child())
        .param("parent", r.parent())
        .param("from", r.from().toString())
        .param("until", r.until().map(LocalDate::toString).orElse("infinity"))
        .param("statement", statement)
        .update();
  }

  void listSize(ListSize size, Instant at, long statement) {
    db.sql(
            """
            with now as (update list_size set superseded_at = :at
                          where source = 'local' and code = :code and basis = :basis and valid_from = :day
                            and superseded_at = 'infinity' returning 1)
            insert into list_size (source, code, basis, patients, valid_from, valid_to, recorded_at, statement)
            select 'local', :code, :basis, :patients, :day::date, :day::date + 1, :at::timestamptz, :statement where (select count(*) from now) >= 0""")
        .param("at", Timestamp.from(at))
        .param("code", size.code())
        .param("basis", size.basis())
        .param("patients", size.patients())
        .param("day", size.asAt())
        .param("statement", statement)
        .update();
  }

  /**
   * A local organisation as one row holds it.
   *
   * @param until null while it has no end
   * @param plain whether what follows from the rest does: its state, its commissioner's day
   */
  record OrganisationRow(
      LocalOrganisation said,
      @Nullable LocalDate until,
      boolean plain,
      boolean held,
      long statement) {}

  List<OrganisationRow> organisations() {
    return db.sql(
            """
            select code, name, role, geography, commissioner, address, postcode, phone, company_number,
                   case when isfinite(opened) then opened end as opened,
                   case when isfinite(closed) then closed end as closed, grouping_code, valid_from,
                   state = case when isfinite(closed) then 'CLOSED' else 'ACTIVE' end and commissioner_from = valid_from
                     and grouping_code in ('', 'DEMO') and subtype = '' and import is null as plain,
                   case when isfinite(valid_to) then valid_to end as valid_to,
                   superseded_at = 'infinity' as held, coalesce(statement, 0) as statement
              from organisation_fact where source = 'local' order by code, statement, valid_from, recorded_at""")
        .query(
            (row, n) ->
                new OrganisationRow(
                    new LocalOrganisation(
                        code(row.getString("code")),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("geography"),
                        row.getString("commissioner"),
                        row.getString("address"),
                        row.getString("postcode"),
                        row.getString("phone"),
                        Optional.ofNullable(row.getObject("opened", LocalDate.class)),
                        Optional.ofNullable(row.getObject("closed", LocalDate.class)),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("grouping_code").equals("DEMO"),
                        row.getString("company_number")),
                    row.getObject("valid_to", LocalDate.class),
                    row.getBoolean("plain"),
                    row.getBoolean("held"),
                    row.getLong("statement")))
        .list();
  }

  /** A code that no local organisation can have fits no entry either, and is told as such. */
  private static String code(String held) {
    return held.matches("[A-Z0-9][A-Z0-9-]{1,19}") ? held : "NOT-A-CODE";
  }

  /**
   * A local relation or list size as one row holds it.
   *
   * @param key what makes it the same fact when it is stated again
   * @param whole whether its period is the one that its own dates make
   */
  record Stated(String key, String line, boolean whole, boolean held, long statement) {}

  List<Stated> relations() {
    return db.sql(
            """
            select relation, child, parent, from_date, case when isfinite(to_date) then to_date end as until,
                   valid_from = from_date and valid_to = 'infinity' as whole,
                   superseded_at = 'infinity' as held, coalesce(statement, 0) as statement
              from relation_fact where source = 'local' order by statement""")
        .query(
            (row, n) -> {
              String relation = row.getString("relation");
              String child = row.getString("child");
              String parent = row.getString("parent");
              LocalDate from = row.getObject("from_date", LocalDate.class);
              Optional<LocalDate> until =
                  Optional.ofNullable(row.getObject("until", LocalDate.class));
              return new Stated(
                  child + " " + relation + " " + parent + " " + from,
                  new LocalRelation(relation, child, parent, from, until).line(),
                  row.getBoolean("whole"),
                  row.getBoolean("held"),
                  row.getLong("statement"));
            })
        .list();
  }

  List<Stated> listSizes() {
    return db.sql(
            """
            select code, basis, patients, valid_from, valid_to = valid_from + 1 as whole,
                   superseded_at = 'infinity' as held, coalesce(statement, 0) as statement
              from list_size where source = 'local' order by statement""")
        .query(
            (row, n) -> {
              ListSize size =
                  new ListSize(
                      row.getString("code"),
                      row.getString("basis"),
                      row.getInt("patients"),
                      row.getObject("valid_from", LocalDate.class));
              return new Stated(
                  size.code() + " " + size.basis() + " " + size.asAt(),
                  size.line(),
                  row.getBoolean("whole"),
                  row.getBoolean("held"),
                  row.getLong("statement"));
            })
        .list();
  }

  void marked() {
    db.sql("update register_mark set mark = gen_random_uuid()").update();
  }
}
