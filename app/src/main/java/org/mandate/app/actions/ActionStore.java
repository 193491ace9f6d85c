package org.mandate.app.actions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of actions. Row security decides what is read. */
final class ActionStore {
  private static final int LOCK = 5240;
  // One statement for a list: each act with its action.
  private static final String SELECT =
      """
      select a.id, a.body, a.decision, a.matter, a.item, a.words, a.recorded_at, a.entry,
        coalesce((select m.closed_until <= (select london_today()) from matter m where m.id = a.matter), true)
          and coalesce((select i.sealed_until <= (select london_today()) from agenda_item i where i.id = a.item), true) as open,
        x.id as act, x.position, x.kind, x.office, x.to_seat, x.to_constituency, x.organisation, x.due,
        x.words as act_words, x.link, x.paper, x.seat, x.practice, x.recorded_at as acted_at, x.entry as act_entry
        from action a join action_act x on x.action = a.id
      """;

  private static final String ORDER = " order by a.recorded_at, a.id, x.position";

  private final JdbcClient db;

  ActionStore(JdbcClient db) {
    this.db = db;
  }

  /** An id that only this transaction may put a new row under. */
  UUID freshId() {
    return db.sql("select fresh_id()").query(UUID.class).single();
  }

  /** One at a time with an action, until the end of the transaction. */
  void lock(UUID action) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:action))")
        .param("lock", LOCK)
        .param("action", action.toString())
        .query((row, n) -> 0)
        .list();
  }

  void keep(AgreedAction a) {
    db.sql(
            """
            insert into action (id, body, decision, matter, item, words, recorded_at, entry)
            values (:id, :body, :decision, :matter, :item, :words, :at, :entry)""")
        .param("id", a.id())
        .param("body", a.body())
        .param("decision", a.from().decision().orElse(null))
        .param("matter", a.from().matter().orElse(null))
        .param("item", a.from().item().orElse(null))
        .param("words", a.words())
        .param("at", Timestamp.from(a.givenAt()))
        .param("entry", entry(a.entry()))
        .update();
    a.acts().forEach(this::keep);
  }

  void keep(Act act) {
    Optional<Owner> owner = act.owner();
    db.sql(
            """
            insert into action_act (id, action, position, kind, office, to_seat, to_constituency, organisation, due,
              words, link, paper, seat, practice, recorded_at, entry)
            values (:id, :action, :position, :kind, :office, :toSeat, :constituency, :organisation, :due, :words, :link,
              :paper, :seat, :practice, :at, :entry)""")
        .param("id", act.id())
        .param("action", act.action())
        .param("position", act.position())
        .param("kind", act.kind().word())
        .param(
            "office", owner.map(o -> o instanceof Owner.Holder h ? h.office() : null).orElse(null))
        .param("toSeat", owner.map(o -> o instanceof Owner.Seat s ? s.seat() : "").orElse(""))
        .param(
            "constituency",
            owner.map(o -> o instanceof Owner.Seat s ? s.constituency() : "").orElse(""))
        .param(
            "organisation",
            owner.map(o -> o instanceof Owner.Organisation g ? g.code() : "").orElse(""))
        .param("due", act.due().orElse(null))
        .param("words", act.words())
        .param("link", act.link())
        .param("paper", act.paper().orElse(null))
        .param("seat", act.as().seat())
        .param("practice", act.as().practice())
        .param("at", Timestamp.from(act.at()))
        .param("entry", entry(act.entry()))
        .update();
  }

  private static @Nullable Long entry(long entry) {
    return entry == 0 ? null : entry;
  }

  Optional<AgreedAction> byId(UUID id) {
    return read(SELECT + "where a.id = :k" + ORDER, id).stream().findFirst();
  }

  List<AgreedAction> of(UUID body) {
    return read(SELECT + "where a.body = :k" + ORDER, body);
  }

  List<AgreedAction> ofDecision(String decision) {
    return read(SELECT + "where a.decision = :k" + ORDER, decision);
  }

  List<AgreedAction> ofMatter(UUID matter) {
    return read(SELECT + "where a.matter = :k" + ORDER, matter);
  }

  List<AgreedAction> ofItem(UUID item) {
    return read(SELECT + "where a.item = :k" + ORDER, item);
  }

  List<AgreedAction> all() {
    return read(SELECT + "where :k = 1" + ORDER, 1);
  }

  /** Whether an item's words are public today; empty where whoever asks sees no such item. */
  Optional<Item> item(UUID item) {
    return db.sql(
            """
            select body, matter, sealed_until <= (select london_today()) as open from agenda_item where id = :i""")
        .param("i", item)
        .query(
            (row, n) ->
                new Item(
                    row.getObject("body", UUID.class),
                    Optional.ofNullable(row.getObject("matter", UUID.class)),
                    row.getBoolean("open")))
        .optional();
  }

  /** An item on an agenda, as far as an action asks. */
  record Item(UUID body, Optional<UUID> matter, boolean open) {}

  private List<AgreedAction> read(String sql, Object key) {
    Map<UUID, AgreedAction> heads = new LinkedHashMap<>();
    Map<UUID, List<Act>> acts = new LinkedHashMap<>();
    db.sql(sql)
        .param("k", key)
        .query(
            (row, n) -> {
              UUID id = row.getObject("id", UUID.class);
              if (!heads.containsKey(id)) {
                heads.put(id, head(row, id));
              }
              return acts.computeIfAbsent(id, x -> new ArrayList<>()).add(act(row, id));
            })
        .list();
    return heads.values().stream()
        .map(
            a ->
                new AgreedAction(
                    a.id(),
                    a.body(),
                    a.from(),
                    a.words(),
                    a.open(),
                    a.givenAt(),
                    Objects.requireNonNull(acts.get(a.id())),
                    Optional.empty(),
                    a.entry()))
        .toList();
  }

  private static AgreedAction head(ResultSet row, UUID id) throws SQLException {
    return new AgreedAction(
        id,
        row.getObject("body", UUID.class),
        new AgreedAction.From(
            Optional.ofNullable(row.getString("decision")),
            Optional.ofNullable(row.getObject("matter", UUID.class)),
            Optional.ofNullable(row.getObject("item", UUID.class))),
        row.getString("words"),
        row.getBoolean("open"),
        row.getTimestamp("recorded_at").toInstant(),
        List.of(),
        Optional.empty(),
        row.getLong("entry"));
  }

  private static Act act(ResultSet row, UUID action) throws SQLException {
    return new Act(
        row.getObject("act", UUID.class),
        action,
        row.getInt("position"),
        Act.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        owner(row),
        Optional.ofNullable(row.getObject("due", LocalDate.class)),
        row.getString("act_words"),
        row.getString("link"),
        Optional.ofNullable(row.getObject("paper", UUID.class)),
        new Act.As(row.getString("seat"), row.getString("practice")),
        row.getTimestamp("acted_at").toInstant(),
        row.getLong("act_entry"));
  }

  private static Optional<Owner> owner(ResultSet row) throws SQLException {
    UUID office = row.getObject("office", UUID.class);
    if (office != null) {
      return Optional.of(new Owner.Holder(office));
    }
    if (!row.getString("to_seat").isEmpty()) {
      return Optional.of(
          new Owner.Seat(row.getString("to_seat"), row.getString("to_constituency")));
    }
    String organisation = row.getString("organisation");
    return organisation.isEmpty()
        ? Optional.empty()
        : Optional.of(new Owner.Organisation(organisation));
  }
}
