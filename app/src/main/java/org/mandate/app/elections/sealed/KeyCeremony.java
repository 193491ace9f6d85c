package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
  private final KeyStore keys;
  private final SharedKeys shared;
  private final Record record;

  KeyCeremony(SecretElections elections, SealedStore store, KeyStore keys, Record record) {
    this.elections = elections;
    this.store = store;
    this.keys = keys;
    this.shared = new SharedKeys(keys, record);
    this.record = record;
  }

  /** Whether some trustees are enough; else every one of them is needed. */
  boolean isShared(SecretElection e) {
    return e.rules().trusteesNeeded() < trustees(e.id()).size();
  }

  SharedRound round(SecretElection e) {
    return shared.round(e, trustees(e.id()).size());
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
    Optional<String> waits = isShared(e) ? round(e).missing() : unmade(e, seats);
    if (waits.isPresent()) {
      return waits;
    }
    if (elections.options(e).size() > SealedRules.MOST_CANDIDATES) {
      return Optional.of(
          "More than " + SealedRules.MOST_CANDIDATES + " candidates do not fit a sealed ballot");
    }
    Optional<String> list = store.credentials(e.id());
    if (list.isEmpty()) {
      return Optional.of("The credential authority has not handed in the credentials");
    }
    Credentials read = Credentials.read(list.get(), SealedRules.group());
    if (read.list().size() != lines) {
      return Optional.of("The roll changed: the credential authority makes the credentials again");
    }
    return notOfTheRoll(e, read);
  }

  /** Whoever hands in a list by other ways than the page is held to the same here. */
  private Optional<String> notOfTheRoll(SecretElection e, Credentials list) {
    if (HandedIn.weights(list, elections.roll(e.id())).isPresent()) {
      return Optional.of(
          "The weights of the credentials are not those of the roll: the credential authority makes"
              + " them again");
    }
    return store.isBindingWanted(e.id()) && !store.isBound(e.id())
        ? Optional.of("The credential authority has not said whose credential is whose")
        : Optional.empty();
  }

  private Optional<String> unmade(SecretElection e, int seats) {
    List<SealedBoard.Trustee> made = keys.trustees(e.id());
    if (made.size() < seats) {
      return Optional.of(made.size() + " of " + seats + " trustees have committed to a key");
    }
    long open = made.stream().filter(t -> t.key().isPresent()).count();
    return open < seats
        ? Optional.of(open + " of " + seats + " trustees have published their key")
        : Optional.empty();
  }

  /** How far a trustee is, in words that follow the name. */
  record Seat(int number, String name, boolean published, String said) {}

  List<Seat> seats(SecretElection e) {
    List<RoleHolder> all = trustees(e.id());
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String said = isShared(e) ? round(e).said(i + 1) : said(e, i + 1);
      seats.add(new Seat(i + 1, all.get(i).name(), said.equals(SharedRound.PUBLISHED), said));
    }
    return seats;
  }

  private String said(SecretElection e, int seat) {
    return keys.trustees(e.id()).stream()
        .filter(t -> t.number() == seat)
        .findFirst()
        .map(
            t ->
                t.key().isPresent()
                    ? SharedRound.PUBLISHED
                    : "has committed and not published the key")
        .orElse("has not committed to a key");
  }

  // Keys of which some are enough

  /** A step of such a trustee, with the words for whoever is none, or comes too late. */
  private Outcome<SealedBoard> step(
      SecretElection e, String field, Who by, Function<SharedKeys.Seated, Outcome<Integer>> step) {
    Optional<Integer> seat = seat(e.id(), by);
    if (seat.isEmpty() || !isShared(e)) {
      return Outcome.refused(field, "Only a trustee whose key needs this step can do it");
    }
    if (!isBefore(e)) {
      return Outcome.refused(
          field, "Keys are made after the rules are published and before voting opens");
    }
    SealedBoard board = begun(e);
    List<RoleHolder> all = trustees(e.id());
    UUID role = all.get(seat.get() - 1).id();
    return switch (step.apply(new SharedKeys.Seated(e, role, seat.get(), all.size()))) {
      case Outcome.Done<Integer> done -> new Outcome.Done<>(board);
      case Outcome.Refused<Integer>(List<Outcome.Fault> faults) -> new Outcome.Refused<>(faults);
    };
  }

  Outcome<SealedBoard> certify(SecretElection e, String certificate, Who by) {
    return step(e, "certificate", by, who -> shared.certify(who, certificate));
  }

  Outcome<SealedBoard> publish(SecretElection e, String share, Who by) {
    return step(e, "share", by, who -> shared.publish(who, share));
  }

  Outcome<SealedBoard> complain(SecretElection e, String against, String attempt, Who by) {
    return step(e, "against", by, who -> shared.complain(who, against, attempt));
  }

  // Beginning again

  /** Why the keys cannot be begun again; empty where they can. */
  Optional<String> standing(SecretElection e) {
    return !isBefore(e) || keys.hasBoard(e.id())
        ? Optional.of(
            "The trustees' keys stand: they are made before voting opens, and ballots are sealed for"
                + " them")
        : Optional.empty();
  }

  /** Everything that trustees handed in is given up, and everybody makes fresh keys. */
  Outcome<SealedBoard> restart(SecretElection e, String reason, Who by) {
    if (!elections.has(by, e.id(), Part.RETURNING_OFFICER)) {
      return Outcome.refused("reason", "Only the returning officer begins the keys again");
    }
    if (reason.isBlank() || reason.length() > 2000) {
      return Outcome.refused(
          "reason", "Give the reason in at most 2,000 letters: everybody reads it");
    }
    keys.hold(e.id()); // else voting could open between the question and the answer
    Optional<String> standing = standing(e);
    if (standing.isPresent()) {
      return Outcome.refused("reason", standing.get());
    }
    SealedBoard board = begun(e);
    keys.hold(e.id()); // a board that has just begun has a tip of its own
    int attempt = keys.restarts(e.id()).size() + 2;
    long entry = record.append(SealedEntries.anew(e, attempt, reason.strip())).id();
    keys.restart(e.id(), new KeyStore.Restart(attempt, reason.strip(), record.now()), entry);
    return new Outcome.Done<>(board);
  }

  // Keys of which every one is needed

  Outcome<SealedBoard> commit(SecretElection e, String commitment, Who by) {
    if (isShared(e)) {
      return step(e, "commitment", by, who -> shared.commit(who, commitment));
    }
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
    keys.hold(e.id());
    List<SealedBoard.Trustee> made = keys.trustees(e.id());
    if (made.stream().anyMatch(t -> t.number() == seat.get())) {
      return Outcome.refused(
          "commitment", "You have committed to a key already; it cannot be changed");
    }
    if (made.stream().anyMatch(t -> t.commitment().equals(commitment))) {
      return Outcome.refused(
          "commitment", "Another trustee handed in this very commitment. Make your own key");
    }
    if (keys.givenUpCommitments(e.id()).contains(commitment)) {
      return Outcome.refused(
          "commitment",
          "This is the key that was given up when the keys were begun again. Make a fresh one");
    }
    UUID role = trustees(e.id()).get(seat.get() - 1).id();
    long entry = record.append(SealedEntries.committed(e, seat.get(), commitment)).id();
    keys.commit(e.id(), role, seat.get(), commitment, record.now(), entry);
    return new Outcome.Done<>(board);
  }

  Outcome<SealedBoard> open(SecretElection e, String salt, String key, Who by) {
    if (isShared(e)) {
      return step(e, "material", by, who -> shared.open(who, salt, key));
    }
    Optional<Integer> seat = seat(e.id(), by);
    if (seat.isPresent()) {
      keys.hold(e.id());
    }
    List<SealedBoard.Trustee> made = keys.trustees(e.id());
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
    keys.open(e.id(), mine.get().role(), salt, key, record.now(), entry);
    return new Outcome.Done<>(begun(e));
  }

  private Optional<String> fault(
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
      TrusteeKey read = TrusteeKey.read(key, group);
      if (keys.givenUpKeys(e.id()).stream()
          .map(old -> TrusteeKey.read(old, group).publicKey())
          .anyMatch(read.publicKey()::equals)) {
        return Optional.of(
            "This is the key that was given up when the keys were begun again. Make a fresh one");
      }
      return isProved(group, read)
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

  static boolean isBefore(SecretElection e) {
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
