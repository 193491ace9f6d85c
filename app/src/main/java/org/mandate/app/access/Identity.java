package org.mandate.app.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings an identity into the current transaction, through the database's one function for it. What
 * the pages and jobs may see follows from there.
 */
public final class Identity {
  private final JdbcClient db;

  /**
   * @param db connections of the serving role
   */
  public Identity(JdbcClient db) {
    this.db = db;
  }

  /**
   * Takes the identity of a session. Call first in a transaction.
   *
   * @param secret the cookie's value; null or unknown gives {@link Who.Nobody}
   */
  public Who take(@org.jspecify.annotations.Nullable String secret) {
    if (secret == null || secret.isEmpty() || secret.length() > 200) {
      return new Who.Nobody();
    }
    return ask("select * from identify(:secret)", secret).orElse(new Who.Nobody());
  }

  /** Takes the identity of a ballot link: one practice, one ballot, until the close. */
  public Who takeByBallotLink(String secret) {
    if (secret.isEmpty() || secret.length() > 200) {
      return new Who.Nobody();
    }
    return ask("select * from identify_by_ballot_link(:secret)", secret).orElse(new Who.Nobody());
  }

  /** Takes the identity of a calendar's address: nobody, but for whose calendar it is. */
  public Who takeByCalendar(String secret) {
    if (secret.isEmpty() || secret.length() > 200) {
      return new Who.Nobody();
    }
    return ask("select * from identify_by_calendar(:secret)", secret).orElse(new Who.Nobody());
  }

  /** The keyed value of this transaction's identity; worth nothing in any other transaction. */
  String now() {
    return db.sql("select coalesce(current_setting('mandate.identity', true), '')")
        .query(String.class)
        .single();
  }

  /** Takes up again what {@link #now} gave earlier in this transaction. */
  void again(String before) {
    db.sql("select set_config('mandate.identity', :before, true)")
        .param("before", before)
        .query((row, n) -> 0)
        .list();
  }

  private Optional<Who> ask(String sql, String secret) {
    return db.sql(sql)
        .param("secret", secret)
        .query(
            (row, n) ->
                switch (row.getString("kind")) {
                  case "person" -> (Who) new Who.Person(row.getObject("person", UUID.class));
                  case "job" -> new Who.Job(row.getString("job"));
                  case "ballot-link" ->
                      new Who.BallotLink(
                          row.getObject("person", UUID.class),
                          row.getObject("ballot", UUID.class),
                          row.getString("practice"));
                  case "calendar" -> new Who.Calendar(row.getObject("person", UUID.class));
                  default -> new Who.Nobody();
                })
        .optional();
  }
}
