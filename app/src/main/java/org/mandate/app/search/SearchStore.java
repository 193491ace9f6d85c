package org.mandate.app.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of search; the tables themselves are closed to the serving role. */
final class SearchStore {
  private static final String FIND =
      """
      select * from search_find(:terms, :nots, :beginnings, :body::uuid, :kind::text, :from::date, :to::date,
        :skip, :most)""";

  private final JdbcClient db;

  SearchStore(JdbcClient db) {
    this.db = db;
  }

  int tidy() {
    return db.sql("select search_tidy()").query(Integer.class).single();
  }

  /**
   * A word one letter off that stands in a title; empty where the word is known, or none is near.
   */
  Optional<String> meant(String word) {
    return db.sql("select coalesce(search_meant(:word), '')")
        .param("word", word)
        .query(String.class)
        .optional()
        .filter(w -> !w.isEmpty());
  }

  Found find(Asked asked) {
    List<Question.Term> terms = asked.question().terms();
    int[] total = {0};
    List<Found.Thing> things =
        db
            .sql(FIND)
            .param("terms", terms.stream().map(Question.Term::words).toArray(String[]::new))
            .param("nots", terms.stream().map(Question.Term::not).toArray(Boolean[]::new))
            .param(
                "beginnings", terms.stream().map(Question.Term::beginning).toArray(Boolean[]::new))
            .param("body", asked.body().map(UUID::toString).orElse(null))
            .param("kind", asked.kind().map(Kind::code).orElse(null))
            .param("from", asked.from().map(LocalDate::toString).orElse(null))
            .param("to", asked.to().map(LocalDate::toString).orElse(null))
            .param("skip", asked.skip())
            .param("most", asked.most())
            .query(
                (row, n) -> {
                  total[0] = row.getInt("total");
                  return row.getString("kind") == null ? null : thing(row);
                })
            .list()
            .stream()
            .filter(java.util.Objects::nonNull)
            .toList();
    return new Found(total[0], things);
  }

  private static Found.Thing thing(ResultSet row) throws SQLException {
    return new Found.Thing(
        Kind.of(row.getString("kind")),
        Optional.ofNullable(row.getObject("body", UUID.class)),
        row.getObject("day", LocalDate.class),
        row.getString("path"),
        row.getString("title"),
        pieces(row.getString("excerpt")),
        row.getBoolean("sealed"));
  }

  /** Found words stand between characters 1 and 2. */
  private static List<Found.Piece> pieces(String excerpt) {
    List<Found.Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < excerpt.length()) {
      boolean found = excerpt.charAt(at) == '\1';
      int end = excerpt.indexOf(found ? '\2' : '\1', at);
      int until = end < 0 ? excerpt.length() : end;
      pieces.add(new Found.Piece(excerpt.substring(found ? at + 1 : at, until), found));
      at = found ? until + 1 : until;
    }
    return pieces.stream().filter(p -> !p.text().isEmpty()).toList();
  }
}
