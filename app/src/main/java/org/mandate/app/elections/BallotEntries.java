package org.mandate.app.elections;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/** The entries that ballots write, as docs/record.md lists them. */
final class BallotEntries {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private BallotEntries() {}

  static Draft opening(Move move, Ballot b, String slug, List<RollLine> roll) {
    return Draft.of(move.kind, b.subject()).facts(openingFacts(b, slug, roll));
  }

  static Map<String, Object> openingFacts(Ballot b, String slug, List<RollLine> roll) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("body", slug);
    facts.put("matter", b.matter().toString());
    facts.put("constitution", b.constitution());
    facts.put("question", b.question());
    facts.put("options", b.options());
    b.notice().ifPresent(day -> facts.put("notice", day.toString()));
    facts.put("opens", time(b.opensAt()));
    facts.put("closes", time(b.closesAt()));
    facts.put("frozen", time(b.frozenAt().orElseThrow()));
    Map<String, Object> weights = new TreeMap<>();
    weights.put("basis", b.basis());
    b.basisAsAt().ifPresent(day -> weights.put("asAt", day.toString()));
    facts.put("weights", weights);
    facts.put("roll", roll.stream().map(RollLine::fact).toList());
    b.office().ifPresent(office -> facts.put("officer", office.toString()));
    return facts;
  }

  static Draft cast(UUID ballot, String practice, String choice, String words, UUID by) {
    // Every field is always there, so that no entry's shape tells anything.
    return Draft.of("vote.cast", "vote")
        .sealed("ballot", ballot.toString(), Sight.CLOSED)
        .sealed("practice", practice, Sight.CLOSED)
        .sealed("choice", choice, Sight.CLOSED)
        .sealed("words", words, Sight.CLOSED)
        .sealed("by", by.toString(), Sight.CLOSED);
  }

  static Draft closed(Ballot b, Map<String, Vote> votes, Map<Long, String> leaves, Ending end) {
    return Draft.of(Move.CLOSE.kind, b.subject()).facts(closedFacts(b, votes, leaves, end));
  }

  static Draft stopped(Move move, Ballot b, Instant at, String reason) {
    move.require(b);
    return Draft.of(move.kind, b.subject())
        .fact("stopped", time(at))
        .sealed("reason", reason.strip(), Sight.PUBLIC);
  }

  /** How many were asked, and what was left undecided. */
  record Ending(long roll, long undecided) {}

  static Map<String, Object> closedFacts(
      Ballot b, Map<String, Vote> votes, Map<Long, String> leaves, Ending end) {
    return Map.of(
        "closed", time(b.closesAt()),
        "counted",
            votes.values().stream()
                .map(
                    v ->
                        Map.of(
                            "practice", v.practice(),
                            "choice", v.choice(),
                            "entry", leaves.getOrDefault(v.entry(), "")))
                .toList(),
        "roll", end.roll(),
        "took", (long) votes.size(),
        "undecided", end.undecided());
  }

  static String time(Instant at) {
    return MICROS.format(at);
  }
}
