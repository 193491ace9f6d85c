package org.mandate.app.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.mandate.app.record.Record;
import org.mandate.conflicts.Relation;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of ties between organisations. */
final class TieStore {
  private static final String TIES =
      """
      select id, relation, child, parent, share_parts, share_words, source, from_date, to_date, entry
        from organisation_tie\s""";

  private final JdbcClient db;

  TieStore(JdbcClient db) {
    this.db = db;
  }

  /** One change of ties after the other. */
  void oneAtATime() {
    db.sql("select pg_advisory_xact_lock(hashtextextended('organisation ties', 3))")
        .query(rs -> {});
  }

  /** Keeps ties in one statement. */
  void keep(List<Tie> ties, List<Record.Written> written) {
    db.sql(
            """
            insert into organisation_tie (id, relation, child, parent, share_parts, share_words, source,
              from_date, to_date, recorded_at, entry)
            select t.id, t.relation, t.child, t.parent, t.parts, t.words, t.source, t.from_date, t.to_date, :at, t.entry
              from unnest(:ids::uuid[], :relations::text[], :children::text[], :parents::text[], :parts::bigint[],
                :words::text[], :sources::text[], :froms::date[], :tos::date[], :entries::bigint[])
                as t(id, relation, child, parent, parts, words, source, from_date, to_date, entry)""")
        .param("at", Timestamp.from(written.getFirst().at()))
        .param("ids", all(ties, t -> t.id().toString()))
        .param("relations", all(ties, t -> word(t.relation())))
        .param("children", all(ties, Tie::child))
        .param("parents", all(ties, Tie::parent))
        .param(
            "parts",
            ties.stream()
                .map(t -> t.share().map(s -> s.share().parts()).orElse(null))
                .toArray(Long[]::new))
        .param("words", all(ties, t -> t.share().map(StatedShare::words).orElse("")))
        .param("sources", all(ties, Tie::source))
        .param("froms", all(ties, t -> t.from().toString()))
        .param("tos", all(ties, t -> t.until().map(LocalDate::toString).orElse("infinity")))
        .param("entries", written.stream().map(Record.Written::id).toArray(Long[]::new))
        .update();
  }

  private static String[] all(List<Tie> ties, Function<Tie, String> what) {
    return ties.stream().map(what).toArray(String[]::new);
  }

  void supersede(UUID id, Instant at) {
    db.sql(
            "update organisation_tie set superseded_at = ? where id = ? and superseded_at ="
                + " 'infinity'")
        .params(Timestamp.from(at), id)
        .update();
  }

  Optional<Tie> current(UUID id) {
    return db.sql(TIES + "where id = :id and superseded_at = 'infinity'")
        .param("id", id)
        .query((row, n) -> tie(row))
        .optional();
  }

  boolean isKept(UUID id) {
    return db.sql("select exists (select 1 from organisation_tie where id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /** Both directions, all periods, as held now. */
  List<Tie> touching(Collection<String> codes) {
    return db.sql(
            TIES
                + "where superseded_at = 'infinity' and (child = any(:codes) or parent = any(:codes))"
                + " order by relation, from_date, child, parent")
        .param("codes", codes.toArray(new String[0]))
        .query((row, n) -> tie(row))
        .list();
  }

  /** Both directions of one, all periods, as held at a moment. */
  List<Tie> asKnown(String code, Instant at) {
    return db.sql(
            TIES
                + "where (child = :code or parent = :code) and recorded_at <= :at and superseded_at > :at"
                + " order by relation, from_date, child, parent")
        .param("code", code)
        .param("at", Timestamp.from(at))
        .query((row, n) -> tie(row))
        .list();
  }

  /** Every tie ever recorded, superseded ones too, with its entry. */
  void every(BiConsumer<Tie, Long> each) {
    db.sql(TIES + "order by entry")
        .query((RowCallbackHandler) row -> each.accept(tie(row), row.getLong("entry")));
  }

  static String word(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }

  private static Tie tie(ResultSet row) throws SQLException {
    long parts = row.getLong("share_parts");
    Optional<StatedShare> share =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(StatedShare.kept(row.getString("share_words"), parts));
    return new Tie(
        row.getObject("id", UUID.class),
        Relation.valueOf(row.getString("relation").toUpperCase(Locale.ROOT)),
        row.getString("child"),
        row.getString("parent"),
        share,
        row.getString("source"),
        row.getObject("from_date", LocalDate.class),
        RegisterStore.finite(row, "to_date"));
  }
}
