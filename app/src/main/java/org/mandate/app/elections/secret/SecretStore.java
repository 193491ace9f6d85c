package org.mandate.app.elections.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.Rules;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of secret elections, their moves and those who run them. */
final class SecretStore {
  private static final String COLUMNS =
      """
      title, kind, question, constitution, words, seat, constituency, places, by_election, term_from, term_to,
      office, counting, electorate, list_order, statement_limit, turnout_shown, count_back, trustees_needed,
      nominations_open, nominations_close, roll_on, voting_opens, voting_closes, complaint_days, band_least, band_unit""";

  private static final String VALUES =
      """
      :title, :kind, :question, :constitution, :words, :seat, :constituency, :places, :byElection, :from, :to,
      :office, :counting, :electorate, :listOrder, :limit, :turnout, :countBack, :needed,
      :nominationsOpen, :nominationsClose, :rollOn, :opens, :closes, :complaintDays, :least, :unit""";

  private final JdbcClient db;

  SecretStore(JdbcClient db) {
    this.db = db;
  }

  /** The next free reference of a body; one asks after the other. */
  String reference(UUID body, int year) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('election ' || :b, 1))")
        .param("b", body.toString())
        .query((row, n) -> 0)
        .list();
    int last =
        db.sql(
                """
                select coalesce(max(substr(reference, 7)::int), 0) from secret_election
                 where body = :b and reference like :y || '-E%'""")
            .param("b", body)
            .param("y", String.valueOf(year))
            .query(Integer.class)
            .single();
    return "%d-E%03d".formatted(year, last + 1);
  }

  void draft(SecretElection e, Instant at) {
    with(
            db.sql(
                "insert into secret_election (id, body, reference, petition, state, drafted_at, "
                    + COLUMNS
                    + ") values (:id, :body, :reference, :petition, 'draft', :at, "
                    + VALUES
                    + ")"),
            e)
        .param("body", e.body())
        .param("reference", e.reference())
        .param("petition", e.petition().orElse(null))
        .param("at", Timestamp.from(at))
        .update();
  }

  void redraft(SecretElection e) {
    with(
            db.sql(
                "update secret_election set ("
                    + COLUMNS
                    + ") = ("
                    + VALUES
                    + ") where id = :id and state = 'draft'"),
            e)
        .update();
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, SecretElection e) {
    Rules r = e.rules();
    Timetable t = e.timetable();
    Optional<Seats> s = r.seats();
    return sql.param("id", e.id())
        .param("title", r.title())
        .param("kind", r.kind().word())
        .param("question", r.question())
        .param("constitution", r.constitution())
        .param("words", r.words())
        .param("seat", s.map(Seats::seat).orElse(""))
        .param("constituency", s.map(Seats::constituency).orElse(""))
        .param("places", s.map(Seats::places).orElse(0))
        .param("byElection", s.map(Seats::byElection).orElse(false))
        .param("from", s.map(Seats::from).orElse(null))
        .param("to", s.flatMap(Seats::to).orElse(null))
        .param("office", r.office().orElse(null))
        .param("counting", r.counting())
        .param("electorate", r.electorate().word())
        .param("listOrder", r.order().word())
        .param("limit", r.statementLimit())
        .param("turnout", r.turnoutShown())
        .param("countBack", r.countBack())
        .param("needed", r.trusteesNeeded())
        .param("least", r.bands().map(Banding::least).orElse(null))
        .param("unit", r.bands().map(Banding::unit).orElse(null))
        .param("nominationsOpen", stamp(t.nominationsOpen()))
        .param("nominationsClose", stamp(t.nominationsClose()))
        .param("rollOn", Timestamp.from(t.rollOn()))
        .param("opens", Timestamp.from(t.opens()))
        .param("closes", Timestamp.from(t.closes()))
        .param("complaintDays", t.complaintDays());
  }

  private static @Nullable Timestamp stamp(Optional<Instant> at) {
    return at.map(Timestamp::from).orElse(null);
  }

  /** Makes a move with its entry; the row must be in a state from which the move begins. */
  void move(SecretElection e, ElectionMove move, String words, Record.Written written) {
    int rows =
        db.sql("update secret_election set state = :to where id = :id and state = :from")
            .param("to", move.to.word())
            .param("from", e.state().word())
            .param("id", e.id())
            .update();
    if (rows != 1) {
      throw new IllegalStateException("election " + e.id() + " is not " + e.state());
    }
    db.sql(
            """
            insert into secret_move (election, number, move, to_state, words, at, entry)
            select :id, 1 + coalesce(max(number), 0), :move, :to, :words, :at, :entry
              from secret_move where election = :id""")
        .param("id", e.id())
        .param("move", move.word())
        .param("to", move.to.word())
        .param("words", words)
        .param("at", Timestamp.from(written.at()))
        .param("entry", written.id())
        .update();
  }

  /**
   * A move as it was made.
   *
   * @param move as {@link ElectionMove#word}
   */
  record Moved(UUID election, String move, String toState, String words, Instant at, long entry) {
    boolean to(SecretElection.State state) {
      return toState.equals(state.word());
    }
  }

  List<Moved> moves(UUID election) {
    return db.sql("select * from secret_move where election = :e order by number")
        .param("e", election)
        .query(
            (row, n) ->
                new Moved(
                    row.getObject("election", UUID.class),
                    row.getString("move"),
                    row.getString("to_state"),
                    row.getString("words"),
                    row.getTimestamp("at").toInstant(),
                    row.getLong("entry")))
        .list();
  }

  /** Leaf hash of an entry, 64 hex digits. */
  String leafHash(long entry) {
    return db.sql("select leaf_hash from record_entry where id = :id")
        .param("id", entry)
        .query((row, n) -> HexFormat.of().formatHex(row.getBytes("leaf_hash")))
        .single();
  }

  Optional<SecretElection> byId(UUID id) {
    return list("where id = :key", id).stream().findFirst();
  }

  /** For a move: waits until whoever came before is done. Read the clock after this. */
  Optional<SecretElection> lock(UUID id) {
    return held(id, true);
  }

  /** For many at once who each add something; never beside a move. Read the clock after this. */
  Optional<SecretElection> share(UUID id) {
    return held(id, false);
  }

  private Optional<SecretElection> held(UUID id, boolean againstAll) {
    db.sql("select hold_election(:id, :all)")
        .param("id", id)
        .param("all", againstAll)
        .query((row, n) -> 0)
        .list();
    return byId(id);
  }

  /** Of a body, the latest close first. */
  List<SecretElection> ofBody(UUID body) {
    return list("where body = :key order by voting_closes desc, reference desc", body);
  }

  /** Those in which somebody has a part and that are neither drafts nor over. */
  List<SecretElection> withPartOf(UUID person) {
    return list(
        """
        where state not in ('draft', 'certified', 'unfilled', 'voided', 'stopped')
          and id in (select r.election from secret_role r where r.person = :key) order by voting_closes""",
        person);
  }

  /** Those that stand there now. */
  List<SecretElection> in(SecretElection.State state) {
    return list("where state = :key order by voting_closes", state.word());
  }

  List<SecretElection> published() {
    return list("where state <> 'draft' and :key = 1 order by drafted_at", 1);
  }

  /** With something to do now, by the clock. */
  List<UUID> due() {
    return db.sql(
            """
            select id from secret_election
             where (state = 'rules' and least(coalesce(nominations_open, roll_on), roll_on) <= clock())
                or (state = 'nominations' and nominations_close <= clock())
                or (state = 'candidates' and roll_on <= clock())
                or (state = 'roll' and voting_opens <= clock())
                or (state = 'open' and voting_closes <= clock())
             order by voting_closes""")
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  // Roles

  void give(RoleHolder h) {
    db.sql(
            """
            insert into secret_role (id, election, role, person, name, organisation, outside)
            values (:id, :e, :role, :person, :name, :organisation, :outside)""")
        .param("id", h.id())
        .param("e", h.election())
        .param("role", h.part().word())
        .param("person", h.person())
        .param("name", h.name())
        .param("organisation", h.organisation())
        .param("outside", h.outside())
        .update();
  }

  void take(UUID election, UUID holder) {
    db.sql("delete from secret_role where id = :id and election = :e")
        .param("id", holder)
        .param("e", election)
        .update();
  }

  List<RoleHolder> holders(UUID election) {
    return db.sql("select * from secret_role where election = :e order by role, id")
        .param("e", election)
        .query(
            (row, n) ->
                new RoleHolder(
                    row.getObject("id", UUID.class),
                    row.getObject("election", UUID.class),
                    Part.of(row.getString("role")).orElseThrow(),
                    row.getObject("person", UUID.class),
                    row.getString("name"),
                    row.getString("organisation"),
                    row.getBoolean("outside")))
        .list();
  }

  /** Who is behind an address; made where it is new. */
  UUID personAt(UUID election, String address, String name) {
    return db.sql("select person_for_role(:e, :a, :n) as person")
        .param("e", election)
        .param("a", address)
        .param("n", name)
        .query((row, n) -> row.getObject("person", UUID.class))
        .single();
  }

  private List<SecretElection> list(String where, Object key) {
    return db.sql("select * from secret_election " + where)
        .param("key", key)
        .query(SecretStore::read)
        .list();
  }

  private static SecretElection read(ResultSet row, int n) throws SQLException {
    Optional<Seats> seats =
        row.getString("seat").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Seats(
                    row.getString("seat"),
                    row.getString("constituency"),
                    row.getInt("places"),
                    row.getBoolean("by_election"),
                    row.getObject("term_from", LocalDate.class),
                    Optional.ofNullable(row.getObject("term_to", LocalDate.class))));
    return new SecretElection(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        row.getString("reference"),
        new Rules(
            row.getString("title"),
            SecretElection.Kind.valueOf(upper(row, "kind")),
            row.getString("question"),
            row.getString("words"),
            seats,
            Optional.ofNullable(row.getObject("office", UUID.class)),
            row.getLong("constitution"),
            SecretElection.Electorate.valueOf(upper(row, "electorate")),
            row.getString("counting"),
            SecretElection.ListOrder.valueOf(upper(row, "list_order")),
            row.getInt("statement_limit"),
            row.getBoolean("turnout_shown"),
            row.getBoolean("count_back"),
            row.getInt("trustees_needed"),
            bands(row)),
        new Timetable(
            at(row, "nominations_open"),
            at(row, "nominations_close"),
            row.getTimestamp("roll_on").toInstant(),
            row.getTimestamp("voting_opens").toInstant(),
            row.getTimestamp("voting_closes").toInstant(),
            row.getInt("complaint_days")),
        SecretElection.State.valueOf(upper(row, "state")),
        Optional.ofNullable(row.getObject("petition", UUID.class)));
  }

  static Optional<Banding> bands(ResultSet row) throws SQLException {
    int least = row.getInt("band_least");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new Banding(least, row.getInt("band_unit")));
  }

  private static String upper(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
