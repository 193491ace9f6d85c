package org.mandate.app.elections.sealed;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.NewElection;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.OpeningPermit;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.TrusteeDesk;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.ceremony.TrusteeWork;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.verify.Progress;

/** A body that elects in secret with real keys, credentials and sealed ballots; nothing by hand. */
public final class SealedTown {
  static final SecureRandom RANDOM = new SecureRandom();
  public final SecretTown s = new SecretTown();
  public final SealedBoards boards = s.b.p.sealedBoards;
  private final Group group = SealedRules.group();
  private final Map<UUID, TrusteeKeyPair> keys = new TreeMap<>();

  /** Of trustees of whom some are enough. */
  final Map<UUID, BigInteger> shares = new TreeMap<>();

  private final Map<UUID, KeyCommitment.Opening> openings = new TreeMap<>();
  public Roll roll =
      new Roll(
          List.of(),
          new org.mandate.ballot.board.Credentials(List.of()),
          new org.mandate.ballot.board.Credentials(List.of()));

  /**
   * An election whose roll is frozen, keys published and credentials handed in, and that is open.
   */
  public SecretElection open(NewElection wanted, int... candidates) {
    SecretElection e = frozen(wanted, candidates);
    makeKeys(e);
    handIn(e);
    return opens(e);
  }

  /** The same of which two of three trustees are enough. */
  public SecretElection openShared(NewElection wanted, int... candidates) {
    s.withThirdTrustee = true;
    SecretElection e = frozen(wanted, candidates);
    SharedCeremony ceremony = new SharedCeremony(this, e);
    ceremony.all();
    handIn(e);
    return opens(e);
  }

  SecretElection opens(SecretElection e) {
    s.looked(e);
    s.at(SecretTown.OPENS);
    return s.find(e);
  }

  /** An election whose roll is frozen, and no more. */
  SecretElection frozen(NewElection wanted, int... candidates) {
    s.withClerks = true;
    SecretElection e =
        wanted.seats().isPresent() ? s.nominated(wanted, candidates) : s.published(wanted);
    if (wanted.seats().isPresent()) {
      s.at(SecretTown.NOMINATED);
    }
    s.at(SecretTown.ROLL);
    return s.find(e);
  }

  List<RoleHolder> holders(SecretElection e, RoleHolder.Part part) {
    return s.b.asNobody(() -> s.elections.holders(e.id())).stream()
        .filter(h -> h.part() == part)
        .toList();
  }

  void makeKeys(SecretElection e) {
    List<RoleHolder> trustees = holders(e, RoleHolder.Part.TRUSTEE);
    for (int i = 0; i < trustees.size(); i++) {
      UUID person = trustees.get(i).person();
      TrusteeKeyPair pair = TrusteeKeyPair.fresh(group, RANDOM);
      KeyCommitment.Opening opening = KeyCommitment.Opening.of(pair.key().text(), RANDOM);
      keys.put(person, pair);
      openings.put(person, opening);
      String commitment = opening.commitment(SealedRules.uuid(e.id()), i + 1).hash();
      s.b.as(person, () -> boards.commit(e, commitment, new Who.Person(person)).orElseThrow());
    }
    for (RoleHolder t : trustees) {
      KeyCommitment.Opening opening = openings.get(t.person());
      s.b.as(
          t.person(),
          () ->
              boards
                  .openKey(e, opening.salt(), opening.material(), new Who.Person(t.person()))
                  .orElseThrow());
    }
  }

  /** The first trustee commits to the very key of before. */
  Outcome<SealedBoard> commitAgain(SecretElection e) {
    UUID person = holders(e, RoleHolder.Part.TRUSTEE).getFirst().person();
    String hash = openings.get(person).commitment(SealedRules.uuid(e.id()), 1).hash();
    return s.b.as(person, () -> boards.commit(e, hash, new Who.Person(person)));
  }

  /** The first trustee hides the key of before under another commitment. */
  Outcome<SealedBoard> openedAgain(SecretElection e) {
    List<RoleHolder> trustees = holders(e, RoleHolder.Part.TRUSTEE);
    List<KeyCommitment.Opening> made = new ArrayList<>();
    for (int i = trustees.size(); i > 0; i--) {
      UUID person = trustees.get(i - 1).person();
      TrusteeKeyPair pair = i == 1 ? keys.get(person) : TrusteeKeyPair.fresh(group, RANDOM);
      KeyCommitment.Opening opening = KeyCommitment.Opening.of(pair.key().text(), RANDOM);
      String hash = opening.commitment(SealedRules.uuid(e.id()), i).hash();
      s.b.as(person, () -> boards.commit(e, hash, new Who.Person(person)).orElseThrow());
      made.add(opening);
    }
    KeyCommitment.Opening again = made.getLast();
    UUID first = trustees.getFirst().person();
    return s.b.as(
        first, () -> boards.openKey(e, again.salt(), again.material(), new Who.Person(first)));
  }

