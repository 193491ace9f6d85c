package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.elections.secret.SecretEntries.Told;
import org.mandate.app.elections.secret.SecretResult.Elected;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** What the record says from the close on. */
final class ResultEntries {
  private ResultEntries() {}

  static Told closed(SecretElection e, long cast) {
    return new Told(
        ElectionMove.CLOSE.kind,
        e.subject(),
        Map.of("closed", Record.time(e.timetable().closes()), "cast", cast),
        Map.of(),
        Map.of());
  }

  /**
   * The declaration. The rankings stand on the sealed board; the entry holds their hash, so that a
   * declaration and a board belong together.
   */
  static Told declared(SecretElection e, SecretResult r, List<Elected> elected) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("outcome", r.outcome().word());
    facts.put("cast", r.cast());
    facts.put("blank", r.blank());
    if (r.ranked()) {
      facts.put("rankings_sha256", Digests.sha256(r.rankingsText()));
      facts.put("counting", e.rules().counting());
      facts.put("elected", elected.stream().map(x -> x.nomination().toString()).toList());
    } else {
      facts.put("votes", r.votes());
      r.patients()
          .ifPresent(
              p -> {
                facts.put("patients", p.votes());
                facts.put("blank_patients", p.blank());
              });
    }
    return new Told(ElectionMove.DECLARE.kind, e.subject(), facts, Map.of(), Map.of());
  }

  static Told certified(SecretElection e, List<Elected> elected, long complaints) {
    List<Map<String, Object>> seats = new ArrayList<>();
    for (Elected x : elected) {
      Map<String, Object> seat = new TreeMap<>();
      seat.put("nomination", x.nomination().toString());
      seat.put("constituency", x.constituency());
      x.office().ifPresent(o -> seat.put("office", o.toString()));
      seats.add(seat);
    }
    return new Told(
        ElectionMove.CERTIFY.kind,
        e.subject(),
        Map.of("offices", seats, "complaints", complaints),
        Map.of(),
        Map.of());
  }

  static Told complained(SecretElection e, Complaint c) {
    return new Told(
        "election.complaint",
        e.subject(),
        c.apart()
            ? Map.of("complaint", c.id().toString(), "apart", true)
            : Map.of("complaint", c.id().toString()),
        Map.of("words", c.words(), "person", c.person().toString()),
        Map.of());
  }

  static Told settled(SecretElection e, Complaint c, String outcome, String answer) {
    return new Told(
        "election.complaint-settled",
        e.subject(),
        Map.of("complaint", c.id().toString(), "outcome", outcome),
        Map.of("answer", answer),
        Map.of("answer", Sight.PUBLIC));
  }

  static Told voided(SecretElection e, Complaint c, String answer) {
    return new Told(
        ElectionMove.VOID.kind,
        e.subject(),
        Map.of("complaint", c.id().toString()),
        Map.of("reason", answer),
        Map.of("reason", Sight.PUBLIC));
  }

  static Told countBack(SecretElection e, Elected left, Elected follows) {
    return new Told(
        "election.count-back",
        e.subject(),
        Map.of(
            "left", left.nomination().toString(),
            "elected", follows.nomination().toString(),
            "office", follows.office().orElseThrow().toString()),
        Map.of(),
        Map.of());
  }

  static Told leak(SecretElection e, Leaking.Look look) {
    return new Told(
        "election.leak",
        e.subject(),
        Map.of(
            "number", (long) look.number(),
            "verdict", look.verdict(),
            "anonymity", (long) look.anonymity(),
            "voters", (long) look.voters(),
            "findings_sha256", Digests.sha256(String.join("\n", look.findings()))),
        Map.of("words", look.words()),
        Map.of("words", Sight.PUBLIC));
  }

  static Told channel(SecretElection e, Channels.Vote v) {
    return new Told(
        "election.channel-entered",
        e.subject(),
        Map.of("vote", v.id().toString(), "channel", v.channel()),
        Map.of("line", (long) v.position()),
        Map.of());
  }

  static Told channelConfirmed(SecretElection e, Channels.Vote v) {
    return new Told(
        "election.channel-confirmed",
        e.subject(),
        Map.of("vote", v.id().toString()),
        Map.of(),
        Map.of());
  }
}
