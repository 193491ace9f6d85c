package org.mandate.app.promises.gap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of asking for money. Row security decides what is read. */
final class ChaseStore {
  private static final int LOCK = 5310;
  private static final String STEPS =
      """
      select c.*, r.id as reply, r.answer, r.on_day, r.pay_by, r.recorded_at as replied_at, r.entry as reply_entry,
        w.words as reply_words
        from chase_step c left join chase_reply r on r.step = c.id left join chase_reply_words w on w.reply = r.id
      """;
  private static final String ORDER =
      " order by c.promise, c.organisation, c.position, r.recorded_at, r.id";

  private final JdbcClient db;

  ChaseStore(JdbcClient db) {
    this.db = db;
  }

  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** One at a time with a promise, until the end of the transaction. */
  void lock(UUID promise) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:key))")
        .param("lock", LOCK)
        .param("key", promise.toString())
        .query((row, n) -> 0)
        .list();
  }

  List<Step> ofPromise(UUID promise) {
    return read(STEPS + "where c.promise = :k" + ORDER, promise);
  }

  List<Step> ofBody(UUID body) {
    return read(
        STEPS + "where c.promise in (select p.id from promise p where p.body = :k)" + ORDER, body);
  }

  Optional<Step> byId(UUID id) {
    return read(STEPS + "where c.id = :k" + ORDER, id).stream().findFirst();
  }

  List<Step> all() {
    return read(STEPS + "where :k = 1" + ORDER, 1);
  }

  private List<Step> read(String sql, Object key) {
    Map<UUID, Step> heads = new LinkedHashMap<>();
    Map<UUID, List<Step.Answered>> replies = new LinkedHashMap<>();
    db.sql(sql)
        .param("k", key)
        .query(
            (row, n) -> {
              UUID id = row.getObject("id", UUID.class);
              heads.putIfAbsent(id, head(row, id));
              List<Step.Answered> of = replies.computeIfAbsent(id, x -> new ArrayList<>());
              if (row.getObject("reply") != null) {
                of.add(reply(row));
              }
              return n;
            })
        .list();
    return heads.values().stream()
        .map(s -> with(s, Objects.requireNonNull(replies.get(s.id()))))
        .toList();
  }

  private static Step with(Step s, List<Step.Answered> replies) {
    return new Step(
        s.id(),
        s.promise(),
        s.position(),
        s.kind(),
        s.organisation(),
        s.toOffice(),
        s.pence(),
        s.sentOn(),
        s.replyDue(),
        s.letterSha256(),
        s.seat(),
        replies,
        s.recordedAt(),
        s.entry());
  }

  private static Step head(ResultSet row, UUID id) throws SQLException {
    return new Step(
        id,
        row.getObject("promise", UUID.class),
        row.getInt("position"),
        Step.Kind.of(row.getString("kind")).orElseThrow(),
        row.getString("organisation"),
        row.getString("to_office"),
        row.getLong("pence"),
        row.getObject("sent_on", LocalDate.class),
        Optional.ofNullable(row.getObject("reply_due", LocalDate.class)),
        row.getString("letter_sha256"),
        row.getString("seat"),
        List.of(),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  private static Step.Answered reply(ResultSet row) throws SQLException {
    return new Step.Answered(
        row.getObject("reply", UUID.class),
        Step.Answer.of(row.getString("answer")).orElseThrow(),
        row.getObject("on_day", LocalDate.class),
        Optional.ofNullable(row.getObject("pay_by", LocalDate.class)),
        Optional.ofNullable(row.getString("reply_words")).orElse(""),
        row.getTimestamp("replied_at").toInstant(),
        row.getLong("reply_entry"));
  }

  /** A letter as it was sent. */
  record Letter(String toName, String words) {}

  /** Empty where whoever asks may not read it. */
  Optional<Letter> letter(UUID step) {
    return db.sql("select to_name, words from chase_letter where step = :s")
        .param("s", step)
        .query((row, n) -> new Letter(row.getString("to_name"), row.getString("words")))
        .optional();
  }

  void keep(Step s, Letter letter) {
    db.sql(
            """
            insert into chase_step (id, promise, position, kind, organisation, to_office, pence, sent_on, reply_due,
              letter_sha256, seat, recorded_at, entry)
            values (:id, :promise, :position, :kind, :organisation, :office, :pence, :sent, :due, :sha, :seat, :at,
              :entry)""")
        .param("id", s.id())
        .param("promise", s.promise())
        .param("position", s.position())
        .param("kind", s.kind().word())
        .param("organisation", s.organisation())
        .param("office", s.toOffice())
        .param("pence", s.pence())
        .param("sent", s.sentOn())
        .param("due", s.replyDue().orElse(null))
        .param("sha", s.letterSha256())
        .param("seat", s.seat())
        .param("at", Timestamp.from(s.recordedAt()))
        .param("entry", entry(s.entry()))
        .update();
    db.sql("insert into chase_letter (step, to_name, words) values (:s, :name, :words)")
        .param("s", s.id())
        .param("name", letter.toName())
        .param("words", letter.words())
        .update();
  }

  void keep(UUID step, Step.Answered r) {
    db.sql(
            """
            insert into chase_reply (id, step, answer, on_day, pay_by, recorded_at, entry)
            values (:id, :step, :answer, :on, :by, :at, :entry)""")
        .param("id", r.id())
        .param("step", step)
        .param("answer", r.answer().word())
        .param("on", r.on())
        .param("by", r.payBy().orElse(null))
        .param("at", Timestamp.from(r.recordedAt()))
        .param("entry", entry(r.entry()))
        .update();
    db.sql("insert into chase_reply_words (reply, words) values (:r, :words)")
        .param("r", r.id())
        .param("words", r.words())
        .update();
  }

  static @Nullable Long entry(long entry) {
    return entry == 0 ? null : entry;
  }
}
