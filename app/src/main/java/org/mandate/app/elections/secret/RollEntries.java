package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretEntries.Told;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** What the record says of rolls: practices by their code, people only as a commitment. */
final class RollEntries {
  private RollEntries() {}

  static Told roll(ElectionMove move, SecretElection e, String slug, List<SecretVoter> roll) {
    Map<String, Object> facts = facts(e, slug, roll);
    return new Told(move.kind, e.subject(), facts, people(roll), Map.of());
  }

  /** The opening also says what the sealed election is: its fingerprint, as the board has it. */
  static Told opened(SecretElection e, String slug, List<SecretVoter> roll, String fingerprint) {
    Map<String, Object> facts = facts(e, slug, roll);
    facts.put("opens", Record.time(e.timetable().opens()));
    facts.put("closes", Record.time(e.timetable().closes()));
    facts.put("fingerprint", fingerprint);
    return new Told(ElectionMove.OPEN.kind, e.subject(), facts, people(roll), Map.of());
  }

  private static Map<String, Object> facts(SecretElection e, String slug, List<SecretVoter> roll) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("electorate", e.rules().electorate().word());
    facts.put("voters", (long) roll.size());
    if (e.rules().electorate() == SecretElection.Electorate.PRACTICES) {
      facts.put("roll", roll.stream().map(SecretVoter::fact).toList());
      e.rules()
          .bands()
          .filter(b -> Banded.obstacle(b, roll).isEmpty())
          .map(b -> Banded.of(b, roll))
          .ifPresent(
              b -> {
                facts.put("vote", b.vote());
                facts.put("distorted", b.bands().distortion());
              });
    }
    return facts;
  }

  private static Map<String, Object> people(List<SecretVoter> roll) {
    List<String> people =
        roll.stream().flatMap(v -> v.person().stream()).map(UUID::toString).sorted().toList();
    return people.isEmpty() ? Map.of() : Map.of("people", people);
  }

  static Told challenged(SecretElection e, RollChallenge c) {
    return new Told(
        "election.roll-challenged",
        e.subject(),
        Map.of("challenge", c.id().toString(), "practice", c.practice()),
        Map.of("words", c.words(), "person", c.person().toString()),
        Map.of());
  }

  static Told settled(SecretElection e, RollChallenge c) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("challenge", c.id().toString());
    facts.put("outcome", c.outcome().orElseThrow());
    c.position().ifPresent(n -> facts.put("line", (long) n));
    return new Told(
        "election.roll-settled",
        e.subject(),
        facts,
        Map.of("answer", c.answer()),
        Map.of("answer", Sight.FULL));
  }
}
