package org.mandate.app.elections.sealed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All SQL of ballots on paper and by telephone that wait for a second clerk. */
record PaperStore(JdbcClient db) {

  void enter(UUID election, PaperBallots.Paper p, Instant at) {
    db.sql(
            "insert into sealed_paper (id, election, line, channel, ballot, sidecar, tracker, entered_by, entered_at)"
                + " values (:id, :e, :l, :c, :b, :s, :t, :by, :at)")
        .param("id", p.id())
        .param("e", election)
        .param("l", p.line())
        .param("c", p.channel())
        .param("b", p.ballot())
        .param("s", p.sidecar())
        .param("t", p.tracker())
        .param("by", p.enteredBy())
        .param("at", SealedStore.utc(at))
        .update();
  }

  List<PaperBallots.Paper> papers(UUID election) {
    return db.sql(
            "select * from sealed_paper where election = :e and confirmed_at is null and dropped_at is null"
                + " order by entered_at")
        .param("e", election)
        .query(
            (row, n) ->
                new PaperBallots.Paper(
                    row.getObject("id", UUID.class),
                    row.getInt("line"),
                    row.getString("channel"),
                    row.getString("ballot"),
                    row.getString("sidecar"),
                    row.getString("tracker"),
                    row.getObject("entered_by", UUID.class)))
        .list();
  }

  void confirm(UUID paper, UUID by, Instant at) {
    db.sql("update sealed_paper set confirmed_by = :by, confirmed_at = :at where id = :id")
        .param("id", paper)
        .param("by", by)
        .param("at", SealedStore.utc(at))
        .update();
  }

  void drop(UUID paper, Instant at) {
    db.sql("update sealed_paper set dropped_at = :at where id = :id")
        .param("id", paper)
        .param("at", SealedStore.utc(at))
        .update();
  }
}
