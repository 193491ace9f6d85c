package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;

/**
 * What is done with an action that stands: handed over, dated anew, closed with its proof, ended.
 */
final class Acting {
  private static final String SEEN_BEFORE =
      "Somebody else changed this action meanwhile. Read what was done, then send it again";

  private final Actions actions;
  private final Actions.Ground ground;
  private final ActionStore store;
  private final ActionEntries entries;

  Acting(Actions actions, ActionStore store, ActionEntries entries) {
    this.actions = actions;
    this.ground = actions.ground();
    this.store = store;
    this.entries = entries;
  }

  /** Hands it over; the form had seen this act last. */
  Outcome<AgreedAction> handOver(
      AgreedAction a, int seen, Optional<Owner> to, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayMove,
        owners -> {
          List<Fault> faults =
              new ArrayList<>(ActionRules.words("reason", reason, "Say why it is handed over"));
          if (to.filter(o -> Giving.stands(owners, o)).isEmpty()) {
            faults.add(new Fault("owner", "Choose to whom it goes"));
          } else if (to.get().equals(a.owner())) {
            faults.add(new Fault("owner", "This is its owner already"));
          }
          return faults;
        },
        Act.Kind.HANDED,
        to,
        Optional.empty(),
        new Proof(reason, "", Optional.empty()));
  }

  /** Gives it another date. */
  Outcome<AgreedAction> redate(
      AgreedAction a, int seen, Optional<LocalDate> due, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayMove,
        owners -> {
          List<Fault> faults = new ArrayList<>(ActionRules.due(due, actions.today()));
          faults.addAll(ActionRules.words("reason", reason, "Say why its date changes"));
          if (due.filter(a.due()::equals).isPresent()) {
            faults.add(new Fault("due", "This is its date already"));
          }
          return faults;
        },
        Act.Kind.DATED,
        Optional.empty(),
        due,
        new Proof(reason, "", Optional.empty()));
  }

  /** Closes it with its proof. */
  Outcome<AgreedAction> close(AgreedAction a, int seen, Proof proof, Who by) {
    return act(
        a,
        seen,
        by,
        ActionRules::mayClose,
        owners -> ActionRules.proof(proof, proof.paper().filter(p -> isItsOwn(a, p)).isPresent()),
        Act.Kind.DONE,
        Optional.empty(),
        Optional.empty(),
        proof);
  }

  private boolean isItsOwn(AgreedAction a, UUID paper) {
    return actions.papers(a).stream().anyMatch(p -> p.id().equals(paper));
  }

  /** Ends it without its being done: it is not needed any more. */
  Outcome<AgreedAction> end(AgreedAction a, int seen, String reason, Who by) {
    return act(
        a,
        seen,
        by,
        (roles, owns) -> ActionRules.keeps(roles),
        owners -> ActionRules.words("reason", reason, "Say why it is not needed any more"),
        Act.Kind.ENDED,
        Optional.empty(),
        Optional.empty(),
        new Proof(reason, "", Optional.empty()));
  }

  /** Whether roles and ownership allow something. */
  private interface Leave {
    boolean given(Set<Role> roles, boolean owns);
  }

  private Outcome<AgreedAction> act(
      AgreedAction read,
      int seen,
      Who by,
      Leave leave,
      Function<Owners, List<Fault>> faults,
      Act.Kind kind,
      Optional<Owner> owner,
      Optional<LocalDate> due,
      Proof words) {
    String box = box(kind);
    store.lock(read.id());
    AgreedAction a = actions.find(read.id()).orElseThrow();
    Body body = ground.bodies().find(a.body()).orElseThrow();
    Owners owners = actions.owners(body);
    if (a.isClosed()) {
      return Outcome.refused(box, "This action is closed already. Nothing was changed");
    }
    if (!leave.given(ground.bodies().roles(by, a.body()), actions.owns(a, owners, by))) {
      return Outcome.refused(box, "Its owner, the secretary or the chair does this");
    }
    List<Fault> found = faults.apply(owners);
    if (found.isEmpty() && a.seen() != seen) {
      found = List.of(new Fault(box, SEEN_BEFORE));
    }
    if (!found.isEmpty()) {
      return new Outcome.Refused<>(found);
    }
    Act.As as = entries.as(owners, by);
    boolean forPractice = as.seat().isEmpty() && a.owner() instanceof Owner.Organisation;
    add(
        a,
        kind,
        owner,
        due,
        words,
        forPractice ? new Act.As("", ((Owner.Organisation) a.owner()).code()) : as,
        by);
    return new Outcome.Done<>(actions.find(a.id()).orElseThrow());
  }

  /** The first box of its form: where a refusal of the whole stands. */
  private static String box(Act.Kind kind) {
    return switch (kind) {
      case GIVEN, DONE -> "words";
      case HANDED -> "owner";
      case DATED -> "due";
      case ENDED -> "reason";
    };
  }

  /** Adds an act that was judged already; the action's lock is held. */
  void add(
      AgreedAction a,
      Act.Kind kind,
      Optional<Owner> owner,
      Optional<LocalDate> due,
      Proof words,
      Act.As as,
      Who by) {
    Act act =
        new Act(
            store.freshId(),
            a.id(),
            a.seen() + 1,
            kind,
            owner,
            due,
            words.words().strip(),
            words.link(),
            words.paper(),
            as,
            ground.record().now(),
            0);
    long entry = entries.told(a, act, act.facts(), ActionAudit.words(act), by);
    store.keep(ActionEntries.under(act, entry));
  }
}
