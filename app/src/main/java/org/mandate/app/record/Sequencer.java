package org.mandate.app.record;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mandate.app.access.Jobs;
import org.mandate.tlog.Appender;
import org.mandate.tlog.Checkpoint;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives waiting entries their place in the tree, in one transaction: places, tiles, and the signed
 * checkpoint, all or none. One sequencer works at a time on a database, held by a lock, however
 * many programs share it. A checkpoint is shown to the world only after it was noted outside the
 * database.
 */
public final class Sequencer {
  private static final int MOST_AT_ONCE = 4_096;
  private static final int LOCK = 6962;

  private final JdbcTemplate db;
  private final Log log;
  private final Jobs jobs;
  private final Consumer<String> noteOutside;
  private volatile Optional<String> published = Optional.empty();

  /**
   * @param db connections of the serving role
   * @param log the log to extend
   * @param jobs gives the identity "sequencer"
   * @param noteOutside keeps a signed checkpoint durably outside the database before it is shown
   */
  public Sequencer(JdbcTemplate db, Log log, Jobs jobs, Consumer<String> noteOutside) {
    this.db = db;
    this.log = log;
    this.jobs = jobs;
    this.noteOutside = noteOutside;
  }

  private record Waiting(long id, byte[] leaf) {}

  /**
   * Integrates what waits now.
   *
   * @return how many entries found their place; 0 when none waited or another program is at it
   */
  public int integrate() {
    int done = jobs.as("sequencer", this::round);
    if (done > 0 || published.isEmpty()) {
      publish();
    }
    return done;
  }

  /** The checkpoint the world may see. */
  public Optional<String> published() {
    return published;
  }

  private void publish() {
    Optional<String> note = jobs.as("sequencer", log::head).note();
    note.ifPresent(noteOutside);
    published = note;
  }

  private int round() {
    Boolean mine = db.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK);
    if (!Boolean.TRUE.equals(mine)) {
      return 0;
    }
    List<Waiting> waiting =
        db.query(
            "select id, leaf from record_entry where place is null order by id limit ?",
            (row, n) -> new Waiting(row.getLong(1), row.getBytes(2)),
            MOST_AT_ONCE);
    if (waiting.isEmpty()) {
      return 0;
    }
    Log.Head head = log.head();
    Appender.Appended grown =
        Appender.append(
            head.size(), head.root(), log, waiting.stream().map(Waiting::leaf).toList());
    place(waiting, head.size());
    keep(grown.files());
    Checkpoint checkpoint = new Checkpoint(head.origin(), grown.size(), grown.root());
    db.update(
        "insert into record_checkpoint (origin, size, root, note, at) values (?, ?, ?, ?, ?)",
        head.origin(),
        grown.size(),
        grown.root().bytes(),
        log.sign(checkpoint),
        db.queryForObject("select clock_timestamp()", Timestamp.class));
    return waiting.size();
  }

  private void place(List<Waiting> waiting, long first) {
    Long[] ids = waiting.stream().map(Waiting::id).toArray(Long[]::new);
    db.update(
        connection -> {
          var s =
              connection.prepareStatement(
                  """
                  update record_entry e set place = ? + w.n - 1
                    from unnest(?) with ordinality as w(id, n) where e.id = w.id""");
          s.setLong(1, first);
          s.setArray(2, connection.createArrayOf("bigint", ids));
          return s;
        });
  }

  private void keep(Map<String, byte[]> files) {
    List<Object[]> rows = new ArrayList<>();
    files.forEach((path, bytes) -> rows.add(new Object[] {path, bytes}));
    db.batchUpdate(
        "insert into record_tile (path, bytes) values (?, ?) on conflict (path) do update set bytes = excluded.bytes",
        rows);
    for (String path : files.keySet()) {
      if (!path.contains(".p/")) {
        db.update("delete from record_tile where path like ?", path + ".p/%");
      }
    }
  }
}
