package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.app.record.Record;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.KnowledgeCheck;
import org.mandate.ballot.proof.Tables;
import org.mandate.ballot.proof.Verdict;

/**
 * Before voting: every trustee commits to a key, then every trustee opens it, so that the last to
 * speak cannot choose a key by the others'; the credential authority hands in the public halves of
 * the credentials.
 */
final class KeyCeremony {
  private final SecretElections elections;
  private final SealedStore store;
  private final Record record;

  KeyCeremony(SecretElections elections, SealedStore store, Record record) {
    this.elections = elections;
    this.store = store;
    this.record = record;
  }

  /** Trustees in the order in which the board counts them. */
  List<RoleHolder> trustees(UUID election) {
    return elections.holders(election).stream().filter(h -> h.part() == Part.TRUSTEE).toList();
  }

  /** The seat of whoever asks, from 1; empty for everybody who is no trustee. */
  Optional<Integer> seat(UUID election, Who who) {
    List<RoleHolder> all = trustees(election);
    for (int i = 0; i < all.size(); i++) {
      if (who instanceof Who.Person(UUID p) && all.get(i).person().equals(p)) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /** What voting waits for, as a sentence without its full stop. */
  Optional<String> missing(SecretElection e, int lines) {
    int seats = trustees(e.id()).size();
    if (seats < 2) {
      return Optional.of("A secret election needs two trustees or more");
    }
    List<SealedBoard.Trustee> made = store.trustees(e.id());
    if (made.size() < seats) {
      return Optional.of(made.size() + " of " + seats + " trustees have committed to a key");
    }
    long open = made.stream().filter(t -> t.key().isPresent()).count();
    if (open < seats) {
      return Optional.of(open + " of " + seats + " trustees have published their key");
    }
    if (elections.options(e).size() > SealedRules.MOST_CANDIDATES) {
      return Optional.of(
          "More than " + SealedRules.MOST_CANDIDATES + " candidates do not fit a sealed ballot");
    }
    Optional<String> list = store.credentials(e.id());
    if (list.isEmpty()) {
      return Optional.of("The credential authority has not handed in the credentials");
    }
    return Credentials.read(list.get(), SealedRules.group()).list().size() == lines
        ? Optional.empty()
        : Optional.of("The roll changed: the credential authority makes the credentials again");
  }

  Outcome<SealedBoard> commit(SecretElection e, String commitment, Who by) {
    Optional<Integer> seat = seat(e.id(), by);
    if (seat.isEmpty()) {
      return Outcome.refused("commitment", "Only a trustee of this election makes a key for it");
    }
    if (!isBefore(e)) {
      return Outcome.refused(
          "commitment", "Keys are made after the rules are published and before voting opens");
    }
    if (!commitment.matches("[0-9a-f]{64}")) {
      return Outcome.refused("commitment", "A commitment is 64 hexadecimal digits");
    }
    SealedBoard board = begun(e);
    List<SealedBoard.Trustee> made = store.trustees(e.id());
    if (made.stream().anyMatch(t -> t.number() == seat.get())) {
      return Outcome.refused(
          "commitment", "You have committed to a key already; it cannot be changed");
    }
    if (made.stream().anyMatch(t -> t.commitment().equals(commitment))) {
      return Outcome.refused(
          "commitment", "Another trustee handed in this very commitment. Make your own key");
    }
    UUID role = trustees(e.id()).get(seat.get() - 1).id();
    long entry = record.append(SealedEntries.committed(e, seat.get(), commitment)).id();
    store.commit(e.id(), role, seat.get(), commitment, record.now(), entry);
    return new Outcome.Done<>(board);
  }

  Outcome<SealedBoard> open(SecretElection e, String salt, String key, Who by) {
    Optional<Integer> seat = seat(e.id(), by);
    List<SealedBoard.Trustee> made = store.trustees(e.id());
    Optional<SealedBoard.Trustee> mine =
        made.stream().filter(t -> seat.isPresent() && t.number() == seat.get()).findFirst();
    if (mine.isEmpty()) {
      return Outcome.refused("material", "Commit to your key first");
    }
    if (made.size() < trustees(e.id()).size()) {
      return Outcome.refused(
          "material", "Not every trustee has committed yet: keys are published after that");
    }
    if (mine.get().key().isPresent() || !isBefore(e)) {
      return Outcome.refused("material", "Your key is published already");
    }
    Optional<String> fault = fault(e, seat.orElseThrow(), mine.get(), salt, key);
    if (fault.isPresent()) {
      return Outcome.refused("material", fault.get());
    }
    long entry = record.append(SealedEntries.opened(e, seat.orElseThrow(), key)).id();
    store.open(e.id(), mine.get().role(), salt, key, record.now(), entry);
    return new Outcome.Done<>(begun(e));
  }

  private static Optional<String> fault(
      SecretElection e, int seat, SealedBoard.Trustee mine, String salt, String key) {
    if (!salt.matches("[0-9a-f]{64}")) {
      return Optional.of("The salt is 64 hexadecimal digits");
    }
    KeyCommitment opened =
        new KeyCommitment.Opening(salt, key).commitment(SealedRules.uuid(e.id()), seat);
    if (!opened.hash().equals(mine.commitment())) {
      return Optional.of(
          "This is not the key that you committed to. Use the file that you saved then");
    }
    try {
      Group group = SealedRules.group();
      return isProved(group, TrusteeKey.read(key, group))
          ? Optional.empty()
          : Optional.of("The key's proof does not hold. Ask for the ceremony to begin again");
    } catch (BoardException broken) {
      return Optional.of("The key cannot be read: " + broken.getMessage());
    }
  }

  private static boolean isProved(Group group, TrusteeKey key) {
    return group.isMember(key.publicKey())
        && !key.publicKey().equals(group.one())
        && key.signature().isEmpty()
        && key.name().isEmpty()
        && KnowledgeCheck.trusteeKey(Tables.of(group, group.g()), key) instanceof Verdict.Holds;
  }

  Outcome<SealedBoard> handIn(SecretElection e, HandedIn handed, Who by) {
    if (!elections.has(by, e.id(), Part.CREDENTIAL_AUTHORITY)) {
      return Outcome.refused("credentials", "Only the credential authority hands in credentials");
    }
    if (e.state() != State.ROLL) {
      return Outcome.refused(
          "credentials", "Credentials are made once the roll is frozen and before voting opens");
    }
    store.hold(e.id()); // a challenge that changes the roll waits, or is seen here
    List<SecretVoter> roll = elections.roll(e.id());
    return switch (handed.read(roll, SealedRules.group())) {
      case Outcome.Refused<HandedIn.Lists>(List<Outcome.Fault> faults) ->
          new Outcome.Refused<>(faults);
      case Outcome.Done<HandedIn.Lists> done -> keep(e, done.value(), roll);
    };
  }

  private Outcome<SealedBoard> keep(
      SecretElection e, HandedIn.Lists lists, List<SecretVoter> roll) {
    SealedBoard board = begun(e);
    if (store.credentials(e.id()).isPresent()) {
      return Outcome.refused(
          "credentials", "The credentials are handed in already; voters may have theirs");
    }
    Credentials list = lists.list();
    long entry = record.append(SealedEntries.credentials(e, roll.size(), list.fingerprint())).id();
    store.credentials(e.id(), list.text(), roll.size(), record.now(), entry);
    store.bind(e.id(), roll.stream().map(SecretVoter::position).toList(), lists.keys());
    return new Outcome.Done<>(board);
  }

  private static boolean isBefore(SecretElection e) {
    return switch (e.state()) {
      case RULES, NOMINATIONS, CANDIDATES, ROLL -> true;
      case DRAFT, OPEN, CLOSED, DECLARED, CERTIFIED, UNFILLED, VOIDED, STOPPED -> false;
    };
  }

  private SealedBoard begun(SecretElection e) {
    store.begin(e.id(), SealedRules.uuid(e.id()), record.now(), e.rules().turnoutShown());
    return store.board(e.id()).orElseThrow();
  }
}
