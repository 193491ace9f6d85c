package org.mandate.app;

import org.mandate.app.town.Town;

/** The demonstration town on the features' doors. */
final class TownWiring {
  private TownWiring() {}

  static Town of(Composition p) {
    return new Town(
        new Town.Ground(
            p.db,
            p.writing,
            p.identity,
            p.jobs,
            p.record,
            p.register,
            p.people,
            p.bodies,
            p.mandates,
            p.matters,
            p.business,
            p.policies,
            p.interests,
            p.walls,
            p.watch.breaches(),
            p.assessors,
            p.elections,
            p.secretElections,
            p.sealedBoards,
            p.meetings,
            p.live,
            p.decisions,
            p.minutes,
            p.actions,
            p.programmes,
            p.departures,
            p.promises));
  }
}
