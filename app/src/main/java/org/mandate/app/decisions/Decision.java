package org.mandate.app.decisions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.Ballot;

/**
 * A decision as it was taken.
 *
 * @param id the body's slug and the matter's reference: "marlbrook-2026-041"
 * @param reference "2026-041"
 * @param outcome carried, fallen, choice, levels, elected, no-decision or not-judged
 * @param chosen the option of a choice; those elected in their order ("b>d"); else empty
 * @param valid whether the procedure was kept
 * @param checks canonical JSON, as in the entry
 * @param source the ballot, or the vote at a meeting
 * @param capacity as what the body decided; empty where not said
 * @param clause that allows it; empty where not said
 * @param entry of the record; 0 where it has none of its own, because it was sealed when taken
 */
public record Decision(
    String id,
    Source source,
    UUID matter,
    UUID body,
    String reference,
    String title,
    long constitution,
    String outcome,
    String chosen,
    boolean valid,
    String checks,
    Ballot.Plan plan,
    Optional<Capacity> capacity,
    String clause,
    Instant decidedAt,
    long entry) {

  /** As entries name it. */
  public String subject() {
    return "decision:" + id;
  }

  /** "carried", "not carried", "each practice chose for itself" ... */
  public String outcomeWords() {
    return Wording.outcome(this);
  }

  /** The ballot that took it; empty where a meeting did. */
  public Optional<UUID> ballot() {
    return source.ofBallot();
  }

  Decision under(long entryOfRecord) {
    return new Decision(
        id,
        source,
        matter,
        body,
        reference,
        title,
        constitution,
        outcome,
        chosen,
        valid,
        checks,
        plan,
        capacity,
        clause,
        decidedAt,
        entryOfRecord);
  }

  public String path() {
    return "/decisions/" + id;
  }
}
