package org.mandate.app.decisions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.elections.Vote;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Canonical;
import org.mandate.constitution.Franchise;
import org.mandate.count.CountResult;
import org.mandate.count.Voter;

/**
 * The roll, the options and every opened vote of a closed ballot in one file, as docs/counting.md
 * describes "Mandate's own ballots": what an outsider needs to count them by any rule.
 */
final class OpenVotes {
  private OpenVotes() {}

  static byte[] file(Matter matter, BallotCount count, Map<String, Vote> votes) {
    CountResult.Counted figures = count.figures();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("format", "mandate ballots 1");
    file.put("title", matter.title());
    file.put("seats", (long) count.ranked().map(BallotCount.Ranked::seats).orElse(1));
    file.put("weights", count.ranked().map(OpenVotes::weights).orElse("one"));
    file.put(
        "options",
        matter.options().stream().map(o -> Map.of("id", o.id(), "name", o.words())).toList());
    file.put("roll", figures.roll().voters().stream().map(OpenVotes::line).toList());
    file.put(
        "votes",
        figures.roll().voters().stream()
            .filter(voter -> votes.containsKey(voter.id()))
            .map(voter -> vote(voter.id(), votes))
            .toList());
    return Canonical.bytes(file);
  }

  private static Map<String, Object> line(Voter voter) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("practice", voter.id());
    line.put("patients", voter.weight());
    String area = voter.area();
    if (area != null) {
      line.put("area", area);
    }
    return line;
  }

  private static Map<String, String> vote(String practice, Map<String, Vote> votes) {
    return Map.of(
        "practice", practice, "choice", Objects.requireNonNull(votes.get(practice)).choice());
  }

  private static String weights(BallotCount.Ranked ranked) {
    return ranked.counting().weigh() == Franchise.WEIGHTED_BY_LIST ? "patients" : "one";
  }
}
