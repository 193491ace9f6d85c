package org.mandate.app.walls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Disclosure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of looking on: who could have seen, who saw, what was overheard. */
final class WatchStore {
  private final JdbcClient db;

  WatchStore(JdbcClient db) {
    this.db = db;
  }

  /** The matters of a body that are over today. */
  Set<UUID> over(UUID body) {
    return new HashSet<>(
        db.sql(
                """
                select s.matter from matter_stage s join matter m on m.id = s.matter
                 where m.body = :b and s.stage = 'over' and s.superseded_at = 'infinity'
                   and s.from_date <= london_today()""")
            .param("b", body)
            .query((row, n) -> row.getObject(1, UUID.class))
            .list());
  }

  List<CouldHaveSeen.Held> offices(UUID body) {
    return db.sql(
            """
            select h.person, h.name, o.seat = 'conflicts-guardian' as guardian, o.from_date, o.to_date, o.recorded_at,
              e.to_date as ended, e.recorded_at as end_recorded
              from office o join office_holder h on h.office = o.id left join office_end e on e.office = o.id
             where o.body = :b order by o.from_date, h.name""")
        .param("b", body)
        .query(WatchStore::held)
        .list();
  }

  private static CouldHaveSeen.Held held(ResultSet row, int n) throws SQLException {
    LocalDate term = row.getObject("to_date", LocalDate.class);
    @Nullable LocalDate ended = row.getObject("ended", LocalDate.class);
    @Nullable Timestamp endRecorded = row.getTimestamp("end_recorded");
    return new CouldHaveSeen.Held(
        row.getObject("person", UUID.class),
        row.getString("name"),
        row.getBoolean("guardian"),
        row.getObject("from_date", LocalDate.class),
        term,
        ended == null ? term : ended,
        row.getTimestamp("recorded_at").toInstant(),
        endRecorded == null ? Instant.EPOCH : endRecorded.toInstant());
  }

  List<CouldHaveSeen.Reader> readers(UUID matter) {
    return db.sql(
            "select person, from_date, to_date, recorded_at from matter_reader where matter = :m")
        .param("m", matter)
        .query(
            (row, n) ->
                new CouldHaveSeen.Reader(
                    row.getObject("person", UUID.class),
                    row.getObject("from_date", LocalDate.class),
                    row.getObject("to_date", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant()))
        .list();
  }

  /** Every wall around papers that ever stood on a matter. */
  List<CouldHaveSeen.Wall> walls(UUID matter) {
    return db.sql(
            """
            select person, from_date, to_date, recorded_at,
              nullif(superseded_at, 'infinity') as superseded
              from wall where matter = :m and shuts & 8 > 0""")
        .param("m", matter)
        .query(
            (row, n) -> {
              @Nullable Timestamp superseded = row.getTimestamp("superseded");
              return new CouldHaveSeen.Wall(
                  row.getObject("person", UUID.class),
                  row.getObject("from_date", LocalDate.class),
                  row.getObject("to_date", LocalDate.class),
                  row.getTimestamp("recorded_at").toInstant(),
                  superseded == null ? Instant.MAX : superseded.toInstant());
            })
        .list();
  }

  List<Watch.View> views(UUID matter) {
    return db.sql(
            """
            select v.person, p.title, v.at from matter_view v left join paper p on p.id = v.paper
             where v.matter = :m order by v.at desc, v.id""")
        .param("m", matter)
        .query(
            (row, n) ->
                new Watch.View(
                    row.getObject("person", UUID.class),
                    Optional.ofNullable(row.getString("title")),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** Only of matters whose body it is; what was told of oneself elsewhere is not the guardian's. */
  List<Watch.Report> reports(UUID body) {
    return db.sql(
            """
            select d.* from disclosure d join matter m on m.id = d.matter
             where m.body = :b and m.body in (select my_guarded_bodies()) order by d.recorded_at desc, d.id""")
        .param("b", body)
        .query(
            (row, n) ->
                new Watch.Report(
                    row.getObject("matter", UUID.class),
                    row.getObject("person", UUID.class),
                    row.getString("whose"),
                    Disclosure.How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
                    row.getObject("on_date", LocalDate.class),
                    row.getString("words"),
                    Optional.ofNullable(row.getObject("reported_by", UUID.class))))
        .list();
  }

  void keep(UUID body, Watch.Note note) {
    db.sql(
            """
            insert into overheard_note (id, body, matter, person, heard_on, words, recorded_at)
            values (:id, :b, :m, :p, :on, :words, :at)""")
        .param("id", UUID.randomUUID())
        .param("b", body)
        .param("m", note.matter().orElse(null))
        .param("p", note.person())
        .param("on", note.on())
        .param("words", note.words())
        .param("at", Timestamp.from(note.at()))
        .update();
  }

  List<Watch.Note> notes(UUID body) {
    return db.sql(
            """
            select * from overheard_note where body = :b and body in (select my_guarded_bodies())
             order by recorded_at desc, id""")
        .param("b", body)
        .query(
            (row, n) ->
                new Watch.Note(
                    Optional.ofNullable(row.getObject("matter", UUID.class)),
                    row.getObject("person", UUID.class),
                    row.getObject("heard_on", LocalDate.class),
                    row.getString("words"),
                    row.getTimestamp("recorded_at").toInstant()))
        .list();
  }

  /** Matters of a body with a contest that whoever asks may answer, each once for each contest. */
  List<UUID> contestsToAnswer(UUID body) {
    return db.sql(
            """
            select c.matter from handling_contest c join matter m on m.id = c.matter
             where m.body = :b and c.outcome = '' and c.person <> (select who_person())
               and c.matter in (select my_matters()) and not is_conflicted(c.matter, (select who_person()))
               and not exists (select 1 from handling_choice h where h.matter = c.matter and h.person = c.person
                 and h.by_person = (select who_person()))
             order by c.answer_due, c.id""")
        .param("b", body)
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Matters on which one of these people is conflicted and nobody has chosen, once for each. */
  List<UUID> choicesToMake(UUID body, Collection<UUID> board) {
    return db.sql(
            """
            select w.matter from wall w join matter m on m.id = w.matter
             where m.body = :b and w.person = any(:board::uuid[]) and w.person <> (select who_person())
               and w.superseded_at = 'infinity' and w.from_date <= london_today() and w.to_date > london_today()
               and w.handling is null and w.matter in (select my_matters())
               and not is_conflicted(w.matter, (select who_person()))
             order by w.from_date, w.matter, w.person""")
        .param("b", body)
        .param("board", board.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, n) -> row.getObject(1, UUID.class))
        .list();
  }
}
