package org.mandate.app.assessors;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of the assessors' tables. */
final class AssessorStore {
  private static final int LOCK = 15601;
  private final JdbcClient db;

  AssessorStore(JdbcClient db) {
    this.db = db;
  }

  // Offers

  Optional<Offer> offer(UUID person) {
    return db.sql("select * from assessor where person = :p and superseded_at is null")
        .param("p", person)
        .query(
            (row, n) ->
                new Offer(
                    row.getObject("id", UUID.class),
                    row.getObject("person", UUID.class),
                    row.getString("home"),
                    row.getString("area"),
                    role(row.getString("role")),
                    skills(row.getArray("skills")),
                    row.getDate("first_day").toLocalDate(),
                    row.getDate("last_day").toLocalDate(),
                    row.getTimestamp("recorded_at").toInstant()))
        .optional();
  }

  void supersede(UUID person, Instant at) {
    db.sql("update assessor set superseded_at = :at where person = :p and superseded_at is null")
        .param("at", Timestamp.from(at))
        .param("p", person)
        .update();
  }

  void keep(Offer o) {
    db.sql(
            """
            insert into assessor (id, person, home, area, role, skills, first_day, last_day, recorded_at)
            values (:id, :person, :home, :area, :role, :skills, :first, :last, :at)""")
        .param("id", o.id())
        .param("person", o.person())
        .param("home", o.home())
        .param("area", o.area())
        .param("role", o.role().code())
        .param("skills", codes(o.skills()))
        .param("first", Date.valueOf(o.first()))
        .param("last", Date.valueOf(o.last()))
        .param("at", Timestamp.from(o.recordedAt()))
        .update();
  }

  // Requests

