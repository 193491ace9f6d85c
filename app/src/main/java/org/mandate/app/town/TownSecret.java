package org.mandate.app.town;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mandate.app.access.Who;
import org.mandate.app.elections.sealed.HandedIn;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.sealed.TrusteePart;
import org.mandate.app.elections.secret.NewElection;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
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

/**
 * A secret vote of the town, held with real keys and really sealed ballots. The keys and
 * credentials are forgotten with the load: the board that stays is one that anybody can check and
 * nobody can open.
 */
final class TownSecret {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();
  private final SecureRandom random = new SecureRandom();
  private final SecretElections elections;
  private final SealedBoards boards;
  private final Town.Ground ground;
  private final TownVoters voters;
  private final Tree file = Tree.of("secret.json");
  private final List<UUID> ids = new ArrayList<>();
  private final List<TrusteeKeyPair> keys = new ArrayList<>();
  private final List<Roll> rolls = new ArrayList<>();

  TownSecret(Town.Ground ground, TownVoters voters) {
    this.ground = ground;
    this.voters = voters;
    this.elections = ground.secretElections();
    this.boards = ground.sealedBoards();
  }

  void tell(BiConsumer<Instant, Runnable> at, BiConsumer<Instant, Runnable> asTown) {
    asTown.accept(file.time("drafted"), this::draft);
    asTown.accept(
        file.time("published"), () -> elections.publishRules(id(), officer()).orElseThrow());
    asTown.accept(file.time("keys"), this::makeKeys);
    at.accept(file.time("roll"), this::tick);
    asTown.accept(file.time("credentials"), this::handIn);
    asTown.accept(
        file.time("looked"),
        () -> elections.look(id(), file.text("told"), officer()).orElseThrow());
    at.accept(file.time("opens"), this::tick);
    at.accept(file.time("votes"), this::vote);
    at.accept(file.time("closes"), this::tick);
    asTown.accept(file.time("opened"), this::open);
    asTown.accept(
        file.time("declared"), () -> elections.results().declare(id(), officer()).orElseThrow());
    asTown.accept(
        file.time("certified"), () -> elections.results().certify(id(), officer()).orElseThrow());
  }

  private UUID id() {
    return ids.getFirst();
  }

  private SecretElection election() {
    return elections.find(id()).orElseThrow();
  }

  private Who officer() {
    return new Who.Person(TownFiles.person(file.text("officer")));
  }

  private void draft() {
    SecretElection.Timetable times =
        new SecretElection.Timetable(
            Optional.empty(),
            Optional.empty(),
            file.time("roll"),
            file.time("opens"),
            file.time("closes"),
            (int) file.number("complaint_days"));
    NewElection wanted =
        new NewElection(
            file.text("title"),
            SecretElection.Kind.QUESTION,
            "ordinary",
            file.text("words"),
            Optional.empty(),
            Optional.empty(),
            SecretElection.Electorate.PRACTICES,
            SecretElection.ListOrder.ALPHABETICAL,
            1500,
            false,
            false,
            3,
            times);
    ids.add(
        elections
            .draft(ground.bodies().find(file.text("body")).orElseThrow(), wanted)
            .orElseThrow()
            .id());
    elections
        .give(
            id(),
            Part.RETURNING_OFFICER,
            TownFiles.person(file.text("officer")),
            "Fiona Garrick",
            "Hartwell LMC")
        .orElseThrow();
    for (Tree role : file.trees("roles")) {
      elections
          .giveOutside(
              id(),
              Part.of(role.text("part")).orElseThrow(),
              role.text("name"),
              role.text("organisation"),
              role.text("address"))
          .orElseThrow();
    }
  }

  private List<RoleHolder> holders(Part part) {
    return elections.holders(id()).stream().filter(h -> h.part() == part).toList();
  }

  private void makeKeys() {
    List<RoleHolder> trustees = holders(Part.TRUSTEE);
    String uuid = boards.uuid(election());
    List<KeyCommitment.Opening> openings = new ArrayList<>();
    for (int i = 0; i < trustees.size(); i++) {
      TrusteeKeyPair pair = TrusteeKeyPair.fresh(GROUP, random);
      keys.add(pair);
      openings.add(KeyCommitment.Opening.of(pair.key().text(), random));
      boards
          .commit(
              election(),
              openings.getLast().commitment(uuid, i + 1).hash(),
              new Who.Person(trustees.get(i).person()))
          .orElseThrow();
    }
    for (int i = 0; i < trustees.size(); i++) {
      boards
          .openKey(
              election(),
              openings.get(i).salt(),
              openings.get(i).material(),
              new Who.Person(trustees.get(i).person()))
          .orElseThrow();
    }
  }

  private void handIn() {
    rolls.add(Roll.fresh(GROUP, boards.uuid(election()), elections.roll(id()).size(), random));
    boards
        .handIn(
            election(),
            new HandedIn(rolls.getFirst().roll().text(), rolls.getFirst().lines().text()),
            new Who.Person(holders(Part.CREDENTIAL_AUTHORITY).getFirst().person()))
        .orElseThrow();
  }

  private void tick() {
    closer(() -> elections.tick(id()));
  }

  private <T> T closer(Supplier<T> work) {
    return ground.jobs().as("closer", work);
  }

  /** The first practices of the roll vote for, the next against, then blank; the others do not. */
  private void vote() {
    List<SecretVoter> roll = closer(() -> elections.roll(id()));
    BallotSealer sealer = new BallotSealer(closer(() -> boards.election(election()).orElseThrow()));
    long end = file.number("for") + file.number("against") + file.number("blank");
    for (int i = 0; i < end; i++) {
      List<Integer> choice =
          i < file.number("for")
              ? List.of(0, 1, 0)
              : i < file.number("for") + file.number("against")
                  ? List.of(0, 0, 1)
                  : List.of(1, 0, 0);
      Sealing.SealedBallot sealed =
          (Sealing.SealedBallot)
              sealer.seal(rolls.getFirst().credentials().get(i), List.of(choice), random);
      SecretVoter line = roll.get(i);
      ground.identity().take(voters.secret(voter(line.practice())));
      boards
          .cast(election(), line.position(), sealed.ballot().text(), kept(sealed).text())
          .orElseThrow();
    }
  }

  private static Kept kept(Sealing.SealedBallot sealed) {
    return new Kept(
        sealed.ballot().tracker(),
        sealed.commitments(),
        sealed.secondCommitment(),
        sealed.second().response());
  }

  private static String voter(String practice) {
    return TownFiles.table("voters.csv").stream()
        .filter(l -> l.text("practice").equals(practice) && l.text("standing").equals("voter"))
        .findFirst()
        .orElseThrow()
        .text("person");
  }

  private void open() {
    for (int i = 0; i < keys.size(); i++) {
      byte[] bytes = boards.bytes(id());
      Board board = Board.read(BoardSource.of(bytes));
      String tally =
          board.events().stream()
              .filter(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY)
              .findFirst()
              .orElseThrow()
              .hash();
      TrusteeWork.Opened opened =
          (TrusteeWork.Opened)
              TrusteeDesk.open(
                  BoardSource.of(bytes),
                  new OpeningPermit(board.election().fingerprint(), tally),
                  i + 1,
                  keys.get(i).secret(),
                  random,
                  Progress.NONE);
      boards
          .decrypt(election(), i + 1, TrusteePart.of(opened), board.events().getLast().hash())
          .orElseThrow();
    }
  }
}
