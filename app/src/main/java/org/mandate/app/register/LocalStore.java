package org.mandate.app.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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

  void marked() {
    db.sql("update register_mark set mark = gen_random_uuid()").update();
  }
}
