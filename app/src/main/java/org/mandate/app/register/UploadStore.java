package org.mandate.app.register;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.register.reading.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Official files sent by page that wait, an hour at most, for the date they speak for. */
final class UploadStore {
  /** One that waits. */
  record Waiting(UUID id, String file, Kind kind, long rows) {}

  private final JdbcClient db;

  UploadStore(JdbcClient db) {
    this.db = db;
  }

  UUID keep(Path at, ImportResult.EditionWanted wanted) {
    db.sql("delete from register_upload where kept_at < clock_timestamp() - interval '1 hour'")
        .update();
    UUID id = UUID.randomUUID();
    KeptFiles.withBytes(
        at,
        content ->
            db.sql(
                    "insert into register_upload (id, file_name, kind, row_count, content)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, wanted.file(), wanted.kind().name(), wanted.rows(), content)
                .update());
    return id;
  }

  Optional<Waiting> waiting(UUID id) {
    return db.sql(
            "select id, file_name, kind, row_count from register_upload"
                + " where id = ? and kept_at > clock_timestamp() - interval '1 hour'")
        .param(id)
        .query(
            (row, n) ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    row.getString("file_name"),
                    Kind.valueOf(row.getString("kind")),
                    row.getLong("row_count")))
        .optional();
  }

  void forget(UUID id) {
    db.sql("delete from register_upload where id = ?").param(id).update();
  }
}
