package org.mandate.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.KeyCommitment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Fixes a public key before anybody shows theirs. */
@Command(
    name = "commit",
    description = {
      "Commits to a public key without showing it, so that nobody can choose theirs by the others'."
          + " Prints the commitment, to be handed in first; FILE.opening is handed in when every"
          + " trustee has committed, together with the public key."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done; 2 wrong use or a missing file.",
      "Example: ./mandate trustee commit my-trustee.pubkey --election 5V8qMpqmhGbLwz --seat 2"
    })
final class TrusteeCommit implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.pubkey", description = "As 'trustee key' wrote it.")
  private Path file;

  @Option(
      names = "--election",
      required = true,
      paramLabel = "UUID",
      description = "The election that is being set up.")
  private String election;

  @Option(
      names = "--seat",
      required = true,
      paramLabel = "N",
      description = "Which trustee you are, from 1.")
  private int seat;

  @Option(names = "--group", paramLabel = "NAME", description = "Usual: Ed25519.")
  private String group = "Ed25519";

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeCommit() {}

  @Override
  public Integer call() {
    try {
      String material = String.join("\n", RollFile.lines(file)).strip();
      if (seat < 1 || seat > 1_000) {
        throw new Refusal("The seat is a number from 1 to 1000.");
      }
      TrusteeKey.read(material, GroupChoice.named(group));
      KeyCommitment.Opening opening = KeyCommitment.Opening.of(material, new SecureRandom());
      Path written = Path.of(file.toString().replaceFirst("\\.pubkey$", "") + ".opening");
      PrivateFile.write(written, text(opening) + "\n");
      spec.commandLine().getOut().println(opening.commitment(election, seat).hash());
      spec.commandLine()
          .getErr()
          .println("Hand in that line now, and " + written + " when everybody has committed.");
      return Exit.GOOD;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    } catch (BoardException e) {
      spec.commandLine().getErr().println("'" + file + "' is no public key: " + e.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private static String text(KeyCommitment.Opening opening) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("salt", opening.salt());
    text.put("material", opening.material());
    return JsonMapper.builder().build().writeValueAsString(text);
  }
}
