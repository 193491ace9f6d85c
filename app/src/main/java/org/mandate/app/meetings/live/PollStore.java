package org.mandate.app.meetings.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.meetings.Codes;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.record.Canonical;
import org.mandate.constitution.Setting;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All SQL of votes. What is cast comes in by one function of the database, and is counted there.
 */
final class PollStore {
  private final JdbcClient db;

  PollStore(JdbcClient db) {
    this.db = db;
  }

  void keep(Poll p) {
    db.sql(
            """
            insert into poll (id, meeting, body, part, item, motion, matter, kind, way, question, constitution, options,
              state, chair, proxies, opened_at)
            values (:id, :meeting, :body, :part, :item, :motion, :matter, :kind, :way, :question, :constitution,
              :options::text[], 'open', :chair, :proxies, :at)""")
        .param("id", p.id())
        .param("meeting", p.meeting())
        .param("body", p.body())
        .param("part", p.part())
        .param("item", p.item())
        .param("motion", p.motion())
        .param("matter", p.matter().orElse(null))
        .param("kind", p.kind().code())
        .param("way", Codes.of(p.way()))
        .param("question", p.question())
        .param("constitution", p.constitution())
        .param("options", p.options().toArray(String[]::new))
        .param("chair", p.chair().orElse(null))
        .param("proxies", p.proxies())
        .param("at", Timestamp.from(p.openedAt()))
        .update();
  }

  /** The roll, in one statement. */
  void keep(Poll p, List<Voter> roll) {
    if (roll.isEmpty()) {
      return;
    }
    db.sql(
            """
            insert into poll_voter (id, poll, item, person, practice, role)
            select fresh_id(), :poll, :item, nullif(r.person, '')::uuid, r.practice, r.role
              from unnest(:people::text[], :practices::text[], :roles::text[]) as r(person, practice, role)""")
        .param("poll", p.id())
        .param("item", p.item())
        .param("people", all(roll, v -> v.person().map(UUID::toString).orElse("")))
        .param("practices", all(roll, Voter::practice))
        .param("roles", all(roll, Voter::role))
        .update();
  }

  private static String[] all(List<Voter> roll, java.util.function.Function<Voter, String> what) {
    return roll.stream().map(what).toArray(String[]::new);
  }

  /** Casts a vote; a word says what became of it. */
  String cast(UUID poll, UUID voter, String choice) {
    return db.sql("select cast_vote(:poll, :voter, :choice)")
        .param("poll", poll)
        .param("voter", voter)
        .param("choice", choice)
        .query(String.class)
        .single();
  }

