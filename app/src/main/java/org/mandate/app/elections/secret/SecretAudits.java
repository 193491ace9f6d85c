package org.mandate.app.elections.secret;

import java.util.List;
import java.util.function.Consumer;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Audited.Row;

/** Holds secret elections against the record: rules, moves, nominations, rolls, challenges. */
record SecretAudits(
    SecretElections elections,
    SecretStore store,
    NominationStore nominations,
    RollStore rolls,
    ResultStore results,
    Leaking leaking) {
  List<Audited> all() {
    return List.of(
        new Table("secret_election, secret_role", this::rules),
        new Table("secret_nomination", this::nominations),
        new Table("secret_voter", this::rolls),
        new Table("secret_challenge", this::challenges),
        new Table("secret_leak, secret_channel", this::beforeTheClose),
        new Table("secret_result, secret_elected", this::results),
        new Table("secret_complaint", this::complaints),
        new Table("secret_petition, secret_signature", this::petitions));
  }

  /** Where an entry must be and is not: the audit says that it is missing. */
  private static final long NO_ENTRY = 0;

  private record Table(String table, Consumer<Consumer<Row>> all) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      all.accept(each);
    }
  }

  private String slug(SecretElection e) {
    return elections.ground().bodies().find(e.body()).map(Body::slug).orElse("");
  }

  private void rules(Consumer<Row> each) {
    for (SecretElection e : store.published()) {
      move(
          e,
          ElectionMove.PUBLISH_RULES,
          SecretEntries.rules(e, slug(e), store.holders(e.id())),
          each);
      for (SecretStore.Moved m : store.moves(e.id())) {
        if (m.move().equals(ElectionMove.OPEN_NOMINATIONS.word())) {
          move(
              e,
              ElectionMove.OPEN_NOMINATIONS,
              SecretEntries.move(ElectionMove.OPEN_NOMINATIONS, e),
              each);
        }
        if (m.move().equals(ElectionMove.STOP.word())) {
          move(e, ElectionMove.STOP, SecretEntries.stopped(e, m.at(), m.words()), each);
        }
      }
    }
  }

  private void move(
      SecretElection e, ElectionMove move, SecretEntries.Told told, Consumer<Row> each) {
    store.moves(e.id()).stream()
        .filter(m -> m.move().equals(move.word()))
        .forEach(m -> each.accept(told.row(e.id() + " " + move.word(), m.entry())));
  }

  private void nominations(Consumer<Row> each) {
    for (Nomination n : nominations.all()) {
      SecretElection e = store.byId(n.election()).orElseThrow();
      each.accept(NominationEntries.made(e, n).row(n.id().toString(), n.entry()));
      n.consentEntry()
          .ifPresent(
              entry ->
                  each.accept(NominationEntries.answered(e, n).row(n.id() + " answered", entry)));
      n.withdrawnEntry()
          .ifPresent(
              entry ->
                  each.accept(NominationEntries.withdrawn(e, n).row(n.id() + " withdrawn", entry)));
    }
    for (SecretElection e : store.published()) {
      List<Nomination> listed = elections.candidates(e.id());
      for (ElectionMove move :
          List.of(
              ElectionMove.LIST_CANDIDATES,
              ElectionMove.ELECT_UNOPPOSED,
              ElectionMove.LEAVE_UNFILLED)) {
        move(e, move, NominationEntries.listed(move, e, listed), each);
      }
    }
  }

  /** The roll as it opened; before, challenges change it in the open. */
  private void rolls(Consumer<Row> each) {
    for (SecretElection e : store.published()) {
      SecretEntries.Told told = RollEntries.roll(ElectionMove.OPEN, e, slug(e), rolls.roll(e.id()));
      move(e, ElectionMove.OPEN, told, each);
    }
  }

  private void beforeTheClose(Consumer<Row> each) {
    for (Leaking.Look look : leaking.all()) {
      SecretElection e = store.byId(look.election()).orElseThrow();
      each.accept(ResultEntries.leak(e, look).row(e.id() + " look " + look.number(), look.entry()));
    }
    for (Channels.Vote v : elections.channels().all()) {
      SecretElection e = store.byId(v.election()).orElseThrow();
      if (v.entry().isEmpty()
          && (e.state() == SecretElection.State.OPEN
              || e.state() == SecretElection.State.STOPPED)) {
        continue; // its entries come with the close, where there is one
      }
      each.accept(ResultEntries.channel(e, v).row(v.id().toString(), v.entry().orElse(NO_ENTRY)));
      v.confirmedEntry()
          .ifPresent(
              entry ->
                  each.accept(
                      ResultEntries.channelConfirmed(e, v).row(v.id() + " confirmed", entry)));
    }
  }

  private void results(Consumer<Row> each) {
    for (SecretElection e : store.published()) {
      List<SecretResult.Elected> elected = results.elected(e.id());
      List<SecretResult.Elected> first =
          elected.stream().filter(x -> x.follows().isEmpty()).toList();
      results
          .of(e.id())
          .ifPresent(
              r ->
                  each.accept(
                      ResultEntries.declared(e, r, first).row(e.id() + " declared", r.entry())));
      move(
          e,
          ElectionMove.CERTIFY,
          ResultEntries.certified(e, first, results.counts(e.id()).raised()),
          each);
      for (SecretResult.Elected x : elected) {
        x.follows()
            .flatMap(
                left ->
                    elected.stream()
                        .filter(y -> y.office().filter(left::equals).isPresent())
                        .findFirst())
            .ifPresent(
                left ->
                    each.accept(
                        ResultEntries.countBack(e, left, x)
                            .row(e.id() + " count-back " + x.number(), x.entry())));
      }
    }
  }

  private void complaints(Consumer<Row> each) {
    for (Complaint c : results.allComplaints()) {
      SecretElection e = store.byId(c.election()).orElseThrow();
      each.accept(ResultEntries.complained(e, c).row(c.id().toString(), c.entry()));
      c.settledEntry()
          .ifPresent(
              entry ->
                  each.accept(
                      ResultEntries.settled(e, c, c.outcome().orElseThrow(), c.answer())
                          .row(c.id() + " settled", entry)));
    }
  }

  private void petitions(Consumer<Row> each) {
    PetitionStore kept = elections.petitions().store();
    for (Petition p : kept.all()) {
      String slug = elections.ground().bodies().find(p.body()).map(Body::slug).orElse("");
      each.accept(PetitionEntries.opened(p, slug).row(p.id().toString(), p.entry()));
      p.endedEntry()
          .ifPresent(
              entry ->
                  each.accept(
                      PetitionEntries.ended(p, p.ended().orElse(""), p.signed(), p.needed())
                          .row(p.id() + " ended", entry)));
      for (Petition.Signature s : kept.signatures(p.id())) {
        each.accept(PetitionEntries.signed(p, s).row(s.id().toString(), s.entry()));
        s.withdrawnEntry()
            .ifPresent(
                entry ->
                    each.accept(PetitionEntries.withdrawn(p, s).row(s.id() + " withdrawn", entry)));
      }
    }
  }

  private void challenges(Consumer<Row> each) {
    for (RollChallenge c : rolls.allChallenges()) {
      SecretElection e = store.byId(c.election()).orElseThrow();
      each.accept(RollEntries.challenged(e, c).row(c.id().toString(), c.entry()));
      c.settledEntry()
          .ifPresent(
              entry -> each.accept(RollEntries.settled(e, c).row(c.id() + " settled", entry)));
    }
  }
}
