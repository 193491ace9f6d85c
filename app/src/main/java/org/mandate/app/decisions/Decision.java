package org.mandate.app.decisions;

import java.time.Instant;
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
 * @param entry of the record
 */
public record Decision(
    String id,
    UUID ballot,
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

  public String path() {
    return "/decisions/" + id;
  }
}
