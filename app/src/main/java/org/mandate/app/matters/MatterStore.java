package org.mandate.app.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the matters' tables. */
final class MatterStore {
  private static final int LOCK = 5001;

  // Without the proposed text, which only its own page and the close read.
  private static final String SELECT =
      """
      select id, body, reference, question, reserved, places, seat, proposed_hash, proposed_version,
        opened_at, entry, closed_until, unannounced_until, m.title, m.reasons,
        closed_until > (select london_today()) as closed, unannounced_until > (select london_today()) as unannounced,
        w.title as sealed_title, w.reasons as sealed_reasons
        from matter m left join matter_words w on w.matter = m.id and m.closed_until > '-infinity'
      """;

  private final JdbcClient db;

  MatterStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** The next free reference of a body in a year; one transaction a body takes one at a time. */
  String nextReference(UUID body, int year) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:body))")
        .param("lock", LOCK)
        .param("body", body.toString())
        .query((row, n) -> 0)
        .list();
    int last =
        db.sql(
                """
                select coalesce(max(split_part(reference, '-', 2)::int), 0) from matter
                 where body = :body and reference like :year and reference ~ '-[0-9]+$'""")
            .param("body", body)
            .param("year", year + "-%")
            .query(Integer.class)
            .single();
    return "%d-%03d".formatted(year, last + 1);
  }

  /**
   * @param proposed the text of its proposal; null where it has none
   */
  void keep(Matter m, @Nullable String proposed, Record.Written written) {
    db.sql(
            """
            insert into matter (id, body, reference, title, reasons, question, reserved, places, seat, proposed, proposed_hash,
              proposed_version, opened_at, entry)
            values (:id, :body, :reference, :title, :reasons, :question, :reserved, :places, :seat, :proposed, :hash,
              :version, :at, :entry)""")
        .param("id", m.id())
        .param("body", m.body())
        .param("reference", m.reference())
        .param("title", m.title())
        .param("reasons", m.reasons())
        .param("question", m.question())
        .param("reserved", m.reserved())
        .param("places", m.filling().map(Matter.Filling::places).orElse(0))
        .param("seat", m.filling().map(Matter.Filling::seat).orElse(""))
        .param("proposed", proposed)
        .param("hash", m.proposal().map(Matter.Proposal::hash).orElse(null))
        .param("version", m.proposal().map(Matter.Proposal::version).orElse(null))
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
    for (int i = 0; i < m.options().size(); i++) {
      db.sql("insert into matter_option (matter, position, id, words) values (:m, :p, :id, :w)")
          .param("m", m.id())
          .param("p", i)
          .param("id", m.options().get(i).id())
          .param("w", m.options().get(i).words())
          .update();
    }
    for (int i = 0; i < m.evidence().size(); i++) {
      db.sql("insert into matter_evidence (matter, position, words, link) values (:m, :p, :w, :l)")
          .param("m", m.id())
          .param("p", i)
          .param("w", m.evidence().get(i).words())
          .param("l", m.evidence().get(i).link())
          .update();
    }
  }

  /** The text that stands fixed in a matter. */
  Optional<String> proposed(UUID id) {
    return db.sql("select proposed from matter where id = :id and proposed is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  Optional<Matter> byId(UUID id) {
    // First by a question that takes as long for what is hidden as for what is not there.
    boolean mayKnow =
        db.sql("select may_know_matter(:id)").param("id", id).query(Boolean.class).single();
    return mayKnow
        ? db.sql(SELECT + "where id = :id").param("id", id).query(this::read).optional()
        : Optional.empty();
  }

  List<Matter> of(UUID body) {
    return db.sql(SELECT + "where body = :b order by opened_at desc, reference desc")
        .param("b", body)
        .query(this::read)
        .list();
  }

  List<Matter> all() {
    return db.sql(SELECT + "order by opened_at").query(this::read).list();
  }

  private List<Matter.Option> options(UUID matter) {
    return db.sql("select id, words from matter_option where matter = :m order by position")
        .param("m", matter)
        .query((row, n) -> new Matter.Option(row.getString("id"), row.getString("words")))
        .list();
  }

  private List<Matter.Evidence> evidence(UUID matter) {
    return db.sql("select words, link from matter_evidence where matter = :m order by position")
        .param("m", matter)
        .query((row, n) -> new Matter.Evidence(row.getString("words"), row.getString("link")))
        .list();
  }

  private static Matter.Openness openness(ResultSet row, boolean read) throws SQLException {
    if (row.getBoolean("unannounced")) {
      return new Matter.Openness.Unannounced(
          row.getObject("unannounced_until", LocalDate.class),
          row.getObject("closed_until", LocalDate.class));
    }
    return row.getBoolean("closed")
        ? new Matter.Openness.Closed(row.getObject("closed_until", LocalDate.class), read)
        : new Matter.Openness.Open();
  }

  /** What a closed matter is called where its words are not read. */
  static String closedTitle(String reference) {
    return "Closed matter " + reference;
  }

  private Matter read(ResultSet row, int n) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String reference = row.getString("reference");
    String words = row.getString("sealed_title");
    boolean wasOpen = !row.getString("title").isEmpty();
    // Business of a body's officers has neither: a list asks one statement, not three for each.
    boolean isPut = !row.getString("question").isEmpty();
    return new Matter(
        id,
        row.getObject("body", UUID.class),
        reference,
        wasOpen
            ? row.getString("title")
            : java.util.Objects.requireNonNullElse(words, closedTitle(reference)),
        wasOpen
            ? row.getString("reasons")
            : java.util.Objects.requireNonNullElse(row.getString("sealed_reasons"), ""),
        row.getString("question"),
        row.getString("reserved"),
        isPut ? options(id) : List.of(),
        row.getInt("places") == 0
            ? Optional.empty()
            : Optional.of(new Matter.Filling(row.getInt("places"), row.getString("seat"))),
        isPut ? evidence(id) : List.of(),
        row.getString("proposed_hash") == null
            ? Optional.empty()
            : Optional.of(
                new Matter.Proposal(
                    row.getLong("proposed_version"), row.getString("proposed_hash"))),
        openness(row, words != null),
        row.getTimestamp("opened_at").toInstant(),
        row.getLong("entry"));
  }
}
