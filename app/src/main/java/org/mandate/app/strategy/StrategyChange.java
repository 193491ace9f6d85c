package org.mandate.app.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.DecisionTaken;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Draft;
import org.mandate.constitution.Judgement;

/**
 * Adopts the strategy that a decision carried, in the transaction that takes it: the text that was
 * fixed when the matter was put, and no other. A decision that falls or is irregular adopts
 * nothing.
 */
final class StrategyChange implements DecisionTaken {
  private final Strategies strategies;
  private final Strategies.Ground ground;
  private final StrategyStore store;

  StrategyChange(Strategies strategies, StrategyStore store) {
    this.strategies = strategies;
    this.ground = strategies.ground();
    this.store = store;
  }

  @Override
  public void taken(Decision d, Matter matter, Judgement judgement) {
    Optional<Texts.Put> put = store.ofMatter(matter.id());
    if (put.isEmpty() || !d.valid() || !d.outcome().equals("carried")) {
      return;
    }
    store.lock(d.body());
    Texts.Put p = put.get();
    Body body = ground.bodies().find(d.body()).orElseThrow();
    Instant now = ground.record().now();
    if (p.base() != strategies.adopted(d.body()).version()) {
      Texts.Refused refused = new Texts.Refused(p.matter(), p.body(), d.id(), 0);
      long entry =
          ground
              .record()
              .append(
                  Draft.of("strategy.refused", "body:" + body.slug())
                      .facts(StrategyAudit.facts(refused)))
              .id();
      store.refuse(new Texts.Refused(p.matter(), p.body(), d.id(), entry), now);
      return;
    }
    LocalDate today = ground.bodies().today();
    LocalDate from = d.plan().effectOn().filter(day -> day.isAfter(today)).orElse(today);
    Texts.Adopted adopted = new Texts.Adopted(p, d.id(), from, 0);
    long entry =
        ground
            .record()
            .append(
                Draft.of("strategy.adopted", "body:" + body.slug())
                    .facts(StrategyAudit.facts(adopted)))
            .id();
    store.adopt(new Texts.Adopted(p, d.id(), from, entry), now);
  }
}
