package org.mandate.app.matters;

import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.record.Record;
import org.mandate.app.web.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who saw what of a sealed matter, noted before the answer leaves. */
public final class Views {
  private final ViewStore store;
  private final Record record;

  Views(JdbcClient db, Record record) {
    this.store = new ViewStore(db);
    this.record = record;
  }

  /** A page with words of a matter; noted first where these words are sealed. */
  public Reply noted(Matter m, Who reader, Reply page) {
    return !m.isOpen() && !m.isWithheld() && reader instanceof Who.Person(UUID person)
        ? new Reply.Noted(page, () -> store.note(m.id(), person, null, record.now()))
        : page;
  }

  /** A sealed paper is being opened; call in the transaction of the answer. */
  public void opened(Paper paper, UUID person) {
    store.note(paper.matter(), person, paper.id(), record.now());
  }
}
