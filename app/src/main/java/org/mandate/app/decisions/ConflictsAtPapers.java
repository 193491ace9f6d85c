package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.constitution.DecisionFacts.ConflictsFound;

/**
 * What stood in the record about conflicts on a matter when its papers went out: the last entry
 * {@code matter.conflicts} before the ballot opened.
 *
 * @param sealedPaths how many of the paths found only the person and the guardian see
 */
record ConflictsAtPapers(long found, long handled, long sealedPaths, java.time.LocalDate on) {
  static final String KIND = "matter.conflicts";

  /** Empty where no party of the matter was named by then, or no policy adopted. */
  static Optional<ConflictsAtPapers> of(Record record, Ballot ballot, Matter matter) {
    long opened = ballot.openedEntry().orElse(Long.MAX_VALUE);
    return record.about(matter.subject()).stream()
        .filter(e -> e.kind().equals(KIND) && e.id() < opened)
        .reduce((earlier, later) -> later)
        .map(e -> read((Map<?, ?>) Objects.requireNonNull(e.content().get("facts"))));
  }

  /** What the figures rest on: entries of the matter and of its body's policies until then. */
  static List<Long> entries(Record record, Ballot ballot, Matter matter, String body) {
    long opened = ballot.openedEntry().orElse(Long.MAX_VALUE);
    List<Long> ids = new ArrayList<>();
    for (Record.Entry e : record.about(matter.subject())) {
      if (e.id() < opened && (e.kind().equals(KIND) || e.kind().startsWith("matter.party"))) {
        ids.add(e.id());
      }
    }
    if (of(record, ballot, matter).isPresent()) {
      record.about(body).stream()
          .filter(e -> e.id() < opened && e.kind().equals("policy.adopted"))
          .map(Record.Entry::id)
          .forEach(ids::add);
    }
    return ids;
  }

  private static ConflictsAtPapers read(Map<?, ?> facts) {
    return new ConflictsAtPapers(
        whole(facts, "found"),
        whole(facts, "handled"),
        whole(facts, "sealedPaths"),
        java.time.LocalDate.parse((String) Objects.requireNonNull(facts.get("on"))));
  }

  private static long whole(Map<?, ?> facts, String name) {
    return (Long) Objects.requireNonNull(facts.get(name));
  }

  ConflictsFound forJudge() {
    return new ConflictsFound(found, handled);
  }

  /** In a sentence or two, with the page that says who and why. */
  Prose words(Matter matter) {
    String address = "/matters/" + matter.id() + "/conflicts";
    if (found == 0) {
      return Prose.of(
              "When the papers went out, nobody on the board was conflicted on this matter. ")
          .link("Its parties, and why nobody was", address)
          .text(".");
    }
    return Prose.of(
            "When the papers went out, on "
                + Dates.weekday(on)
                + ", "
                + Numbers.count(found, "person", "people")
                + " on the board "
                + (found == 1 ? "was" : "were")
                + " conflicted on this matter. "
                + handling()
                + sealed())
        .link("Who, by which path, and what that shut", address)
        .text(".");
  }

  private String handling() {
    if (handled >= found) {
      return found == 1
          ? "What that shuts had been chosen. "
          : "What that shuts had been chosen for each of them. ";
    }
    return handled == 0
        ? "Nobody had chosen what that shuts. "
        : "What that shuts had been chosen for " + Numbers.whole(handled) + " of them. ";
  }

  private String sealed() {
    return sealedPaths == 0
        ? ""
        : Numbers.count(sealedPaths, "path is", "paths are")
            + " seen by the person and the guardian only. ";
  }
}