  void handIn(SecretElection e) {
    UUID authority = holders(e, RoleHolder.Part.CREDENTIAL_AUTHORITY).getFirst().person();
    roll = made(e, s.b.as(authority, () -> s.elections.roll(e.id())));
    s.b.as(
        authority, () -> boards.handIn(e, handed(roll), new Who.Person(authority)).orElseThrow());
  }

  Roll made(SecretElection e, List<SecretVoter> lines) {
    String uuid = SealedRules.uuid(e.id());
    List<Long> weights =
        lines.stream().flatMap(v -> v.weight().stream()).map(SecretVoter.Weight::onBoard).toList();
    return weights.isEmpty()
        ? Roll.fresh(group, uuid, lines.size(), RANDOM)
        : Roll.fresh(group, uuid, weights, RANDOM);
  }

  static HandedIn handed(Roll roll) {
    return new HandedIn(roll.roll().text(), roll.lines().text());
  }

  /** Lines of the roll with whoever votes on them. */
  List<SecretVoter> lines(SecretElection e) {
    return s.b.job("closer", () -> s.elections.roll(e.id()));
  }

  public Sealing.SealedBallot seal(SecretElection e, int credential, List<Integer> choices) {
    Election election = s.b.asNobody(() -> boards.election(e).orElseThrow());
    return (Sealing.SealedBallot)
        new BallotSealer(election)
            .seal(roll.credentials().get(credential), List.of(choices), RANDOM);
  }

  /** Somebody casts a sealed text on a line. */
  public BallotBox.Cast cast(UUID who, SecretElection e, int line, String ballot) {
    return s.b.as(who, () -> boards.cast(e, new BallotBox.Coming(line, ballot, "", "browser")));
  }

  /** Every trustee does what is to be done, as often as there is something. */
  public void unseal(SecretElection earlier) {
    SecretElection e = s.find(earlier);
    List<RoleHolder> trustees = holders(e, RoleHolder.Part.TRUSTEE);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < trustees.size(); i++) {
        work(e, i + 1, trustees.get(i).person());
      }
    }
  }

  void work(SecretElection e, int seat, UUID person) {
    byte[] bytes = s.b.as(person, () -> boards.bytes(e.id()));
    Board board = Board.read(BoardSource.of(bytes));
    String at = board.events().getLast().hash();
    switch (s.b.as(person, () -> boards.task(e, seat))) {
      case SHUFFLE -> {
        TrusteeWork.Mixed mixed =
            (TrusteeWork.Mixed) TrusteeDesk.mix(BoardSource.of(bytes), seat, RANDOM, Progress.NONE);
        s.b.as(person, () -> boards.shuffle(e, seat, mixed.shuffle().text(), at).orElseThrow());
      }
      case DECRYPT ->
          s.b.as(
              person,
              () -> boards.decrypt(e, seat, part(bytes, board, seat, person), at).orElseThrow());
      case COMMIT, OPEN, CERTIFY, BIND, DEAL, ADD, FIND, CHECK, WAIT -> {} // nothing to do now
    }
  }

  /** A trustee's secret exponent: the key, or what the seed reads of the share that was kept. */
  private BigInteger secret(UUID person) {
    return keys.containsKey(person) ? keys.get(person).secret() : shares.get(person);
  }

  /** What a trustee keeps in the file of the private key. */
  String privateFile(UUID person) {
    return "\"" + keys.get(person).secret() + "\"";
  }

  TrusteePart part(byte[] bytes, Board board, int seat, UUID person) {
    String tally =
        board.events().stream()
            .filter(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY)
            .findFirst()
            .orElseThrow()
            .hash();
    BigInteger secret = secret(person);
    TrusteeWork.Opened opened =
        (TrusteeWork.Opened)
            TrusteeDesk.open(
                BoardSource.of(bytes),
                new OpeningPermit(board.election().fingerprint(), tally),
                seat,
                secret,
                RANDOM,
                Progress.NONE);
    return TrusteePart.of(opened);
  }

  /** What the audit of elections and boards finds against the record. */
  List<String> faults() {
    List<org.mandate.app.record.Audited> all = new ArrayList<>(s.elections.audited());
    all.addAll(boards.audited());
    return s.b.job(
        "audit",
        () ->
            new org.mandate.app.record.Audit(s.b.p.jdbc, s.b.p.record, all).run()
                    instanceof org.mandate.app.record.Audit.Outcome.Fits
                ? List.<String>of()
                : List.of("see the audit"));
  }

  /** 0 or 1 for "blank", then for each option. */
  public static List<Integer> one(int chosen, int options) {
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i <= options; i++) {
      choices.add(i == chosen ? 1 : 0);
    }
    return choices;
  }
}
