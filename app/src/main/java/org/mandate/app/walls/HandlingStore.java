package org.mandate.app.walls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Words;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All SQL of what people do about conflicts: choices, contests, declarations, proxies, disclosures.
 */
final class HandlingStore {
  private final JdbcClient db;

  HandlingStore(JdbcClient db) {
    this.db = db;
  }

  void choose(Choice c) {
    db.sql(
            """
            insert into handling_choice (id, matter, person, handling, by_person, office, on_date, until_date,
              until_stage, reason, recorded_at)
            values (:id, :m, :person, :handling, :by, :office, :on, :until, :stage, :reason, :at)""")
        .param("id", c.id())
        .param("m", c.matter())
        .param("person", c.person())
        .param("handling", Words.of(c.handling()))
        .param("by", c.by())
        .param("office", Words.of(c.office()))
        .param("on", c.on())
        .param("until", c.until().orElse(null))
        .param("stage", c.untilStage().map(Words::of).orElse(null))
        .param("reason", c.reason())
        .param("at", Timestamp.from(c.at()))
        .update();
  }

  /** The latest choice for each person on a matter. */
  List<Choice> choices(UUID matter) {
    return db.sql(
            """
            select distinct on (person) * from handling_choice where matter = :m
             order by person, recorded_at desc, id""")
        .param("m", matter)
        .query(HandlingStore::choice)
        .list();
  }

  private static Choice choice(ResultSet row, int n) throws SQLException {
    @Nullable String stage = row.getString("until_stage");
    return new Choice(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getObject("person", UUID.class),
        WallStore.handling(row.getString("handling")),
        row.getObject("by_person", UUID.class),
        Facts.Choice.Office.valueOf(row.getString("office").toUpperCase(Locale.ROOT)),
        row.getObject("on_date", LocalDate.class),
        Optional.ofNullable(row.getObject("until_date", LocalDate.class)),
        Optional.ofNullable(stage).map(HandlingStore::stage),
        row.getString("reason"),
        row.getTimestamp("recorded_at").toInstant());
  }

