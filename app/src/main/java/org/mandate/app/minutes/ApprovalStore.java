package org.mandate.app.minutes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of approvals, annexes and corrections. Row security decides what is read. */
final class ApprovalStore {
  private final JdbcClient db;

  ApprovalStore(JdbcClient db) {
    this.db = db;
  }

  void keep(MinutesSet s, Approval a) {
    db.sql(
            """
            insert into minutes_approval (id, minutes, body, part, meeting, item, poll, as_corrected, seat, sha256,
              recorded_at, entry)
            values (:id, :minutes, :body, :part, :meeting, :item, :poll, :corrected, :seat, :sha, :at, :entry)""")
        .param("id", a.id())
        .param("minutes", s.id())
        .param("body", s.body())
        .param("part", s.part())
        .param("meeting", a.meeting())
        .param("item", a.item().orElse(null))
        .param("poll", a.poll().orElse(null))
        .param("corrected", a.asCorrected())
        .param("seat", a.seat())
        .param("sha", a.sha256())
        .param("at", Timestamp.from(a.at()))
        .param("entry", a.entry() == 0 ? null : a.entry())
        .update();
  }

  Optional<Approval> of(UUID minutes) {
    return db.sql("select * from minutes_approval where minutes = :minutes")
        .param("minutes", minutes)
        .query(ApprovalStore::approval)
        .optional();
  }

  void annex(MinutesSet s, UUID id, UUID item, String sha256, Instant at) {
    db.sql(
            """
            insert into minutes_annex (id, minutes, body, part, item, sha256, recorded_at)
            values (:id, :minutes, :body, :part, :item, :sha, :at)""")
        .param("id", id)
        .param("minutes", s.id())
        .param("body", s.body())
        .param("part", s.part())
        .param("item", item)
        .param("sha", sha256)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Items that are no part of the set's text, with the hash of their own. */
  Map<UUID, String> annexes(UUID minutes) {
    Map<UUID, String> found = new LinkedHashMap<>();
    db.sql("select item, sha256 from minutes_annex where minutes = :minutes order by item")
        .param("minutes", minutes)
        .query(
            row -> {
              found.put(row.getObject("item", UUID.class), row.getString("sha256"));
            });
    return found;
  }

  void keep(MinutesSet s, Correction c) {
    db.sql(
            """
            insert into minutes_correction (id, minutes, body, part, block, item, number, words, reason, seat, sha256,
              on_date, recorded_at, entry)
            values (:id, :minutes, :body, :part, :block, :item, :number, :words, :reason, :seat, :sha, :day, :at,
              :entry)""")
        .param("id", c.id())
        .param("minutes", s.id())
        .param("body", s.body())
        .param("part", s.part())
        .param("block", c.kind().code())
        .param("item", c.item().orElse(null))
        .param("number", c.number())
        .param("words", c.words())
        .param("reason", c.reason())
        .param("seat", c.seat())
        .param("sha", c.sha256())
        .param("day", c.day())
        .param("at", Timestamp.from(c.at()))
        .param("entry", c.entry() == 0 ? null : c.entry())
        .update();
  }

  /** The corrections of a set that whoever asks may read, oldest first. */
  List<Correction> corrections(UUID minutes) {
    return db.sql("select * from minutes_correction where minutes = :minutes order by recorded_at")
        .param("minutes", minutes)
        .query(ApprovalStore::correction)
        .list();
  }

  private static Approval approval(ResultSet row, int n) throws SQLException {
    return new Approval(
        row.getObject("id", UUID.class),
        row.getObject("minutes", UUID.class),
        row.getObject("meeting", UUID.class),
        Optional.ofNullable(row.getObject("item", UUID.class)),
        Optional.ofNullable(row.getObject("poll", UUID.class)),
        row.getBoolean("as_corrected"),
        row.getString("seat"),
        row.getString("sha256"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static Correction correction(ResultSet row, int n) throws SQLException {
    return new Correction(
        row.getObject("id", UUID.class),
        row.getObject("minutes", UUID.class),
        MinutesStore.kind(row),
        Optional.ofNullable(row.getObject("item", UUID.class)),
        row.getInt("number"),
        row.getString("words"),
        row.getString("reason"),
        row.getString("seat"),
        row.getString("sha256"),
        row.getObject("on_date", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }
}
