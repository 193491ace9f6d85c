package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Programme.Change;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.actions.Programme.Effect;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Elections;

/**
 * What hangs on a programme follows it: ballots are stopped, actions end or get their time back.
 */
final class Following {
  private final Actions actions;
  private final Elections elections;
  private final Bodies bodies;

  Following(Actions actions, Elections elections) {
    this.actions = actions;
    this.elections = elections;
    this.bodies = actions.ground().bodies();
  }

  /** What hangs on it follows. */
  void follow(Programme before, Programme after, Who by) {
    String because = after.because() + ": " + after.now().reason();
    for (Dependent d : after.dependents()) {
      Effect effect = after.effect(d);
      if (effect == Effect.ENDS && d.what() == Programme.What.BALLOT) {
        // A draft is simply never published; what was published is stopped.
        elections
            .find(d.which())
            .filter(b -> b.state() == Ballot.State.PUBLISHED || b.state() == Ballot.State.OPEN)
            .ifPresent(b -> elections.stop(b.id(), because + ".").orElseThrow());
      }
      if (d.what() == Programme.What.ACTION) {
        actions.store().lock(d.which());
        actions
            .find(d.which())
            .filter(a -> !a.isClosed())
            .ifPresent(a -> follow(before, after, d, a, by));
      }
    }
  }

  private void follow(Programme before, Programme after, Dependent d, AgreedAction a, Who by) {
    Body body = bodies.find(after.body()).orElseThrow();
    Act.As as =
        by instanceof Who.Person(UUID person)
            ? new Act.As(actions.owners(body).actingSeat(person).orElse(""), "")
            : Act.As.NOBODY;
    if (after.effect(d) == Effect.ENDS) {
      Proof why = new Proof(after.because() + ".", "", Optional.empty());
      actions.acting().add(a, Act.Kind.ENDED, Optional.empty(), Optional.empty(), why, as, by);
      return;
    }
    Optional<LocalDate> waited = waitedFrom(before, d);
    if (waited.isEmpty() || after.effect(d) == Effect.WAITS) {
      return;
    }
    LocalDate due = ProgrammeRules.dueAfter(a.due(), waited.get(), after.now().from());
    if (!due.equals(a.due())) {
      Proof why =
          new Proof(
              "It waited while “" + after.title() + "” stood still; that time is given back.",
              "",
              Optional.empty());
      actions.acting().add(a, Act.Kind.DATED, Optional.empty(), Optional.of(due), why, as, by);
    }
  }

  /** Since when it has waited without a break; empty where it does not wait. */
  static Optional<LocalDate> waitedFrom(Programme p, Dependent d) {
    Optional<LocalDate> since = Optional.empty();
    for (Change c : p.changes().reversed()) {
      if (c.state().runs() || c.effects().get(d.id()) != Effect.WAITS) {
        break;
      }
      since = Optional.of(c.from());
    }
    return since;
  }
}
