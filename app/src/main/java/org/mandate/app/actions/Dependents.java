package org.mandate.app.actions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.actions.Programme.Dependent;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Elections;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;

/** The things that hang on programmes: how far they are, and how their facts are told. */
final class Dependents {
  private final Actions actions;
  private final Elections elections;
  private final Meetings meetings;
  private final Record record;

  Dependents(Actions actions, Elections elections, Meetings meetings) {
    this.actions = actions;
    this.elections = elections;
    this.meetings = meetings;
    this.record = actions.ground().record();
  }

  /** Whether its words are public; empty where it is not of the body, or not known to who asks. */
  Optional<Boolean> isOpen(UUID body, Programme.What what, UUID which) {
    return switch (what) {
      case ACTION -> actions.find(which).filter(a -> a.body().equals(body)).map(AgreedAction::open);
      case BALLOT -> elections.find(which).filter(b -> b.body().equals(body)).map(b -> true);
      case ITEM ->
          meetings.agendas().item(which).filter(i -> i.body().equals(body)).map(i -> !i.isSealed());
      case MATTER ->
          actions
              .ground()
              .matters()
              .find(which)
              .filter(m -> m.body().equals(body) && !m.isWithheld())
              .map(Matter::isOpen);
    };
  }

  private Optional<UUID> matterOf(Dependent d) {
    return switch (d.what()) {
      case ACTION -> actions.find(d.which()).flatMap(a -> a.from().matter());
      case BALLOT -> elections.find(d.which()).map(Ballot::matter);
      case ITEM -> meetings.agendas().item(d.which()).flatMap(Item::matter);
      case MATTER -> Optional.of(d.which());
    };
  }

  long told(
      String kind, Programme p, Dependent d, Map<String, Object> facts, boolean open, Who by) {
    if (open) {
      return record
          .append(
              Draft.of(kind, p.subject())
                  .facts(facts)
                  .sealed("by", Programmes.person(by), Sight.FULL))
          .id();
    }
    Map<String, Object> fact = new TreeMap<>(facts);
    fact.put("by", Programmes.person(by));
    actions.ground().sealed().keep(kind, p.subject(), fact, Optional.of(p.body()), matterOf(d));
    return 0;
  }

  /** What still hangs on it: closed actions and ended ballots do not. */
  List<Dependent> open(Programme p) {
    return p.dependents().stream()
        .filter(
            d ->
                switch (d.what()) {
                  case ACTION -> actions.find(d.which()).filter(a -> !a.isClosed()).isPresent();
                  case BALLOT ->
                      elections
                          .find(d.which())
                          .filter(
                              b ->
                                  b.state() != Ballot.State.CLOSED
                                      && b.state() != Ballot.State.STOPPED)
                          .isPresent();
                  case ITEM, MATTER -> !d.resumes();
                })
        .toList();
  }

  boolean isOpenBallot(Dependent d) {
    return d.what() == Programme.What.BALLOT
        && elections.find(d.which()).filter(b -> b.state() == Ballot.State.OPEN).isPresent();
  }
}