  /** Keeps whom the count took as present; between the close to votes and the result. */
  void present(UUID poll, Set<UUID> voters) {
    db.sql("update poll_voter set present = true where poll = :poll and id = any(:voters::uuid[])")
        .param("poll", poll)
        .param("voters", voters.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /** What was cast, by choice, and how many of it by proxy. */
  record Tally(Map<String, Long> votes, long proxies) {}

  /** Closes it to votes and counts, in one statement. */
  Tally close(UUID poll) {
    Map<String, Long> votes = new TreeMap<>();
    long[] proxies = {0};
    db.sql("select choice, votes, proxies from close_poll(:poll)")
        .param("poll", poll)
        .query(
            row -> {
              proxies[0] += row.getLong("proxies");
              if (!row.getString("choice").isEmpty()) {
                votes.merge(row.getString("choice"), row.getLong("votes"), Long::sum);
              }
            });
    return new Tally(votes, proxies[0]);
  }

  void tied(UUID poll, Counted counted) {
    db.sql("update poll set counted = :counted where id = :id")
        .param("id", poll)
        .param("counted", Canonical.text(counted.facts()))
        .update();
  }

  void closed(UUID poll, Counted counted, long entry) {
    db.sql("update poll set state = 'closed', counted = :counted, entry = :entry where id = :id")
        .param("id", poll)
        .param("counted", Canonical.text(counted.facts()))
        .param("entry", entry == 0 ? null : entry)
        .update();
  }

  /** Ends an open vote without a result; its motion is moved again. */
  void abandon(UUID poll, String why) {
    db.sql("select abandon_poll(:poll, :why)")
        .param("poll", poll)
        .param("why", why)
        .query((row, n) -> true)
        .single();
  }

  void told(UUID poll, long entry) {
    db.sql("update poll set entry = :entry where id = :id")
        .param("id", poll)
        .param("entry", entry)
        .update();
  }

  void casting(Poll p, String seat, UUID person, String choice, Instant at) {
    db.sql(
            """
            insert into casting (poll, item, seat, person, choice, at)
            values (:poll, :item, :seat, :person, :choice, :at)""")
        .param("poll", p.id())
        .param("item", p.item())
        .param("seat", seat)
        .param("person", person)
        .param("choice", choice)
        .param("at", Timestamp.from(at))
        .update();
  }

  Optional<Poll> lock(UUID id) {
    return db.sql("select * from poll where id = :id for update")
        .param("id", id)
        .query(PollStore::poll)
        .optional();
  }

  Optional<Poll> byId(UUID id) {
    return db.sql("select * from poll where id = :id")
        .param("id", id)
        .query(PollStore::poll)
        .optional();
  }

  List<Poll> ofMeeting(UUID meeting) {
    return db.sql("select * from poll where meeting = :meeting order by opened_at")
        .param("meeting", meeting)
        .query(PollStore::poll)
        .list();
  }

  List<Poll> withEntries() {
    return db.sql("select * from poll where entry is not null order by opened_at")
        .query(PollStore::poll)
        .list();
  }

  /** The roll, as far as whoever asks may see it. */
  List<Voter> roll(UUID poll) {
    return db.sql("select * from poll_voter where poll = :poll order by practice, id")
        .param("poll", poll)
        .query((row, n) -> voter(row))
        .list();
  }

  /** The lines of a roll that whoever asks may vote for: their own, and their practices'. */
  List<Voter> mine(UUID poll, UUID person, List<String> practices) {
    return db.sql(
            """
            select * from poll_voter where poll = :poll
               and (person = :person or (person is null and practice = any(:practices::text[]))) order by practice""")
        .param("poll", poll)
        .param("person", person)
        .param("practices", practices.toArray(String[]::new))
        .query((row, n) -> voter(row))
        .list();
  }

  /** The lines of absent members whose proxy on the matter somebody holds. */
  List<Voter> held(UUID poll, UUID holder) {
    return db.sql(
            """
            select v.* from poll p join matter_proxy x on x.matter = p.matter and x.ended_at is null
              join poll_voter v on v.poll = p.id and v.person = x.giver
             where p.id = :poll and x.holder = :holder order by v.id""")
        .param("poll", poll)
        .param("holder", holder)
        .query((row, n) -> voter(row))
        .list();
  }

  /** Who gave a vote on the matter of a poll to whom, as far as whoever asks may see it. */
  Map<UUID, UUID> proxies(UUID poll) {
    Map<UUID, UUID> holders = new TreeMap<>();
    db.sql(
            """
            select x.giver, x.holder from poll p join matter_proxy x on x.matter = p.matter and x.ended_at is null
             where p.id = :poll""")
        .param("poll", poll)
        .query(
            row -> {
              holders.put(row.getObject("giver", UUID.class), row.getObject("holder", UUID.class));
            });
    return holders;
  }

  /** The votes by name that stand and that whoever asks may see. */
  List<NamedVote> votes(UUID poll) {
    return db.sql(
            """
            select v.*, b.choice, b.cast_by, b.how, b.at from poll_vote b join poll_voter v on v.id = b.voter
             where b.poll = :poll and b.superseded_at = 'infinity' order by v.practice, v.id""")
        .param("poll", poll)
        .query(
            (row, n) ->
                new NamedVote(
                    voter(row),
                    row.getString("choice"),
                    row.getObject("cast_by", UUID.class),
                    Codes.of(NamedVote.How.class, row.getString("how")),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** Those lines of a roll that have voted in secret, of the ones that whoever asks may see. */
  Set<UUID> voted(UUID poll) {
    return new HashSet<>(
        db.sql("select voter from poll_voted where poll = :poll")
            .param("poll", poll)
            .query(UUID.class)
            .list());
  }

  /** How many have voted. */
  long turnout(UUID poll) {
    return db.sql("select coalesce(poll_turnout(:poll), 0)")
        .param("poll", poll)
        .query(Long.class)
        .single();
  }

  private static Voter voter(ResultSet row) throws SQLException {
    return new Voter(
        row.getObject("id", UUID.class),
        row.getObject("poll", UUID.class),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        row.getString("practice"),
        row.getString("role"),
        row.getBoolean("present"));
  }

  private static Poll poll(ResultSet row, int n) throws SQLException {
    String counted = row.getString("counted");
    return new Poll(
        row.getObject("id", UUID.class),
        row.getObject("meeting", UUID.class),
        row.getObject("body", UUID.class),
        row.getObject("part", UUID.class),
        row.getObject("item", UUID.class),
        row.getObject("motion", UUID.class),
        Optional.ofNullable(row.getObject("matter", UUID.class)),
        Codes.of(Meeting.Kind.class, row.getString("kind")),
        Codes.of(Setting.Way.class, row.getString("way")),
        row.getString("question"),
        row.getLong("constitution"),
        RoomStore.strings(row.getArray("options")),
        Codes.of(Poll.State.class, row.getString("state")),
        Optional.ofNullable(row.getObject("chair", UUID.class)),
        row.getInt("proxies"),
        row.getTimestamp("opened_at").toInstant(),
        RoomStore.moment(row, "closed_at"),
        counted.isEmpty()
            ? Optional.empty()
            : Optional.of(Counted.of(Canonical.parseObject(counted))),
        row.getString("why"),
        row.getLong("entry"));
  }
}
