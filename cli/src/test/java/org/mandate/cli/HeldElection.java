package org.mandate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Closing;
import org.mandate.ballot.ceremony.PrivateCredential;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.group.Group;

/**
 * An election held with the program's commands wherever there is one: keys and credentials are made
 * by them, their files read back.
 */
final class HeldElection {
  static final String UUID = "5V8qMpqmhGbLwz";
  private static final Group ED = Group.named("Ed25519").orElseThrow();

  final Path folder;
  final Path file;
  private final Random random = new Random(7);
  private final Election election;
  private final List<PrivateCredential> credentials;
  private final BoardWriter board;
  private final Trustees together;
  private final Credentials published;
  private String lastTally = "";
  final List<String> sidecar = new ArrayList<>();

  HeldElection(Path folder, int voters, int trustees) throws IOException {
    this.folder = folder;
    this.file = folder.resolve(UUID + ".bel");
    StringBuilder roll = new StringBuilder("name\n");
    for (int v = 0; v < voters; v++) {
      roll.append("voter-").append(v).append('\n');
    }
    Path list = Files.writeString(folder.resolve("roll.csv"), roll);
    done(Ran.of("election", "credentials", list, "--uuid", UUID, "--out", folder));
    credentials =
        Files.readAllLines(folder.resolve(UUID + ".privcreds")).stream()
            .map(line -> PrivateCredential.read(line.split(" ")[1]).orElseThrow())
            .toList();
    List<Trustees.Share> shares =
        java.util.stream.IntStream.rangeClosed(1, trustees)
            .<Trustees.Share>mapToObj(t -> new Trustees.Single(key(t)))
            .toList();
    together = new Trustees(shares);
    election =
        new Election(
            1,
            "A choice and an order",
            "Held by commands",
            ED,
            together.publicKey(ED),
            List.of(
                new Question.Homomorphic(List.of("Yes", "No"), Optional.of(true), 1, 1, "Agreed?"),
                new Question.Ranked(List.of("Ash", "Oak", "Elm"), "Who?", Optional.empty())),
            UUID,
            Optional.empty(),
            Optional.empty());
    board = new BoardWriter(1_800_000_000L);
    published = Credentials.read(Files.readString(folder.resolve(UUID + ".pubcreds")), ED);
    board.setUp(election, together, published);
    sidecar.add(Sidecar.header(election));
    save();
  }

  private TrusteeKey key(int trustee) {
    done(Ran.of("trustee", "key", "--out", folder.resolve("t" + trustee)));
    return TrusteeKey.read(text(folder.resolve("t" + trustee + ".pubkey")), ED);
  }

  static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void done(Ran ran) {
    if (ran.code() != 0) {
      throw new IllegalStateException(ran.out() + ran.err());
    }
  }

  Board read() {
    return Board.read(BoardSource.of(board.bytes()));
  }

  HeldElection save() throws IOException {
    Files.write(file, board.bytes());
    return this;
  }

  void vote(int voter, int yes, List<Integer> ranks) {
    Sealing sealed =
        new BallotSealer(election)
            .seal(credentials.get(voter), List.of(List.of(0, yes, 1 - yes), ranks), random);
    Sealing.SealedBallot made = (Sealing.SealedBallot) sealed;
    board.append(Event.Type.BALLOT, made.ballot());
    sidecar.add(
        new Kept(
                Digest.base64(made.ballot().text()),
                made.commitments(),
                made.secondCommitment(),
                made.second().response())
            .text());
  }

  String lastTally() {
    return lastTally;
  }

  private HeldElection(HeldElection other, Path file) {
    folder = other.folder;
    this.file = file;
    election = other.election;
    credentials = other.credentials;
    together = other.together;
    published = other.published;
    board = new BoardWriter(1_800_000_000L);
    board.setUp(election, together, published);
  }

  /** The same election on another board, with one other ballot, mixed by its first two trustees. */
  HeldElection anotherTally(int voter) throws IOException {
    Path apart = Files.createDirectories(folder.resolve("apart"));
    HeldElection other = new HeldElection(this, apart.resolve(UUID + ".bel"));
    other.vote(voter, 0, List.of(3, 2, 1));
    other.tally();
    other.save();
    for (int trustee = 1; trustee <= 2; trustee++) {
      Path made = apart.resolve("shuffle-" + trustee);
      done(Ran.of("trustee", "shuffle", other.file, "--trustee", trustee, "--out", made));
      other.shuffled(trustee, made);
      other.save();
    }
    other.event(Event.Type.END_SHUFFLES);
    return other.save();
  }

  void event(Event.Type type) {
    board.append(type);
  }

  /** Voting ends and the tally is fixed; its event's hash. */
  String tally() {
    board.append(Event.Type.END_BALLOTS);
    Tallying.Tally tally = Closing.tally(read());
    lastTally = board.tally(tally.encrypted(), tally.ballots(), tally.weight());
    return lastTally;
  }

  void shuffled(int owner, Path handedIn) {
    board.owned(Event.Type.SHUFFLE, owner, Shuffle.read(text(handedIn), ED));
  }

  void opened(int owner, Path handedIn) {
    board.owned(
        Event.Type.PARTIAL_DECRYPTION, owner, PartialDecryption.read(text(handedIn), election));
  }

  void result() {
    board.append(Event.Type.RESULT, ((Closing.Count.Counted) Closing.count(read())).result());
  }
}
