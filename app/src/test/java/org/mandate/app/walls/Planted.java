package org.mandate.app.walls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.NewAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.matters.Paper;
import org.mandate.app.matters.Papers;
import org.mandate.app.matters.Party;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Stage;

/**
 * Sealed matters whose every part carries a mark of its own, so that a mark found anywhere says
 * what leaked. Marks are long words that nothing else contains.
 */
public final class Planted {
  /** The bidder whose papers are on every planted matter; partners 1 to 4 are its members. */
  public static final String BIDDER = WallTown.FEDERATION;

  private final WallTown w;
  public final Matter matter;
  public final String name;

  /** Part of the matter to the mark that stands in it. */
  public final Map<String, String> marks = new LinkedHashMap<>();

  /** Rows by table: the ids that an attacker knows. */
  public final Map<String, List<String>> ids = new LinkedHashMap<>();

  /** The reference of a promise on it. */
  public final String promise =
      "2026-s" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  public final byte[] bytes;
  public final Paper paper;

  /** Let in by the guardian; holds no office. */
  public final UUID reader;

  /** Of whom the guardian noted that they overheard something. */
  public final UUID hearer;

  private Planted(WallTown w, String name, boolean unannounced, UUID reader, UUID hearer) {
    this.w = w;
    this.name = name;
    this.reader = reader;
    this.hearer = hearer;
    bytes = ("Paper " + mark("bytes") + "\n" + "x".repeat(3000)).getBytes(StandardCharsets.UTF_8);
    matter = raise(unannounced);
    Party party = w.party(matter, WallTown.RIVAL, PartyRole.BIDDER);
    w.as(w.guardian, () -> w.p.business.endParty(matter, party.id(), w.today().plusDays(200)));
    federation();
    paper = paper();
    people();
    promise();
    gatherIds();
  }

  /** A closed matter: that it exists is public, its words are not. */
  public static Planted closed(WallTown w, String name, UUID reader, UUID hearer) {
    return new Planted(w, name, false, reader, hearer);
  }

  /** One of which nothing shows that it exists. */
  public static Planted unannounced(WallTown w, String name, UUID reader, UUID hearer) {
    return new Planted(w, name, true, reader, hearer);
  }

  private String mark(String part) {
    return marks.computeIfAbsent(
        part,
        p -> "zq" + name + p + UUID.randomUUID().toString().replace("-", "").substring(0, 10));
  }

  private Matter raise(boolean unannounced) {
    var sealing =
        new NewBusiness.Sealing(
            // The reason of a closure is public, that of what is not announced is not.
            unannounced ? "Somebody would be harmed " + mark("closure") : "Prices of bidders",
            unannounced ? Optional.of(w.today().plusDays(30)) : Optional.empty(),
            w.today().plusYears(1));
    return w.as(
        w.guardian,
        () ->
            w.p
                .business
                .raise(
                    w.body,
                    new NewBusiness(
                        "Title " + mark("title"),
                        "Reasons " + mark("reasons"),
                        Optional.of(sealing)),
                    new Who.Person(w.guardian))
                .orElseThrow());
  }

  private void federation() {
    Party wanted =
        new Party(
            UUID.randomUUID(),
            matter.id(),
            BIDDER,
            Optional.empty(),
            PartyRole.EXPECTED_BIDDER,
            w.today(),
            Optional.empty(),
            "Heard " + mark("source"),
            0);
    w.as(w.guardian, () -> w.p.business.addParty(matter, wanted).orElseThrow());
  }

  private Paper paper() {
    return w.as(
        w.guardian,
        () ->
            w.p
                .business
                .papers()
                .add(
                    matter,
                    new Papers.NewPaper(
                        "Paper " + mark("paper"), mark("file") + ".txt", BIDDER, true),
                    bytes,
                    w.guardian)
                .orElseThrow());
  }