  /** The next number on a matter; one transaction takes one at a time. */
  int nextNumber(UUID matter) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:m))")
        .param("lock", LOCK)
        .param("m", matter.toString())
        .query((row, n) -> 0)
        .list();
    return db.sql("select coalesce(max(number), 0) + 1 from assessor_request where matter = :m")
        .param("m", matter)
        .query(Integer.class)
        .single();
  }

  void keep(PanelRequest r, UUID by) {
    Wanted w = r.wanted();
    db.sql(
            """
            insert into assessor_request (id, body, matter, number, area, areas, seats, skills, outside, days,
              asked_by, asked_at)
            values (:id, :body, :matter, :number, :area, :areas, :seats, :skills, :outside, :days,
              :by, :at)""")
        .param("id", r.id())
        .param("body", r.body())
        .param("matter", r.matter())
        .param("number", r.number())
        .param("area", r.area())
        .param("areas", w.areas().stream().sorted().toArray(String[]::new))
        .param("seats", counts(w.seats(), AssessorRole::code))
        .param("skills", counts(w.skills(), Skill::code))
        .param("outside", w.outside())
        .param("days", dates(w.days()))
        .param("by", by)
        .param("at", Timestamp.from(r.askedAt()))
        .update();
  }

  Optional<PanelRequest> request(UUID id) {
    return db.sql("select * from assessor_request where id = :id")
        .param("id", id)
        .query(AssessorStore::readRequest)
        .optional();
  }

  List<PanelRequest> requests(UUID body) {
    return db.sql(
            "select * from assessor_request where body = :b order by asked_at desc, number desc")
        .param("b", body)
        .query(AssessorStore::readRequest)
        .list();
  }

  private static PanelRequest readRequest(ResultSet row, int n) throws SQLException {
    UUID matter = row.getObject("matter", UUID.class);
    int number = row.getInt("number");
    Wanted wanted =
        new Wanted(
            Set.of((String[]) row.getArray("areas").getArray()),
            counts(row.getString("seats"), AssessorStore::role),
            counts(row.getString("skills"), code -> Skill.of(code).orElseThrow()),
            row.getInt("outside"),
            days(row.getArray("days")),
            PanelRequest.seed(matter, number));
    return new PanelRequest(
        row.getObject("id", UUID.class),
        row.getObject("body", UUID.class),
        matter,
        number,
        row.getString("area"),
        wanted,
        row.getTimestamp("asked_at").toInstant());
  }

  /**
   * Somebody who offers, as whoever runs a request may see them.
   *
   * @param candidate not yet asked whether clear
   */
  record Offered(String name, String home, Candidate candidate) {}

  List<Offered> candidates(UUID request) {
    return db.sql("select * from assessor_candidates(:r) order by person")
        .param("r", request)
        .query(
            (row, n) ->
                new Offered(
                    row.getString("name"),
                    row.getString("home"),
                    new Candidate(
                        row.getObject("person", UUID.class),
                        role(row.getString("role")),
                        skills(row.getArray("skills")),
                        row.getString("area"),
                        days(row.getArray("free")).stream()
                            .map(d -> new Candidate.Free(d, d))
                            .toList(),
                        row.getInt("used"),
                        Optional.empty())))
        .list();
  }

  /** The names of those who were asked. */
  Map<UUID, String> names(UUID request) {
    Map<UUID, String> names = new HashMap<>();
    db.sql("select person, name from assessor_names(:r)")
        .param("r", request)
        .query((row, n) -> names.put(row.getObject("person", UUID.class), row.getString("name")))
        .list();
    return names;
  }

  // Places

  private static final String PLACES =
      """
      select p.*, coalesce((select a.answer from assessor_answer a where a.place = p.id
        order by a.id desc limit 1), 'waiting') as said from assessor_place p
      """;

  void keep(Asked a) {
    db.sql(
            """
            insert into assessor_place (id, request, body, matter, person, role, skills, area, reason, days,
              asked_at)
            values (:id, :request, :body, :matter, :person, :role, :skills, :area, :reason, :days, :at)""")
        .param("id", a.id())
        .param("request", a.request())
        .param("body", a.body())
        .param("matter", a.matter())
        .param("person", a.person())
        .param("role", a.role().code())
        .param("skills", codes(a.skills()))
        .param("area", a.area())
        .param("reason", a.reason())
        .param("days", dates(a.days()))
        .param("at", Timestamp.from(a.askedAt()))
        .update();
  }

  void mail(UUID place, String subject, String words) {
    db.sql("select mail_assessor(:p, :s, :w)")
        .param("p", place)
        .param("s", subject)
        .param("w", words)
        .query((row, n) -> 0)
        .list();
  }

  void say(UUID place, Asked.Said said, Instant at) {
    db.sql("insert into assessor_answer (place, answer, recorded_at) values (:p, :a, :at)")
        .param("p", place)
        .param("a", said.code())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** Takes the turn of a place, so that an answer and a withdrawal come one after the other. */
  void turn(UUID place) {
    db.sql("select pg_advisory_xact_lock(:lock, hashtext(:p))")
        .param("lock", LOCK)
        .param("p", place.toString())
        .query((row, n) -> 0)
        .list();
  }

  Optional<Asked> place(UUID id) {
    return db.sql(PLACES + "where p.id = :id").param("id", id).query(this::readPlace).optional();
  }

  List<Asked> placesOf(UUID person) {
    return db.sql(PLACES + "where p.person = :p order by p.asked_at desc, p.id")
        .param("p", person)
        .query(this::readPlace)
        .list();
  }

  List<Asked> places(UUID request) {
    return db.sql(PLACES + "where p.request = :r order by p.asked_at, p.id")
        .param("r", request)
        .query(this::readPlace)
        .list();
  }

  private Asked readPlace(ResultSet row, int n) throws SQLException {
    return new Asked(
        row.getObject("id", UUID.class),
        row.getObject("request", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("matter", UUID.class),
        row.getObject("person", UUID.class),
        role(row.getString("role")),
        skills(row.getArray("skills")),
        row.getString("area"),
        row.getString("reason"),
        days(row.getArray("days")),
        row.getTimestamp("asked_at").toInstant(),
        Asked.Said.of(row.getString("said")));
  }

  // The ledger

  /** The days lent between areas, of the matters that whoever asks can see. */
  List<LentDays> lent() {
    return db.sql("select * from assessor_days(array(select id from matter))")
        .query(
            (row, n) ->
                new LentDays(
                    row.getString("lender"),
                    row.getString("borrower"),
                    row.getLong("lent"),
                    row.getLong("promised")))
        .list();
  }

  // Columns

  private static AssessorRole role(String code) {
    return AssessorRole.of(code).orElseThrow(() -> new IllegalArgumentException("role " + code));
  }

  private static String[] codes(Set<Skill> skills) {
    return skills.stream().map(Skill::code).sorted().toArray(String[]::new);
  }

  private static Set<Skill> skills(Array column) throws SQLException {
    return Arrays.stream((String[]) column.getArray())
        .flatMap(code -> Skill.of(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Date[] dates(List<LocalDate> days) {
    return days.stream().map(Date::valueOf).toArray(Date[]::new);
  }

  private static List<LocalDate> days(Array column) throws SQLException {
    return Arrays.stream((Date[]) column.getArray()).map(Date::toLocalDate).toList();
  }

  private static <K> String counts(Map<K, Integer> counts, Function<K, String> code) {
    Map<String, Integer> sorted = new TreeMap<>();
    counts.forEach((k, n) -> sorted.put(code.apply(k), n));
    List<String> all = new ArrayList<>();
    sorted.forEach((k, n) -> all.add(k + "=" + n));
    return String.join(",", all);
  }

  private static <K> Map<K, Integer> counts(String column, Function<String, K> key) {
    Map<K, Integer> counts = new LinkedHashMap<>();
    for (String one : column.isEmpty() ? new String[0] : column.split(",", -1)) {
      int at = one.indexOf('=');
      counts.put(key.apply(one.substring(0, at)), Integer.valueOf(one.substring(at + 1)));
    }
    return counts;
  }
}
