package org.mandate.app.interests.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of published registers. */
final class RegisterStore {
  private static final int BATCH = 500;
  private static final String SELECT =
      """
      select r.*, m.recorded_at as removed_at from published_register r
        left join published_register_removal m on m.register = r.id
      """;

  private final JdbcClient db;

  RegisterStore(JdbcClient db) {
    this.db = db;
  }

  /** One at a time, so that the very same edition is never read in twice. */
  void begin() {
    db.sql("select pg_advisory_xact_lock(7120927)").query(rs -> {});
  }

  LocalDate today() {
    return db.sql("select london_today()").query(LocalDate.class).single();
  }

  void keep(PublishedRegister r) {
    db.sql(
            """
            insert into published_register (id, publisher, title, edition, sha256, root, table_count, entry_count,
              keep_until, recorded_at, entry) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            r.id(),
            r.publisher(),
            r.title(),
            r.edition(),
            r.sha256(),
            r.root(),
            r.tables(),
            r.entries(),
            r.keepUntil(),
            Timestamp.from(r.recordedAt()),
            r.entry())
        .update();
  }

  /** Takes an edition's entries one by one and writes them many at a time. */
  final class Writing {
    private final UUID register;
    private final List<PublishedEntry> entries = new ArrayList<>();
    private final List<EditionLine> lines = new ArrayList<>();

    Writing(UUID register) {
      this.register = register;
    }

    void add(PublishedEntry entry, EditionLine line) {
      entries.add(entry);
      lines.add(line);
      if (entries.size() == BATCH) {
        end();
      }
    }

    void end() {
      if (entries.isEmpty()) {
        return;
      }
      db.sql(
              """
              insert into published_register_entry (register, place, category_code, category, entry_id, entry_key,
                hash, declarer, organisations, parent, fields)
              select :register, * from unnest(:places::int[], :codes::text[], :categories::text[], :ids::text[],
                :keys::text[], :hashes::text[], :declarers::text[], :organisations::text[], :parents::text[],
                :fields::text[])""")
          .param("register", register)
          .param("places", lines.stream().map(EditionLine::place).toArray(Integer[]::new))
          .param("codes", texts(e -> e.category().code()))
          .param("categories", texts(e -> e.category().name()))
          .param("ids", texts(PublishedEntry::id))
          .param("keys", lines.stream().map(EditionLine::key).toArray(String[]::new))
          .param("hashes", lines.stream().map(EditionLine::hash).toArray(String[]::new))
          .param("declarers", texts(PublishedEntry::declarer))
          .param("organisations", texts(e -> organisations(e.organisations())))
          .param("parents", texts(PublishedEntry::parent))
          .param("fields", texts(e -> FieldsText.of(e.fields())))
          .update();
      entries.clear();
      lines.clear();
    }

    private String[] texts(java.util.function.Function<PublishedEntry, String> of) {
      return entries.stream().map(of).toArray(String[]::new);
    }
  }

  private static String organisations(List<String> names) {
    return String.join("\n", names.stream().map(n -> n.replaceAll("\\s+", " ")).toList());
  }

  Writing writing(UUID register) {
    return new Writing(register);
  }

  Optional<PublishedRegister> byId(UUID id) {
    return db.sql(SELECT + "where r.id = :id").param("id", id).query(this::register).optional();
  }

  /** The edition with this hash whose words are here. */
  Optional<PublishedRegister> bySha256(String sha256) {
    return db.sql(SELECT + "where r.sha256 = :sha and m.register is null")
        .param("sha", sha256)
        .query(this::register)
        .optional();
  }

  /** Every edition, latest first. */
  List<PublishedRegister> all() {
    return db.sql(SELECT + "order by r.edition desc, r.recorded_at desc")
        .query(this::register)
        .list();
  }

  /** Those whose day has come and whose words are still here. */
  List<PublishedRegister> due() {
    return db.sql(SELECT + "where m.register is null and r.keep_until <= london_today()")
        .query(this::register)
        .list();
  }

  private PublishedRegister register(ResultSet row, int n) throws SQLException {
    return new PublishedRegister(
        row.getObject("id", UUID.class),
        row.getString("publisher"),
        row.getString("title"),
        row.getObject("edition", LocalDate.class),
        row.getString("sha256"),
        row.getString("root"),
        row.getInt("table_count"),
        row.getInt("entry_count"),
        row.getObject("keep_until", LocalDate.class),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"),
        Optional.ofNullable(row.getTimestamp("removed_at")).map(Timestamp::toInstant));
  }

  void remove(UUID register, Record.Written written) {
    db.sql("delete from published_register_entry where register = ?").param(register).update();
    db.sql("insert into published_register_removal (register, recorded_at, entry) values (?, ?, ?)")
        .params(register, Timestamp.from(written.at()), written.id())
        .update();
  }

  /** A removal, with the edition it is of. */
  record Removal(UUID register, long entry) {}

  List<Removal> removals() {
    return db.sql("select register, entry from published_register_removal order by recorded_at")
        .query((row, n) -> new Removal(row.getObject(1, UUID.class), row.getLong(2)))
        .list();
  }

  List<EditionLine> lines(UUID register) {
    Map<Category, Category> once = new HashMap<>();
    return db.sql(
            """
            select category_code, category, entry_key, hash, place from published_register_entry
             where register = :r order by place""")
        .param("r", register)
        .query(
            (row, n) ->
                new EditionLine(
                    once.computeIfAbsent(new Category(row.getString(1), row.getString(2)), c -> c),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5)))
        .list();
  }

  /** The same with every hash computed again from the words that are kept. */
  void linesAgain(UUID register, java.util.function.Consumer<EditionLine> each) {
    db.sql(
            """
            select category_code, category, entry_key, fields, place from published_register_entry
             where register = :r order by place""")
        .param("r", register)
        .query(
            row -> {
              each.accept(
                  new EditionLine(
                      new Category(row.getString(1), row.getString(2)),
                      row.getString(3),
                      EntryFields.hash(FieldsText.read(row.getString(4))),
                      row.getInt(5)));
            });
  }

  /** How many entries each category has, in no order. */
  Map<Category, Integer> categories(UUID register) {
    Map<Category, Integer> all = new LinkedHashMap<>();
    db.sql(
            """
            select category_code, category, count(*) from published_register_entry where register = :r
             group by 1, 2""")
        .param("r", register)
        .query(
            row -> {
              all.put(new Category(row.getString(1), row.getString(2)), row.getInt(3));
            });
    return all;
  }

  /**
   * Entries of an edition.
   *
   * @param category its name, "" for all
   * @param words that must stand somewhere in an entry, "" for none
   */
  Kept.Page entries(UUID register, String category, String words, int from, int most) {
    String where =
        """
         from published_register_entry where register = :r and (:c = '' or category = :c)
           and (:w = '' or position(lower(:w) in lower(declarer || ' ' || entry_id || ' ' || fields)) > 0)
        """;
    int found =
        asked("select count(*)" + where, register, category, words).query(Integer.class).single();
    List<Kept> page =
        asked(
                "select *" + where + " order by place limit :most offset :from",
                register,
                category,
                words)
            .param("most", most)
            .param("from", from)
            .query(RegisterStore::kept)
            .list();
    return new Kept.Page(found, page);
  }

  private JdbcClient.StatementSpec asked(String sql, UUID register, String category, String words) {
    // the words as JSON writes them, so that a quotation mark is found as well
    return db.sql(sql)
        .param("r", register)
        .param("c", category)
        .param("w", FieldsText.escaped(words));
  }

  Map<Integer, Kept> at(UUID register, Collection<Integer> places) {
    Map<Integer, Kept> all = new HashMap<>();
    db.sql("select * from published_register_entry where register = :r and place = any(:places)")
        .param("r", register)
        .param("places", places.toArray(Integer[]::new))
        .query(
            row -> {
              Kept kept = kept(row, 0);
              all.put(kept.place(), kept);
            });
    return all;
  }

  private static Kept kept(ResultSet row, int n) throws SQLException {
    String organisations = row.getString("organisations");
    return new Kept(
        row.getInt("place"),
        new Category(row.getString("category_code"), row.getString("category")),
        row.getString("entry_id"),
        row.getString("declarer"),
        organisations.isEmpty() ? List.of() : List.of(organisations.split("\n")),
        row.getString("parent"),
        FieldsText.read(row.getString("fields")));
  }

  /** Every organisation the edition names, with how many entries name it. */
  Map<String, Integer> organisations(UUID register) {
    Map<String, Integer> all = new LinkedHashMap<>();
    db.sql(
            """
            select name, count(*) from published_register_entry, unnest(string_to_array(organisations, E'\\n')) name
             where register = :r and organisations <> '' group by name order by name""")
        .param("r", register)
        .query(
            row -> {
              all.put(row.getString(1), row.getInt(2));
            });
    return all;
  }
}
