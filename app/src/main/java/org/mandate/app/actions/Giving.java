package org.mandate.app.actions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.decisions.Source;
import org.mandate.app.matters.Matter;

/** Gives actions to their first owners. */
final class Giving {
  private final Actions actions;
  private final Actions.Ground ground;
  private final ActionStore store;
  private final ActionEntries entries;

  Giving(Actions actions, ActionStore store, ActionEntries entries) {
    this.actions = actions;
    this.ground = actions.ground();
    this.store = store;
    this.entries = entries;
  }

  /** Gives an action to its first owner. */
  Outcome<AgreedAction> give(Body body, NewAction wanted, Who by) {
    Owners owners = actions.owners(body);
    boolean stands = wanted.owner().filter(o -> stands(owners, o)).isPresent();
    List<Fault> faults = new ArrayList<>(ActionRules.newAction(wanted, stands, actions.today()));
    Optional<AgreedAction.From> from = source(body, wanted.from());
    if (from.isEmpty()) {
      faults.add(new Fault("from", "Choose what it comes from, or nothing"));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(keep(body, wanted, from.get(), owners, by));
  }

  static boolean stands(Owners owners, Owner owner) {
    return owners.choices().containsKey(owner.key());
  }

  /** The same as the town tells its past: whoever may own it then is not asked. */
  AgreedAction giveAs(Body body, NewAction wanted) {
    return keep(
        body,
        wanted,
        source(body, wanted.from()).orElseThrow(),
        actions.owners(body),
        new Who.Nobody());
  }

  /** Where it comes from, with the matter of a decision or an item; empty where it is not known. */
  private Optional<AgreedAction.From> source(Body body, AgreedAction.From wanted) {
    if (wanted.decision().isPresent()) {
      return ground
          .decisions()
          .find(wanted.decision().get())
          .filter(d -> d.body().equals(body.id()))
          .map(
              d ->
                  new AgreedAction.From(
                      wanted.decision(),
                      Optional.ofNullable(d.matter()),
                      d.source().ofMeeting().map(Source.OfMeeting::item)));
    }
    if (wanted.item().isPresent()) {
      return store
          .item(wanted.item().get())
          .filter(i -> i.body().equals(body.id()))
          .map(i -> new AgreedAction.From(Optional.empty(), i.matter(), wanted.item()));
    }
    if (wanted.matter().isPresent()) {
      return ground
          .matters()
          .find(wanted.matter().get())
          .filter(m -> m.body().equals(body.id()) && !m.isWithheld())
          .map(m -> wanted);
    }
    return Optional.of(wanted);
  }

  private AgreedAction keep(
      Body body, NewAction wanted, AgreedAction.From from, Owners owners, Who by) {
    boolean open =
        from.matter().flatMap(ground.matters()::find).map(Matter::isOpen).orElse(true)
            && from.item().flatMap(store::item).map(ActionStore.Item::open).orElse(true);
    UUID id = store.freshId();
    Instant now = ground.record().now();
    Act first =
        new Act(
            store.freshId(),
            id,
            1,
            Act.Kind.GIVEN,
            wanted.owner(),
            wanted.due(),
            "",
            "",
            Optional.empty(),
            entries.as(owners, by),
            now,
            0);
    AgreedAction a =
        new AgreedAction(
            id,
            body.id(),
            from,
            wanted.words().strip(),
            open,
            now,
            List.of(first),
            Optional.empty(),
            0);
    Map<String, Object> facts = new TreeMap<>(first.facts());
    facts.putAll(ActionAudit.facts(a, body.slug()));
    long entry = entries.told(a, first, facts, Map.of("words", a.words()), by);
    store.keep(
        new AgreedAction(
            id,
            a.body(),
            from,
            a.words(),
            open,
            now,
            List.of(ActionEntries.under(first, entry)),
            Optional.empty(),
            entry));
    return store.byId(id).orElseThrow();
  }
}