  static Stage stage(String word) {
    return Stage.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * How somebody's conflict is handled.
   *
   * @param until the first day on which it has lapsed; empty where a stage ends it
   */
  record Choice(
      UUID id,
      UUID matter,
      UUID person,
      Handling handling,
      UUID by,
      Facts.Choice.Office office,
      LocalDate on,
      Optional<LocalDate> until,
      Optional<Stage> untilStage,
      String reason,
      Instant at) {

    Facts.Choice told(Optional<Contest> contest) {
      return new Facts.Choice(
          person.toString(),
          matter.toString(),
          handling,
          by.toString(),
          office,
          on,
          until.orElse(null),
          untilStage.orElse(null),
          reason,
          contest.map(c -> latest(c.on(), on)).orElse(null),
          contest.flatMap(Contest::answeredOn).map(day -> latest(day, on)).orElse(null));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
      return one.isBefore(other) ? other : one;
    }
  }

  void contest(Contest c, Instant at) {
    db.sql(
            """
            insert into handling_contest (id, matter, person, words, contested_at, answer_due)
            values (:id, :m, :person, :words, :at, :due)""")
        .param("id", c.id())
        .param("m", c.matter())
        .param("person", c.person())
        .param("words", c.words())
        .param("at", Timestamp.from(at))
        .param("due", c.due())
        .update();
  }

  /** Returns how many were answered: none where whoever asks may not, or it was answered before. */
  int answer(UUID contest, String outcome, String words, UUID by, Instant at) {
    return db.sql(
            """
            update handling_contest set answer = :words, outcome = :outcome, answered_by = :by, answered_at = :at
             where id = :id and answered_at is null""")
        .param("words", words)
        .param("outcome", outcome)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("id", contest)
        .update();
  }

  /** The contests of a matter that may be seen, latest first. */
  List<Contest> contests(UUID matter) {
    return db.sql(
            """
            select *, (contested_at at time zone 'Europe/London')::date as contested_on,
              (answered_at at time zone 'Europe/London')::date as answered_on
              from handling_contest where matter = :m order by contested_at desc""")
        .param("m", matter)
        .query(
            (row, n) ->
                new Contest(
                    row.getObject("id", UUID.class),
                    row.getObject("matter", UUID.class),
                    row.getObject("person", UUID.class),
                    row.getString("words"),
                    row.getObject("contested_on", LocalDate.class),
                    row.getObject("answer_due", LocalDate.class),
                    row.getString("outcome"),
                    row.getString("answer"),
                    Optional.ofNullable(row.getObject("answered_on", LocalDate.class))))
        .list();
  }

  /** The addresses of a person; the job post sees them. */
  List<String> addresses(UUID person) {
    return db.sql("select email from account where person = :person order by email")
        .param("person", person)
        .query((row, n) -> row.getString("email"))
        .list();
  }

  void declare(UUID matter, UUID person, LocalDate on, Instant at) {
    db.sql(
            """
            insert into item_declaration (matter, person, on_date, recorded_at) values (:m, :p, :on, :at)
            on conflict do nothing""")
        .param("m", matter)
        .param("p", person)
        .param("on", on)
        .param("at", Timestamp.from(at))
        .update();
  }

  List<Facts.Declaration> declarations(UUID matter) {
    return db.sql("select person, on_date from item_declaration where matter = :m order by on_date")
        .param("m", matter)
        .query(
            (row, n) ->
                new Facts.Declaration(
                    row.getString("person"),
                    matter.toString(),
                    row.getObject("on_date", LocalDate.class)))
        .list();
  }

  void giveProxy(UUID matter, UUID giver, UUID holder, LocalDate on, Instant at) {
    db.sql(
            """
            insert into matter_proxy (id, matter, giver, holder, on_date, recorded_at)
            values (:id, :m, :giver, :holder, :on, :at)""")
        .param("id", UUID.randomUUID())
        .param("m", matter)
        .param("giver", giver)
        .param("holder", holder)
        .param("on", on)
        .param("at", Timestamp.from(at))
        .update();
  }

  int endProxy(UUID matter, UUID giver, Instant at) {
    return db.sql(
            "update matter_proxy set ended_at = :at where matter = :m and giver = :g and ended_at is null")
        .param("at", Timestamp.from(at))
        .param("m", matter)
        .param("g", giver)
        .update();
  }

  List<Facts.Proxy> proxies(UUID matter) {
    return db.sql(
            """
            select giver, holder, on_date from matter_proxy where matter = :m and ended_at is null order by on_date""")
        .param("m", matter)
        .query(
            (row, n) ->
                new Facts.Proxy(
                    row.getString("giver"),
                    row.getString("holder"),
                    matter.toString(),
                    row.getObject("on_date", LocalDate.class)))
        .list();
  }

  /** Keeps that somebody knows of sealed papers; once a day is enough. */
  void disclose(UUID matter, Disclosure d, String words, @Nullable UUID reportedBy, Instant at) {
    db.sql(
            """
            insert into disclosure (id, matter, person, whose, how, on_date, words, reported_by, recorded_at)
            values (:id, :m, :person, :whose, :how, :on, :words, :by, :at)
            on conflict do nothing""")
        .param("id", UUID.fromString(d.id()))
        .param("m", matter)
        .param("person", UUID.fromString(d.person()))
        .param("whose", d.whose())
        .param("how", Words.of(d.how()))
        .param("on", d.on())
        .param("words", words)
        .param("by", reportedBy)
        .param("at", Timestamp.from(at))
        .update();
  }

  List<Disclosure> disclosures(UUID matter) {
    return db.sql("select * from disclosure where matter = :m order by on_date, id")
        .param("m", matter)
        .query(
            (row, n) ->
                new Disclosure(
                    row.getString("id"),
                    row.getString("person"),
                    row.getString("whose"),
                    matter.toString(),
                    Disclosure.How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
                    row.getObject("on_date", LocalDate.class)))
        .list();
  }
}
