package org.mandate.app.meetings.live;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.meetings.Codes;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** What the meeting itself writes into the record (docs/record.md, "Kinds"). */
final class LiveEntries {
  private LiveEntries() {}

  private static String subject(UUID meeting) {
    return "meeting:" + meeting;
  }

  static Draft presence(Presence p) {
    return Draft.of("meeting.presence", subject(p.meeting()))
        .facts(facts(p))
        .sealed("person", p.person().toString(), Sight.FULL);
  }

  // For whom a wall put out no role is told: among few it would be a name.
  static Map<String, Object> facts(Presence p) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("item", p.item().map(UUID::toString).orElse(""));
    facts.put("what", p.in() ? "in" : "out");
    facts.put("because", p.because().code());
    boolean told = p.because() == Presence.Because.ARRIVED || p.because() == Presence.Because.LEFT;
    facts.put("seat", told ? p.role() : "");
    return facts;
  }

  static Map<String, Object> sealed(Presence p) {
    Map<String, Object> all = facts(p);
    all.put("part", p.part().toString());
    all.put("person", p.person().toString());
    return all;
  }

  static Draft motion(Motion m) {
    Draft draft =
        Draft.of("meeting.motion", subject(m.meeting()))
            .facts(facts(m))
            .sealed("text", m.texts().getFirst().words(), Sight.PUBLIC);
    m.mover().ifPresent(p -> draft.sealed("mover", p.toString(), Sight.FULL));
    m.seconder().ifPresent(p -> draft.sealed("seconder", p.toString(), Sight.FULL));
    return draft;
  }

  static Map<String, Object> facts(Motion m) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("motion", m.id().toString());
    facts.put("item", m.item().toString());
    facts.put("amends", m.amends().map(UUID::toString).orElse(""));
    return facts;
  }

  static Map<String, Object> sealed(Motion m) {
    Map<String, Object> all = facts(m);
    all.put("text", m.texts().getFirst().words());
    m.mover().ifPresent(p -> all.put("mover", p.toString()));
    m.seconder().ifPresent(p -> all.put("seconder", p.toString()));
    return all;
  }

  /**
   * A vote as it was counted.
   *
   * @param there whom a board's count took as present
   */
  static Draft poll(
      Poll p, Counted counted, String reserved, List<NamedVote> votes, List<Voter> there) {
    Draft draft = Draft.of("meeting.poll", subject(p.meeting())).facts(facts(p, counted, reserved));
    if (p.way() == org.mandate.constitution.Setting.Way.NAMED) {
      draft.sealed("votes", byName(votes), Sight.FULL);
    }
    if (p.kind() == Meeting.Kind.BOARD) {
      draft.sealed("room", room(there), Sight.FULL);
    }
    return draft;
  }

  static Map<String, Object> facts(Poll p, Counted counted, String reserved) {
    Map<String, Object> facts = new TreeMap<>(counted.facts());
    facts.put("poll", p.id().toString());
    facts.put("motion", p.motion().toString());
    facts.put("item", p.item().toString());
    facts.put("matter", p.matter().map(UUID::toString).orElse(""));
    facts.put("way", Codes.of(p.way()));
    facts.put("question", p.question());
    if (!reserved.isEmpty()) {
      facts.put("reserved", reserved);
    }
    facts.put("constitution", p.constitution());
    facts.put("opened", Record.time(p.openedAt()));
    facts.put("closed", p.closedAt().map(Record::time).orElse(""));
    p.chair().ifPresent(office -> facts.put("chair", office.toString()));
    return facts;
  }

  static Map<String, Object> sealed(
      Poll p, Counted counted, String reserved, List<NamedVote> votes, List<Voter> there) {
    Map<String, Object> all = facts(p, counted, reserved);
    if (p.way() == org.mandate.constitution.Setting.Way.NAMED) {
      all.put("names", byName(votes));
    }
    if (p.kind() == Meeting.Kind.BOARD) {
      all.put("room", room(there));
    }
    return all;
  }

  /** Who was there with which role, sorted by person. */
  private static List<Map<String, Object>> room(List<Voter> there) {
    return there.stream()
        .filter(v -> v.person().isPresent())
        .sorted(java.util.Comparator.comparing(v -> v.person().orElseThrow().toString()))
        .map(
            v -> {
              Map<String, Object> line = new TreeMap<>();
              line.put("person", v.person().orElseThrow().toString());
              line.put("role", v.role());
              return line;
            })
        .toList();
  }

  static Draft abandoned(Poll p) {
    return Draft.of("meeting.poll-abandoned", subject(p.meeting()))
        .facts(abandonedFacts(p))
        .sealed("reason", p.why(), Sight.PUBLIC);
  }

  static Map<String, Object> abandonedFacts(Poll p) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("poll", p.id().toString());
    facts.put("motion", p.motion().toString());
    facts.put("item", p.item().toString());
    facts.put("way", Codes.of(p.way()));
    facts.put("question", p.question());
    facts.put("opened", Record.time(p.openedAt()));
    facts.put("abandoned", p.closedAt().map(Record::time).orElse(""));
    return facts;
  }

  static Map<String, Object> sealedAbandoned(Poll p) {
    Map<String, Object> all = abandonedFacts(p);
    all.put("reason", p.why());
    return all;
  }

  /** Who voted how, sorted by person; at a members' meeting a practice's vote by its practice. */
  private static List<Map<String, Object>> byName(List<NamedVote> votes) {
    return votes.stream()
        .map(
            v -> {
              Map<String, Object> line = new TreeMap<>();
              v.voter().person().ifPresent(p -> line.put("person", p.toString()));
              if (v.voter().person().isEmpty()) {
                line.put("practice", v.voter().practice());
              }
              line.put("choice", v.choice());
              if (v.how() == NamedVote.How.PROXY) {
                line.put("by", v.castBy().toString());
              }
              return line;
            })
        .sorted(
            java.util.Comparator.comparing(
                line -> line.getOrDefault("person", line.getOrDefault("practice", "")).toString()))
        .toList();
  }
}
