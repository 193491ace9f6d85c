package org.mandate.app.walls;

import static org.mandate.app.walls.RawAttempts.a;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.app.walls.RawAttempts.Attempt;

/** Rows that somebody with a raw connection writes, to see what their refusal tells. */
final class RawRows {
  private RawRows() {}

  static List<Attempt> all() {
    List<Attempt> all = new ArrayList<>();
    children(all);
    inItsPlace(all);
    updates(all);
    return all;
  }

  /** Rows beneath it: the check of a foreign key may not tell what the policies hide. */
  private static void children(List<Attempt> all) {
    String me = "coalesce(who_person(), gen_random_uuid())";
    Map.ofEntries(
            Map.entry("matter_words", "(matter, title, reasons) values ('{matter}', 't', '')"),
            Map.entry(
                "matter_closure",
                "(id, matter, form, reason, seat, closed_until, recorded_at) values"
                    + " (gen_random_uuid(), '{matter}', 'opened', 'r', 's', current_date, now())"),
            Map.entry(
                "matter_reader",
                "(id, matter, person, from_date, reason, recorded_at) values"
                    + " (gen_random_uuid(), '{matter}', "
                    + me
                    + ", current_date, '', now())"),
            Map.entry(
                "matter_party",
                "(id, matter, organisation, role, from_date, source, recorded_at) values"
                    + " (gen_random_uuid(), '{matter}', 'X', 'bidder', current_date, '', now())"),
            Map.entry(
                "matter_stage",
                "(matter, stage, from_date, recorded_at) values ('{matter}', 'over', current_date,"
                    + " now())"),
            Map.entry(
                "paper",
                "(id, matter, title, file_name, media_type, sha256, size, sealed, added_by,"
                    + " added_at) values (gen_random_uuid(), '{matter}', 't', 'f', 'm',"
                    + " sha256('x'), 1, true, "
                    + me
                    + ", now())"),
            Map.entry("paper_bytes", "(paper, bytes) values ('{paper}', 'x')"),
            Map.entry(
                "wall",
                "(matter, person, from_date, shuts, clauses, kinds, potential, recorded_at) values"
                    + " ('{matter}', "
                    + me
                    + ", current_date, 31, '{}', '{}', true, now())"),
            Map.entry("wall_reach", "(matter, node) values ('{matter}', 'x')"),
            Map.entry(
                "handling_choice",
                "(id, matter, person, handling, by_person, office, on_date, until_date, reason,"
                    + " recorded_at) values (gen_random_uuid(), '{matter}', gen_random_uuid(),"
                    + " 'note', "
                    + me
                    + ", 'chair', current_date, current_date + 1, 'r', now())"),
            Map.entry(
                "handling_contest",
                "(id, matter, person, words, contested_at, answer_due) values (gen_random_uuid(),"
                    + " '{matter}', "
                    + me
                    + ", 'w', now(), current_date)"),
            Map.entry(
                "item_declaration",
                "(matter, person, on_date, recorded_at) values ('{matter}', "
                    + me
                    + ", current_date, now())"),
            Map.entry(
                "matter_proxy",
                "(id, matter, giver, holder, on_date, recorded_at) values (gen_random_uuid(),"
                    + " '{matter}', "
                    + me
                    + ", gen_random_uuid(), current_date, now())"),
            Map.entry(
                "disclosure",
                "(id, matter, person, whose, how, on_date, recorded_at) values"
                    + " (gen_random_uuid(), '{matter}', "
                    + me
                    + ", 'X', 'overheard',"
                    + " current_date, now())"),
            Map.entry(
                "matter_view",
                "(id, matter, person, what, at) values (gen_random_uuid(), '{matter}', "
                    + me
                    + ", 'matter', now())"),
            Map.entry(
                "conflict_breach",
                "(id, body, matter, found_on, words, recorded_by, recorded_at) select"
                    + " gen_random_uuid(), id, '{matter}', current_date, 'w', "
                    + me
                    + ", now() from body"),
            Map.entry(
                "matter_option", "(matter, position, id, words) values ('{matter}', 1, 'a', 'b')"),
            Map.entry("matter_evidence", "(matter, position, words) values ('{matter}', 1, 'b')"),
            Map.entry(
                "ballot",
                "(id, matter, body, question, constitution, options, state, opens_at, closes_at,"
                    + " drafted_at) select gen_random_uuid(), '{matter}', id, 'q', 1, '{}',"
                    + " 'draft', now(), now() + interval '1 day', now() from body"),
            Map.entry(
                "decision",
                "(id, ballot, matter, body, reference, title, constitution, outcome, valid, checks,"
                    + " decided_at, entry) select 'x', gen_random_uuid(), '{matter}', id, 'r', 't',"
                    + " 1, 'carried', true, '', now(), 1 from body"),
            Map.entry(
                "assessor_request",
                "(id, body, matter, number, area, areas, seats, skills, outside, days, asked_by,"
                    + " asked_at) select gen_random_uuid(), id, '{matter}', 1, 'a', '{b}', 'gp=1',"
                    + " '', 0, array[current_date], "
                    + me
                    + ", now() from body"))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e -> {
              String sql = "insert into " + e.getKey() + " " + e.getValue();
              all.add(a("beneath it: " + e.getKey(), sql));
              all.add(a("beneath it, or not: " + e.getKey(), sql + " on conflict do nothing"));
            });
    all.add(
        a(
            "a view of its paper under an open matter",
            "insert into matter_view (id, matter, person, what, paper, at) select"
                + " gen_random_uuid(), m.id, "
                + me
                + ", 'paper', '{paper}', now() from matter m"
                + " order by m.opened_at limit 1"));
  }

  /** Rows in its place: what is unique may not tell what the policies hide. */
  private static void inItsPlace(List<Attempt> all) {
    String me = "coalesce(who_person(), gen_random_uuid())";
    String visible = "(select m.id from matter m order by m.opened_at limit 1)";
    List<Attempt> some = new ArrayList<>();
    some.add(
        a(
            "in its place: matter",
            "insert into matter (id, body, reference, title, reasons, question, opened_at) select"
                + " '{matter}', id, '2031-999', 't', '', 'q', now() from body"));
    some.add(
        a(
            "in its place: sealed_fact",
            "insert into sealed_fact (id, kind, subject, at, fact, salt, leaf_hash) values"
                + " ('{sealed_fact}', 'k', 's', now(), 'f', sha256('x'), sha256('x'))"));
    some.add(
        a(
            "in its place: handling_contest",
            "insert into handling_contest (id, matter, person, words, contested_at, answer_due)"
                + " values ('{handling_contest}', "
                + visible
                + ", "
                + me
                + ", 'w', now(), current_date)"));
    some.add(
        a(
            "in its place: disclosure",
            "insert into disclosure (id, matter, person, whose, how, on_date, recorded_at) values"
                + " ('{disclosure}', "
                + visible
                + ", "
                + me
                + ", 'X', 'overheard', current_date, now())"));
    some.add(
        a(
            "in its place: matter_view",
            "insert into matter_view (id, matter, person, what, at) values ('{matter_view}', "
                + visible
                + ", "
                + me
                + ", 'matter', now())"));
    some.add(
        a(
            "in its place: matter_proxy",
            "insert into matter_proxy (id, matter, giver, holder, on_date, recorded_at) values"
                + " ('{matter_proxy}', "
                + visible
                + ", "
                + me
                + ", gen_random_uuid(), current_date, now())"));
    some.add(
        a(
            "in its place: matter_closure",
            "insert into matter_closure (id, matter, form, reason, seat, closed_until,"
                + " recorded_at) values ('{matter_closure}', "
                + visible
                + ", 'closed', 'r', 's', current_date + 9, now())"));
    some.add(
        a(
            "in its place: matter_party",
            "insert into matter_party (id, matter, organisation, role, from_date, source,"
                + " recorded_at) values ('{matter_party}', "
                + visible
                + ", 'X', 'bidder', current_date, '', now())"));
    some.add(
        a(
            "in its place: paper",
            "insert into paper (id, matter, title, file_name, media_type, sha256, size, sealed,"
                + " added_by, added_at) values ('{paper}', "
                + visible
                + ", 't', 'f', 'm', sha256('x'), 1, true, "
                + me
                + ", now())"));
    some.add(
        a(
            "in its place: conflict_breach",
            "insert into conflict_breach (id, body, found_on, words, recorded_by, recorded_at)"
                + " select '{conflict_breach}', id, current_date, 'w', "
                + me
                + ", now() from body"));
    for (Attempt one : some) {
      all.add(one);
      all.add(a(one.name() + ", or not", one.sql() + " on conflict do nothing"));
    }
  }

  private static void updates(List<Attempt> all) {
    for (String set :
        List.of(
            "matter set closed_until = closed_until where id = '{matter}'",
            "matter_party set superseded_at = now() where id = '{matter_party}'",
            "matter_stage set superseded_at = now() where matter = '{matter}'",
            "wall set superseded_at = now() where matter = '{matter}'",
            "handling_contest set answer = 'x' where id = '{handling_contest}'",
            "matter_proxy set ended_at = now() where matter = '{matter}'",
            "conflict_breach set steps = 'x' where id = '{conflict_breach}'",
            "sealed_fact set place = 1 where id = '{sealed_fact}'")) {
      all.add(a("update " + set.split(" ")[0], "update " + set));
    }
  }
}
