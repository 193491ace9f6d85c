package org.mandate.app.elections.secret;

import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;

/** Makes a move with its entry, in the transaction of whoever asks. */
record Moves(SecretStore store, Record record) {
  SecretElection make(SecretElection e, ElectionMove move, String words, Draft draft) {
    move.require(e);
    store.move(e, move, words, record.append(draft));
    return store.byId(e.id()).orElseThrow();
  }
}
