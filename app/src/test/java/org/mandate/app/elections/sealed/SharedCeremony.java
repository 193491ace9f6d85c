package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages.KeyShare;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdMessages.Received;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;

/** Trustees with real keys who make those of an election on the server, step by step. */
final class SharedCeremony {
  final SealedTown t;
  final SecretElection e;
  final List<RoleHolder> trustees;
  final int attempt;
  final List<TrusteeSeed> seeds = new ArrayList<>();
  final List<ThresholdTrustee> people = new ArrayList<>();
  final List<KeyCommitment.Opening> openings = new ArrayList<>();

  SharedCeremony(SealedTown t, SecretElection e) {
    this.t = t;
    this.e = e;
    this.trustees = t.holders(e, RoleHolder.Part.TRUSTEE);
    this.attempt = t.s.b.asNobody(() -> t.boards.restarts(e.id()).size() + 1);
    for (int seat = 1; seat <= trustees.size(); seat++) {
      seeds.add(TrusteeSeed.fresh(SealedTown.RANDOM));
      people.add(new ThresholdTrustee(round(seat).plan(), seat, seeds.getLast()));
    }
  }

  UUID person(int seat) {
    return trustees.get(seat - 1).person();
  }

  ThresholdTrustee java(int seat) {
    return people.get(seat - 1);
  }

  /** As a trustee sees it. */
  SharedRound round(int seat) {
    return t.s.b.as(person(seat), () -> t.boards.ceremony().round(e));
  }

  private Who who(int seat) {
    return new Who.Person(person(seat));
  }

  Outcome<SealedBoard> certify(int seat, String text) {
    return t.s.b.as(person(seat), () -> t.boards.ceremony().certify(e, text, who(seat)));
  }

  Outcome<SealedBoard> commit(int seat, String commitment) {
    return t.s.b.as(person(seat), () -> t.boards.commit(e, commitment, who(seat)));
  }

  Outcome<SealedBoard> open(int seat, KeyCommitment.Opening opening) {
    return t.s.b.as(
        person(seat), () -> t.boards.openKey(e, opening.salt(), opening.material(), who(seat)));
  }

  Outcome<SealedBoard> publish(int seat, String share) {
    return t.s.b.as(person(seat), () -> t.boards.ceremony().publish(e, share, who(seat)));
  }

  Outcome<SealedBoard> complain(int seat, String against) {
    return t.s.b.as(
        person(seat), () -> t.boards.ceremony().complain(e, against, "" + attempt, who(seat)));
  }

  String certificate(int seat) {
    return java(seat).certificate(SealedTown.RANDOM).text();
  }

  List<SignedMessage> certs() {
    return round(1).certificates();
  }

  Polynomial polynomial(int seat) {
    return java(seat).polynomial(certs(), SealedTown.RANDOM);
  }

  KeyCommitment hash(int seat, KeyCommitment.Opening opening) {
    return opening.commitment(SealedRules.uuid(e.id()), seat);
  }

  void certifyAll() {
    for (int seat = 1; seat <= people.size(); seat++) {
      certify(seat, certificate(seat)).orElseThrow();
    }
  }

  /** Everybody commits; a polynomial can be put in somebody's place. */
  void commitAll(List<Polynomial> polynomials) {
    for (int seat = 1; seat <= people.size(); seat++) {
      openings.add(KeyCommitment.Opening.of(polynomials.get(seat - 1).text(), SealedTown.RANDOM));
      commit(seat, hash(seat, openings.getLast()).hash()).orElseThrow();
    }
  }

  List<Polynomial> polynomials() {
    List<Polynomial> all = new ArrayList<>();
    for (int seat = 1; seat <= people.size(); seat++) {
      all.add(polynomial(seat));
    }
    return all;
  }

  void openAll() {
    for (int seat = 1; seat <= people.size(); seat++) {
      open(seat, openings.get(seat - 1)).orElseThrow();
    }
  }

  KeyShare share(int seat) {
    SharedRound round = round(seat);
    Received received = round.plan().received(round.polynomials(), seat);
    return java(seat).keyShare(round.certificates(), received, SealedTown.RANDOM);
  }

  void all() {
    certifyAll();
    commitAll(polynomials());
    openAll();
    publishAll();
  }

  void publishAll() {
    for (int seat = 1; seat <= people.size(); seat++) {
      publish(seat, share(seat).text()).orElseThrow();
      String kept = round(seat).of(seat, SharedRound.Kind.SHARE).orElseThrow().content();
      t.shares.put(person(seat), java(seat).secret(kept).orElseThrow());
    }
  }
}
