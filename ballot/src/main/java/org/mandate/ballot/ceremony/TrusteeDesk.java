package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mandate.ballot.batch.Opening;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.proof.DecryptionMaking;
import org.mandate.ballot.proof.ShuffleMaking;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * Where a trustee works: it verifies the whole board from zero and only then, in the same run and
 * on the same bytes, mixes or opens. So a trustee's key never touches a tally whose ballots, sums
 * or shuffles were not checked, and ranked ballots are opened only after different trustees mixed
 * them.
 */
public final class TrusteeDesk {
  private final Board board;
  private final Election election;
  private final Trustees trustees;

  private TrusteeDesk(Board board) {
    this.board = board;
    this.election = board.election();
    this.trustees = Trustees.read(board.text(board.setup().trustees()), election.group());
  }

  /**
   * Mixes the ranked ballots.
   *
   * @param owner the trustee's number, from 1
   */
  public static TrusteeWork mix(
      BoardSource source, int owner, RandomGenerator random, Progress progress) {
    return mix(source, Options.everything(), owner, random, progress);
  }

  /**
   * Mixes the ranked ballots.
   *
   * @param options how to verify, for instance with a sidecar; a checked prefix is not relied on
   */
  public static TrusteeWork mix(
      BoardSource source, Options options, int owner, RandomGenerator random, Progress progress) {
    Report report = Verifier.verify(source, fromZero(options), progress);
    if (report.refusal().isPresent()) {
      return unverified(report);
    }
    TrusteeDesk desk = new TrusteeDesk(Board.read(source));
    return desk.faultOfMixing(owner)
        .<TrusteeWork>map(TrusteeWork.Refused::new)
        .orElseGet(() -> new TrusteeWork.Mixed(owner, desk.mixed(random)));
  }

  /**
   * Opens the trustee's part of the tally.
   *
   * @param permit what may be opened
   * @param owner the trustee's number, from 1
   * @param secret its secret exponent
   */
  public static TrusteeWork open(
      BoardSource source,
      OpeningPermit permit,
      int owner,
      BigInteger secret,
      RandomGenerator random,
      Progress progress) {
    return open(source, Options.everything(), permit, owner, secret, random, progress);
  }

  /**
   * Opens the trustee's part of the tally.
   *
   * @param options how to verify, for instance with a sidecar; a checked prefix is not relied on
   */
  public static TrusteeWork open(
      BoardSource source,
      Options options,
      OpeningPermit permit,
      int owner,
      BigInteger secret,
      RandomGenerator random,
      Progress progress) {
    return open(source, options, permit, Optional.empty(), owner, secret, random, progress);
  }

  /**
   * Opens the trustee's part of the tally, for a trustee who has mixed. A board does not prove who
   * made a shuffle, but each mixer knows its own: if only one honest mixer asks for it, rankings
   * were parted from their voters.
   *
   * @param ownShuffle the hash of the shuffle that this trustee made, which must stand on the board
   *     under its number
   */
  public static TrusteeWork open(
      BoardSource source,
      Options options,
      OpeningPermit permit,
      Optional<String> ownShuffle,
      int owner,
      BigInteger secret,
      RandomGenerator random,
      Progress progress) {
    Report report = Verifier.verify(source, fromZero(options), progress);
    if (report.refusal().isPresent()) {
      return unverified(report);
    }
    TrusteeDesk desk = new TrusteeDesk(Board.read(source));
    DecryptionMaking making =
        new DecryptionMaking(desk.election.group(), desk.election.fingerprint(), secret, random);
    return desk.faultOfOpening(permit, owner, making)
        .or(() -> ownShuffle.flatMap(hash -> desk.faultOfOwnShuffle(owner, hash)))
        .<TrusteeWork>map(TrusteeWork.Refused::new)
        .orElseGet(() -> desk.opened(owner, making));
  }

  private TrusteeWork.Opened opened(int owner, DecryptionMaking making) {
    EncryptedTally tally = toOpen();
    PartialDecryption part = making.decrypt(tally);
    return new TrusteeWork.Opened(owner, part, Opening.of(owner, part, making.prove(tally, part)));
  }

  private static Options fromZero(Options options) {
    return new Options(options.fileName(), Optional.empty(), options.sidecar(), options.threads());
  }

