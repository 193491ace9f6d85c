package org.mandate.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.OpeningPermit;
import org.mandate.ballot.ceremony.TrusteeDesk;
import org.mandate.ballot.ceremony.TrusteeWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens a trustee's part of the result. */
@Command(
    name = "decrypt",
    description = {
      "Checks the whole board from zero and then, on the same bytes, opens this trustee's part of"
          + " the tally and proves it, in two files: partial-N.json and opening-N.json. Refuses"
          + " unless ballots, tally and every shuffle verify, ranked ballots were mixed by at least"
          + " two different trustees, your own shuffle is among them if you mixed, and the tally is"
          + " the one you named. The key is neither shown nor written. What it opened is noted"
          + " beside it (FILE.opened), so that it opens no second tally unasked."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 opened; 1 refused; 2 wrong use, or a key that others can read.",
      "Example: ./mandate trustee decrypt 5V8qMpqmhGbLwz.bel --trustee 2 --key trustee.privkey"
          + " --tally 91c4...e0 --own-shuffle 5b07...1d"
    })
final class TrusteeDecrypt implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DeskOptions desk;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Your private key, or as a threshold trustee your 22 characters.")
  private Path key;

  @Option(
      names = "--share",
      paramLabel = "FILE",
      description = "As a threshold trustee: your encrypted share, as you were given it.")
  private @Nullable Path share;

  @Option(
      names = "--tally",
      required = true,
      paramLabel = "HASH",
      description =
          "The EncryptedTally event to open, as the record has it: compare it with another trustee.")
  private String tally;

  @Option(
      names = "--own-shuffle",
      paramLabel = "HASH|none|lost",
      description =
          "In a ranked election: the hash that 'trustee shuffle' printed, none if you did not mix, or"
              + " lost.")
  private @Nullable String ownShuffle;

  @Option(
      names = "--again",
      description =
          "Opens another tally of an election of which this key has opened one. Both together tell"
              + " the ballots between them: only if the earlier part was never handed in.")
  private boolean again;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeDecrypt() {}

  @Override
  public Integer call() {
    return desk.at(this::open);
  }

  /** Nothing is done with the key before the desk has verified the board. */
  private int open(BoardSource source, StepBar bar) {
    PrintWriter out = spec.commandLine().getOut();
    String text = PrivateFile.read(key);
    Board board = Board.read(source);
    Optional<OwnShuffle> own = own(board);
    Optional<OpenedNote.Opened> now = OpenedNote.Opened.of(board);
    OpenedNote note = OpenedNote.beside(key);
    Optional<String> fault =
        own.flatMap(said -> said.fault(OwnShuffle.stands(board, desk.trustee())))
            .or(() -> again ? Optional.empty() : now.flatMap(note::against));
    if (fault.isPresent()) {
      return WorkAnswer.refused(fault.get(), out);
    }
    TrusteeWork work =
        TrusteeDesk.open(
            source,
            desk.options(),
            new OpeningPermit(board.election().fingerprint(), tally),
            own.flatMap(OwnShuffle::wanted),
            desk.trustee(),
            secret(text, board),
            new SecureRandom(),
            bar);
    if (work instanceof TrusteeWork.Opened) {
      note.add(now.orElseThrow());
    }
    return WorkAnswer.give(work, desk.written("partial"), out);
  }

  /** What is said of the own shuffle; must be said once ranked ballots are mixed. */
  private Optional<OwnShuffle> own(Board board) {
    Optional<OwnShuffle> own = OwnShuffle.read(ownShuffle);
    boolean mixed =
        board.events().stream().anyMatch(l -> l.event().type() == Event.Type.END_SHUFFLES);
    if (mixed && own.isEmpty()) {
      throw OwnShuffle.unsaid(OwnShuffle.stands(board, desk.trustee()));
    }
    return own;
  }

  private BigInteger secret(String text, Board board) {
    Election election = board.election();
    return share == null
        ? SecretKeys.mandatory(text, key)
        : SecretKeys.threshold(
            text,
            String.join("", RollFile.lines(share)),
            election.group(),
            Trustees.read(board.text(board.setup().trustees()), election.group()),
            desk.trustee());
  }
}
