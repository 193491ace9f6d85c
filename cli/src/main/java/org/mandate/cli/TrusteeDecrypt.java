package org.mandate.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.OpeningPermit;
import org.mandate.ballot.ceremony.TrusteeDesk;
import org.mandate.ballot.ceremony.TrusteeWork;
import org.mandate.ballot.verify.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens a trustee's part of the result. */
@Command(
    name = "decrypt",
    description = {
      "Checks the whole board from zero and then, on the same bytes, opens this trustee's part of"
          + " the tally and proves it. Refuses unless ballots, tally and every shuffle verify,"
          + " ranked ballots were mixed by at least two different trustees, and the tally is the"
          + " one that the returning officer named. The key is neither shown nor written."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 opened; 1 refused; 2 wrong use, or a key that others can read.",
      "Example: ./mandate trustee decrypt 5V8qMpqmhGbLwz.bel --trustee 2 --key trustee.privkey"
          + " --tally 91c4...e0"
    })
final class TrusteeDecrypt implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.bel|URL", description = "The board; may be packed with gzip.")
  private String where;

  @Option(
      names = "--trustee",
      required = true,
      paramLabel = "N",
      description = "Which trustee you are, from 1.")
  private int trustee;

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
      description = "The EncryptedTally event to open, as the returning officer told you.")
  private String tally;

  @Option(
      names = "--sidecar",
      paramLabel = "FILE|URL",
      description = "The file beside the board that makes checking fast; may be packed with gzip.")
  private @Nullable String sidecar;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "What to hand in. Usual: partial-N.json.")
  private @Nullable Path out;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeDecrypt() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path written = out != null ? out : Path.of("partial-" + trustee + ".json");
    try (BoardFile file = BoardFile.open(where);
        BoardSource source = BoardSource.of(file.path());
        StepBar bar = new StepBar(err)) {
      return WorkAnswer.give(open(source, bar), written, spec.commandLine().getOut());
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    } catch (BoardException e) {
      spec.commandLine().getOut().println("Refused: " + e.getMessage() + ".");
      return Exit.NOT_VALID;
    }
  }

  /** Nothing is done with the key before the desk has verified the board. */
  private TrusteeWork open(BoardSource source, StepBar bar) {
    String text = PrivateFile.read(key);
    Board board = Board.read(source);
    Election election = board.election();
    Trustees trustees = Trustees.read(board.text(board.setup().trustees()), election.group());
    BigInteger secret =
        share == null
            ? SecretKeys.mandatory(text, key)
            : SecretKeys.threshold(
                text, String.join("", RollFile.lines(share)), election.group(), trustees, trustee);
    OpeningPermit permit = new OpeningPermit(election.fingerprint(), tally);
    return TrusteeDesk.open(
        source,
        BoardFile.helped(Options.everything(), sidecar),
        permit,
        trustee,
        secret,
        new SecureRandom(),
        bar);
  }
}