  private static TrusteeWork unverified(Report report) {
    return new TrusteeWork.Refused(
        "the board does not verify: " + report.refusal().orElseThrow().line(), report.refusal());
  }

  private Optional<String> faultOfMixing(int owner) {
    if (!election.hasRanked()) {
      return Optional.of("nothing is to be mixed: no question is ranked");
    }
    if (owner < 1 || owner > trustees.keys().size()) {
      return Optional.of("there is no trustee " + owner);
    }
    Event.Type last = board.events().getLast().event().type();
    if (last != Event.Type.ENCRYPTED_TALLY && last != Event.Type.SHUFFLE) {
      return Optional.of(
          "mixing comes after the tally and before its end, not after " + last.word());
    }
    return owners(Event.Type.SHUFFLE).contains(owner)
        ? Optional.of("trustee " + owner + " has mixed already")
        : Optional.empty();
  }

  private Optional<String> faultOfOpening(
      OpeningPermit permit, int owner, DecryptionMaking making) {
    if (!election.fingerprint().equals(permit.fingerprint())) {
      return Optional.of("the permit is for another election");
    }
    Optional<Board.Link> tally = link(Event.Type.ENCRYPTED_TALLY);
    if (tally.isEmpty()) {
      return Optional.of("there is no tally yet");
    }
    if (!tally.get().hash().equals(permit.tallyEvent())) {
      return Optional.of("the permit is for another tally");
    }
    if (link(Event.Type.RESULT).isPresent()) {
      return Optional.of("the result is out already");
    }
    Optional<String> unmixed = faultOfMixes(permit.mixers());
    return unmixed.isPresent() ? unmixed : faultOfTrustee(owner, making);
  }

  private Optional<String> faultOfMixes(int mixers) {
    if (!election.hasRanked()) {
      return Optional.empty();
    }
    if (link(Event.Type.END_SHUFFLES).isEmpty()) {
      return Optional.of("mixing has not ended");
    }
    int different = owners(Event.Type.SHUFFLE).size();
    return different < mixers
        ? Optional.of("ranked ballots were mixed by " + different + " trustees, not by " + mixers)
        : Optional.empty();
  }

  private Optional<String> faultOfOwnShuffle(int owner, String hash) {
    boolean there =
        board.events().stream()
            .filter(link -> link.event().type() == Event.Type.SHUFFLE)
            .map(this::owned)
            .anyMatch(new Owned(owner, hash)::equals);
    return there
        ? Optional.empty()
        : Optional.of("the shuffle that trustee " + owner + " made is not on the board");
  }

  private Optional<String> faultOfTrustee(int owner, DecryptionMaking making) {
    List<TrusteeKey> keys = trustees.keys();
    if (owner < 1 || owner > keys.size()) {
      return Optional.of("there is no trustee " + owner);
    }
    if (!keys.get(owner - 1).publicKey().equals(making.key())) {
      return Optional.of("this is not the key of trustee " + owner);
    }
    return owners(Event.Type.PARTIAL_DECRYPTION).contains(owner)
        ? Optional.of("trustee " + owner + " has opened its part already")
        : Optional.empty();
  }

  private Optional<Board.Link> link(Event.Type type) {
    return board.events().stream().filter(link -> link.event().type() == type).findFirst();
  }

  private Set<Integer> owners(Event.Type type) {
    Set<Integer> owners = new HashSet<>();
    for (Board.Link link : board.events()) {
      if (link.event().type() == type) {
        owners.add(owned(link).owner());
      }
    }
    return owners;
  }

  private Owned owned(Board.Link link) {
    return Owned.read(board.text(link.event().payload().orElseThrow()));
  }

  /** The tally as it stands, with what the last shuffle left. */
  private EncryptedTally toOpen() {
    return Closing.toOpen(board, election);
  }

  private Shuffle mixed(RandomGenerator random) {
    ShuffleMaking making =
        new ShuffleMaking(election.group(), election.publicKey(), election.fingerprint(), random);
    List<List<Ciphertext>> before = Tallying.ranked(election, toOpen());
    List<ShuffleMaking.Made> made = before.stream().map(making::shuffle).toList();
    return new Shuffle(
        made.stream().map(ShuffleMaking.Made::ciphertexts).toList(),
        made.stream().map(ShuffleMaking.Made::proof).toList());
  }
}
