package org.mandate.app.elections.sealed;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
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
  private final Map<UUID, KeyCommitment.Opening> openings = new TreeMap<>();
  public Roll roll = new Roll(List.of(), new org.mandate.ballot.board.Credentials(List.of()));

  /**
   * An election whose roll is frozen, keys published and credentials handed in, and that is open.
   */
  public SecretElection open(NewElection wanted, int... candidates) {
    s.withClerks = true;
    SecretElection e =
        wanted.seats().isPresent() ? s.nominated(wanted, candidates) : s.published(wanted);
    if (wanted.seats().isPresent()) {
      s.at(SecretTown.NOMINATED);
    }
    s.at(SecretTown.ROLL);
    e = s.find(e);
    makeKeys(e);
    handIn(e);
    s.looked(e);
    s.at(SecretTown.OPENS);
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

  void handIn(SecretElection e) {
    UUID authority = holders(e, RoleHolder.Part.CREDENTIAL_AUTHORITY).getFirst().person();
    int lines = s.b.as(authority, () -> s.elections.roll(e.id())).size();
    roll = Roll.fresh(group, SealedRules.uuid(e.id()), lines, RANDOM);
    s.b.as(
        authority,
        () -> boards.handIn(e, roll.roll().text(), new Who.Person(authority)).orElseThrow());
  }

  /** Lines of the roll with whoever votes on them. */
  List<SecretVoter> lines(SecretElection e) {
    return s.b.job("closer", () -> s.elections.roll(e.id()));
  }

  Sealing.SealedBallot seal(SecretElection e, int credential, List<Integer> choices) {
    Election election = s.b.asNobody(() -> boards.election(e).orElseThrow());
    return (Sealing.SealedBallot)
        new BallotSealer(election)
            .seal(roll.credentials().get(credential), List.of(choices), RANDOM);
  }

  /** Somebody casts a sealed text on a line. */
  BallotBox.Cast cast(UUID who, SecretElection e, int line, String ballot) {
    return s.b.as(who, () -> boards.cast(e, new BallotBox.Coming(line, ballot, "", "browser")));
  }

  /** Every trustee does what is to be done, as often as there is something. */
  void unseal(SecretElection earlier) {
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
      case COMMIT, OPEN, CHECK, WAIT -> {} // nothing to do now
    }
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
    BigInteger secret = keys.get(person).secret();
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
  static List<Integer> one(int chosen, int options) {
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i <= options; i++) {
      choices.add(i == chosen ? 1 : 0);
    }
    return choices;
  }
}
