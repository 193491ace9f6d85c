package org.mandate.app.matters;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mandate.app.files.Looked.Note;
import org.mandate.app.files.Looked.Sound;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of papers. Their bytes come and go in pieces, never whole. */
final class PaperStore {
  private static final int PIECE = 1 << 20;
  private static final String PAPERS =
      "select id, matter, title, file_name, media_type, sha256, size, whose, sealed, added_at from paper ";

  private final JdbcClient db;

  PaperStore(JdbcClient db) {
    this.db = db;
  }

  void add(Paper p, PaperFile file, Sound found, UUID by, long entry) {
    db.sql(
            """
            insert into paper (id, matter, title, file_name, media_type, sha256, size, whose, sealed, added_by,
              added_at, entry)
            values (:id, :m, :title, :name, :type, :sha, :size, :whose, :sealed, :by, :at, :entry)""")
        .param("id", p.id())
        .param("m", p.matter())
        .param("title", p.title())
        .param("name", p.fileName())
        .param("type", p.mediaType())
        .param("sha", HexFormat.of().parseHex(p.sha256()))
        .param("size", p.size())
        .param("whose", p.whose())
        .param("sealed", p.sealed())
        .param("by", by)
        .param("at", Timestamp.from(p.addedAt()))
        .param("entry", entry == 0 ? null : entry)
        .update();
    keepBytes(p, file);
    db.sql(
            "insert into paper_text (paper, pages, notes, words) values (:id, :pages, :notes, :words)")
        .param("id", p.id())
        .param("pages", found.pages())
        .param("notes", found.notes().stream().map(Note::name).sorted().toArray(String[]::new))
        .param("words", found.text())
        .update();
  }

  private void keepBytes(Paper p, PaperFile file) {
    try (InputStream in = Files.newInputStream(file.at())) {
      SqlTypeValue bytes =
          (ps, at, type, name) -> ps.setBinaryStream(at, in, Math.toIntExact(file.size()));
      db.sql("insert into paper_bytes (paper, bytes) values (?, ?)").params(p.id(), bytes).update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Paper> papers(UUID matter) {
    return db.sql(PAPERS + "where matter = :m order by added_at, title")
        .param("m", matter)
        .query(PaperStore::paper)
        .list();
  }

  Optional<Paper> paper(UUID id) {
    return db.sql(PAPERS + "where id = :id").param("id", id).query(PaperStore::paper).optional();
  }

  Optional<PaperText> text(UUID paper) {
    return db.sql("select pages, notes, words from paper_text where paper = :id")
        .param("id", paper)
        .query((row, n) -> text(row, row.getString("words")))
        .optional();
  }

  /** The same of all papers of a matter, without their words. */
  Map<UUID, PaperText> found(UUID matter) {
    record Line(UUID paper, PaperText text) {}
    return db
        .sql(
            """
            select t.paper, t.pages, t.notes from paper_text t join paper p on p.id = t.paper
             where p.matter = :m""")
        .param("m", matter)
        .query((row, n) -> new Line(row.getObject("paper", UUID.class), text(row, "")))
        .list()
        .stream()
        .collect(Collectors.toMap(Line::paper, Line::text));
  }

  private static PaperText text(ResultSet row, String words) throws SQLException {
    Array notes = row.getArray("notes");
    Set<Note> all = EnumSet.noneOf(Note.class);
    Map<String, Note> names =
        Arrays.stream(Note.values()).collect(Collectors.toMap(Note::name, Function.identity()));
    for (String name : (String[]) notes.getArray()) {
      if (names.get(name) != null) {
        all.add(names.get(name));
      }
    }
    return new PaperText(row.getInt("pages"), all, words);
  }

  /** Writes a paper's bytes, in pieces. */
  boolean write(UUID paper, OutputStream out) throws IOException {
    int from = 1;
    int got = PIECE;
    while (got == PIECE) {
      Optional<byte[]> piece =
          db.sql("select substring(bytes from ? for ?) from paper_bytes where paper = ?")
              .params(from, PIECE, paper)
              .query((row, n) -> row.getBytes(1))
              .optional();
      if (piece.isEmpty()) {
        return false;
      }
      out.write(piece.get());
      got = piece.get().length;
      from += got;
    }
    return true;
  }

  private static Paper paper(ResultSet row, int n) throws SQLException {
    return new Paper(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getString("title"),
        row.getString("file_name"),
        row.getString("media_type"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        row.getLong("size"),
        row.getString("whose"),
        row.getBoolean("sealed"),
        row.getTimestamp("added_at").toInstant());
  }
}
