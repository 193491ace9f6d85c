package org.mandate.app.elections.sealed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.ballot.board.Json;

/** What every page of a sealed board begins with, and how a script is answered. */
record SealedGround(SecretElections elections, SealedBoards boards) {

  Optional<SecretElection> election(Ask ask) {
    return ask.uuid("election").flatMap(elections::find);
  }

  Reply on(Ask ask, Function<SecretElection, Reply> page) {
    return election(ask).map(page).orElse(new Reply.NotFound());
  }

  Reply.Look look(SecretElection e) {
    Body body = elections.body(e);
    return Reply.Look.PLAIN
        .body(body.name(), body.slug())
        .at("ballots")
        .back(e.path(), e.rules().title());
  }

  static String board(SecretElection e) {
    return e.path() + "/board";
  }

  static String finding(SecretElection e) {
    return e.path() + "/ballots";
  }

  /** An answer for a page's script: one field. */
  static Reply json(String name, String value) {
    Json answer = new Json.Obj(List.of(Map.entry(name, new Json.Str(value))));
    return bytes("application/json", answer.text());
  }

  static Reply done() {
    return bytes("application/json", "{\"ok\":true}");
  }

  /** Undoes what was done before it was refused; the script shows the heading. */
  static Reply refused(String words) {
    return new Reply.Refused(409, words, "Nothing was kept. Go back and do it again.");
  }

  static <T> Reply answer(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> d -> done();
      case Outcome.Refused<T>(List<Outcome.Fault> faults) -> refused(faults.getFirst().words());
    };
  }

  static Reply bytes(String type, String text) {
    return new Reply.Bytes(
        type, text.getBytes(StandardCharsets.UTF_8), Map.of("Cache-Control", "no-store"));
  }
}
