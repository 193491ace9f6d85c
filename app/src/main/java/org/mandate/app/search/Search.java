package org.mandate.app.search;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what the reader of this transaction may read, best first. */
public final class Search {
  private final SearchStore store;

  public Search(JdbcClient db) {
    this.store = new SearchStore(db);
  }

  /** What fits a question; nothing where the question names only what must not be there. */
  public Found find(Asked asked) {
    return asked.question().asksNothing() ? Found.nothing() : store.find(asked);
  }
}