  private void people() {
    Handlings h = w.p.walls.handlings();
    Who guardian = new Who.Person(w.guardian);
    w.as(
        w.guardian,
        () -> {
          w.p.business.letIn(matter, reader, "Needs to know " + mark("reader")).orElseThrow();
          w.p.business.setStage(matter, "questionnaire", w.today().plusDays(11)).orElseThrow();
          h.choose(
                  matter,
                  new Handlings.Wanted(
                      w.riverside,
                      Handling.LEAVE,
                      Optional.of(w.today().plusDays(80)),
                      Optional.of(Stage.AWARD),
                      "Chosen " + mark("choice")),
                  guardian)
              .orElseThrow();
          h.overheard(matter, BIDDER, hearer, "In the kitchen " + mark("disclosure"), guardian)
              .orElseThrow();
          return true;
        });
    NewAction action =
        new NewAction(
            "Ring somebody " + mark("action"),
            Optional.of(new Owner.Seat("secretary", "")),
            Optional.of(w.today().plusDays(3)),
            new AgreedAction.From(Optional.empty(), Optional.of(matter.id()), Optional.empty()));
    w.as(w.guardian, () -> w.p.actions.give(w.body, action, guardian).orElseThrow());
    w.town.owner(
        """
        insert into handling_contest (id, matter, person, words, contested_at, answer_due)
        values (gen_random_uuid(), '%s', '%s', 'Wrong %s', clock_timestamp(), current_date + 20)"""
            .formatted(matter.id(), w.hill, mark("contest")));
    w.town.owner(
        """
        insert into matter_view (id, matter, person, what, paper, at)
        values (gen_random_uuid(), '%s', '%s', 'paper', '%s', clock_timestamp())"""
            .formatted(matter.id(), reader, paper.id()));
    w.town.owner(
        """
        insert into conflict_breach (id, body, matter, found_on, words, recorded_by, recorded_at)
        values (gen_random_uuid(), '%s', '%s', current_date, 'Told %s', '%s', clock_timestamp())"""
            .formatted(w.body.id(), matter.id(), mark("breach"), w.guardian));
  }

  // Nobody but guardian and reader knows of what is not announced, and neither keeps promises.
  private void promise() {
    String id = UUID.randomUUID().toString();
    w.town.owner(
        """
        insert into promise (id, body, reference, title, kind, promiser, matter, recorded_at)
        values ('%s', '%s', '%s', 'Rent %s', 'money', '%s', '%s', clock_timestamp())"""
            .formatted(id, w.body.id(), promise, mark("promise"), WallTown.RIVAL, matter.id()));
    w.town.owner(
        """
        insert into promise_version (id, promise, number, side, words, source_title, said_on, lump_pence,
          conditions, valid_from, recorded_at)
        values (gen_random_uuid(), '%s', 1, 'ours', 'We pay the rent %s', 'Letter %s', current_date - 9, 1234567,
          'Only if %s', current_date - 9, clock_timestamp())"""
            .formatted(id, mark("promise"), mark("promise"), mark("promise")));
    w.town.owner(
        """
        insert into promise_beneficiary (id, promise, organisation, from_date, source, recorded_at)
        values (gen_random_uuid(), '%s', '%s', current_date - 9, 'Letter %s', clock_timestamp())"""
            .formatted(id, org.mandate.app.elections.BallotTown.code(5), mark("promise")));
  }

  private void gatherIds() {
    ids.put("matter", List.of(matter.id().toString()));
    for (String table : tablesOfMatters()) {
      ids.put(
          table, rows("select id::text from " + table + " where matter = '" + matter.id() + "'"));
    }
  }

  /** Tables whose rows are of one matter and have an id of their own. */
  private List<String> tablesOfMatters() {
    return rows(
        """
        select c.relname::text from pg_class c
         where c.relnamespace = 'mandate'::regnamespace and c.relkind = 'r'
           and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter')
           and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'id')
         order by 1""");
  }

  private List<String> rows(String sql) {
    List<String> all = new ArrayList<>();
    try (var owner = w.t.databases.asOwner();
        var s = owner.createStatement();
        var row = s.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }
}
