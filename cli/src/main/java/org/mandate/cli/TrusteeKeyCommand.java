package org.mandate.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.group.Group;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A mandatory trustee's pair of keys. */
@Command(
    name = "key",
    description = {
      "Makes a trustee's pair of keys: FILE.privkey (mode 0600, never leaves this machine) and"
          + " FILE.pubkey (to be committed to, then handed in)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Lose the private key and nothing can be opened; let another have it and the secret has one"
          + " guardian fewer. Neither file is overwritten.",
      "Exit codes: 0 done; 2 wrong use.",
      "Example: ./mandate trustee key --out my-trustee --name 'Ayesha Khan'"
    })
final class TrusteeKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--group", paramLabel = "NAME", description = "Usual: Ed25519.")
  private String group = "Ed25519";

  @Option(names = "--out", paramLabel = "FILE", description = "Without ending. Usual: trustee.")
  private Path out = Path.of("trustee");

  @Option(names = "--name", paramLabel = "NAME", description = "As the board shall show it.")
  private @Nullable String name;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  TrusteeKeyCommand() {}

  @Override
  public Integer call() {
    try {
      Group known = GroupChoice.named(group);
      TrusteeKeyPair pair = TrusteeKeyPair.fresh(known, new SecureRandom());
      TrusteeKey key =
          new TrusteeKey(
              pair.key().pok(),
              pair.key().publicKey(),
              Optional.empty(),
              Optional.ofNullable(name));
      Path secret = Path.of(out + ".privkey");
      Path open = Path.of(out + ".pubkey");
      new FilesTogether(
              FilesTogether.secret(secret, "\"" + pair.secret() + "\"\n"),
              FilesTogether.open(open, key.text() + "\n"))
          .write();
      spec.commandLine()
          .getOut()
          .println(
              "The private key is in %s (for you alone), the public key in %s."
                  .formatted(secret, open));
      return Exit.GOOD;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }
}
