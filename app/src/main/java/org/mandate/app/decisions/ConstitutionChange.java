package org.mandate.app.decisions;

import java.time.Instant;
import java.util.Optional;
import org.mandate.app.bodies.Amending;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.web.Dates;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.WayToChange;

/**
 * Adopts the constitution that a ballot carried, in the transaction that takes the decision: the
 * text that was fixed when the matter was put, and no other (DESIGN section 6). A decision that
 * falls or is irregular adopts nothing.
 */
public final class ConstitutionChange implements DecisionTaken {
  private final Bodies bodies;
  private final Matters matters;

  public ConstitutionChange(Bodies bodies, Matters matters) {
    this.bodies = bodies;
    this.matters = matters;
  }

  @Override
  public void taken(Decision d, Matter matter, Judgement judgement) {
    Optional<Matter.Proposal> put = matter.proposal();
    if (put.isEmpty()
        || d.ballot().isEmpty()
        || !d.valid()
        || !d.outcome().equals("carried")
        || !isTheWay(d, matter)) {
      return;
    }
    Amending.Carried carried =
        new Amending.Carried(
            d.body(),
            matter.id(),
            d.ballot().orElseThrow(),
            d.id(),
            put.get().version(),
            put.get().hash(),
            matters.proposedText(matter.id()).orElseThrow());
    bodies.adopt(carried, from(d));
  }

  /**
   * Whether the matter was put as the constitution that decided it says a change of itself is put.
   * No page puts a text otherwise, and no draft of a ballot takes one; a row might.
   */
  private boolean isTheWay(Decision d, Matter matter) {
    return bodies.constitutions(d.body()).stream()
        .filter(a -> a.version() == d.constitution())
        .findFirst()
        .flatMap(a -> WayToChange.of(a.constitution()))
        .filter(way -> way.isOf(matter.question(), matter.reserved()))
        .isPresent();
  }

  /**
   * Now, or on the day the papers named. Never the planned close, which may have passed: a ballot
   * that opened meanwhile was held under the version that anybody could read then.
   */
  private Instant from(Decision d) {
    Instant now = bodies.now();
    Instant planned =
        d.plan().effectOn().map(day -> day.atStartOfDay(Dates.LONDON).toInstant()).orElse(now);
    return planned.isAfter(now) ? planned : now;
  }
}
