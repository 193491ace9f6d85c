package org.mandate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.CeremonyException;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages.KeyShare;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys of trustees of whom some are enough, made with files in one folder that all of them see. */
@Command(
    name = "threshold",
    description = {
      "Makes keys of which some are enough to open the result, in a folder that all trustees see:"
          + " certificate, commit, open, share, assemble. Every trustee does one step before anybody"
          + " does the next. Nothing in the folder is secret; FILE.seed never leaves its machine."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 done; 2 wrong use, a missing file, or somebody's part that does not hold.",
      "Example: ./mandate trustee threshold certificate folder --key me.seed --seat 2 --size 3"
          + " --needed 2"
    })
final class ThresholdCommand implements Runnable {
  private static final String FOLDER = "The folder that all trustees see.";
  private static final String COMPARED =
      "The checksum that another trustee told you. Without it the command only shows yours.";
  private static final String KEY = "Your secret, for you alone.";
  @Spec private CommandSpec spec;

  // picocli sets the field before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ThresholdCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which one: trustee threshold certificate, commit, open, share or assemble?");
  }

  private interface Step {
    String take();
  }

  private int done(Step step) {
    try {
      spec.commandLine().getOut().println(step.take());
      return Exit.GOOD;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
    } catch (CeremonyException | BoardException | IllegalArgumentException fault) {
      spec.commandLine()
          .getErr()
          .println(
              "Refused: "
                  + fault.getMessage()
                  + ". Whoever is named has made a mistake or cheats: begin again from certificates.");
    }
    return Exit.WRONG_USE;
  }

  private static TrusteeSeed seed(Path key) {
    try {
      return new TrusteeSeed(PrivateFile.read(key));
    } catch (IllegalArgumentException _) {
      throw new Refusal("'" + key + "' does not hold 22 characters of a trustee.");
    }
  }

  /** Nothing leaves before the trustee has said the checksum that another trustee has too. */
  private static void requireCompared(String checksum, @Nullable String compared) {
    String same = checksum.replace(" ", "");
    if (compared == null || !compared.replace(" ", "").equals(same)) {
      throw new Refusal(
          (compared == null
                  ? "Nothing is handed out yet. "
                  : "'" + compared + "' is not the checksum of this folder. ")
              + "The checksum of all certificates and commitments is "
              + checksum
              + ". Ask another trustee by telephone for theirs; if it is the same, say --compared "
              + same
              + ".");
    }
  }

  /** What was compared stays: shares are added up for these certificates and commitments alone. */
  private static void note(Path key, String checksum) {
    Path file = beside(key, ".compared");
    if (!Files.exists(file)) {
      PrivateFile.write(file, checksum + "\n");
    } else if (!PrivateFile.read(file).equals(checksum)) {
      throw new Refusal("'" + file + "' has another checksum: tell the others.");
    }
  }

  private static Path beside(Path key, String ending) {
    return Path.of(key.toString().replaceFirst("\\.seed$", "") + ending);
  }

  @Command(
      name = "certificate",
      description =
          "Step 1. Makes FILE.seed (mode 0600) and certificate-N.json, by which the others write to you.",
      mixinStandardHelpOptions = true)
  int certificate(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
      @Option(names = "--key", required = true, paramLabel = "FILE.seed", description = KEY)
          Path key,
      @Option(
              names = "--seat",
              required = true,
              paramLabel = "N",
              description = "Which trustee you are, from 1.")
          int seat,
      @Option(
              names = "--size",
              required = true,
              paramLabel = "N",
              description = "How many trustees there are.")
          int size,
      @Option(
              names = "--needed",
              required = true,
              paramLabel = "K",
              description = "How many of them open the result.")
          int needed,
      @Option(
              names = "--group",
              paramLabel = "NAME",
              defaultValue = "Ed25519",
              description = "Usual: Ed25519.")
          String group) {
    return done(
        () -> {
          if (size < 1 || size > 100 || needed < 1 || needed > size || seat < 1 || seat > size) {
            throw new Refusal("There are 1 to 100 trustees; needed and seat are among them.");
          }
          SecureRandom random = new SecureRandom();
          TrusteeSeed fresh = TrusteeSeed.fresh(random);
          ThresholdPlan plan =
              new ThresholdPlan(GroupChoice.named(group), CeremonyFolder.FORM, size, needed);
          String text = new ThresholdTrustee(plan, seat, fresh).certificate(random).text();
          Path file = new CeremonyFolder(folder).file("certificate", seat);
          if (!Files.isDirectory(folder) || Files.exists(file)) {
            throw new Refusal("There is no folder '" + folder + "', or this seat is taken in it.");
          }
          PrivateFile.write(key, fresh.text() + "\n");
          PrivateFile.writePublic(file, text + "\n");
          return "Your secret is in %s (for you alone), the certificate in %s."
              .formatted(key, file);
        });
  }

  @Command(
      name = "commit",
      description =
          "Step 2. Makes one share for each trustee and commits to them; they stay in FILE.opening.",
      mixinStandardHelpOptions = true)
  int commit(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
      @Option(names = "--key", required = true, paramLabel = "FILE.seed", description = KEY)
          Path key,
      @Option(
              names = "--election",
              required = true,
              paramLabel = "UUID",
              description = "The election that is being set up.")
          String election) {
    return done(
        () -> {
          CeremonyFolder files = new CeremonyFolder(folder);
          CeremonyFolder.Certified certified = files.certified();
          CeremonyFolder.Self self = certified.self(seed(key));
          SecureRandom random = new SecureRandom();
          Polynomial made = self.trustee().polynomial(certified.certs(), random);
          KeyCommitment.Opening opening = KeyCommitment.Opening.of(made.text(), random);
          PrivateFile.write(beside(key, ".opening"), CeremonyFolder.text(opening) + "\n");
          KeyCommitment commitment = opening.commitment(election, self.seat());
          PrivateFile.writePublic(
              files.file("commitment", self.seat()),
              new CeremonyFolder.Committed(election, commitment).text() + "\n");
          return commitment.hash();
        });
  }

  @Command(
      name = "open",
      description = "Step 3. Hands out the shares, once everybody has committed to theirs.",
      mixinStandardHelpOptions = true)
  int open(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
      @Option(names = "--key", required = true, paramLabel = "FILE.seed", description = KEY)
          Path key,
      @Option(names = "--compared", paramLabel = "CHECKSUM", description = COMPARED)
          @Nullable String compared) {
    return done(
        () -> {
          CeremonyFolder files = new CeremonyFolder(folder);
          CeremonyFolder.Certified certified = files.certified();
          CeremonyFolder.Self self = certified.self(seed(key));
          files.committed(certified.plan()); // nothing is opened before the last commitment is in
          String checksum = files.checksum(certified);
          requireCompared(checksum, compared);
          note(key, checksum);
          String opening = PrivateFile.read(beside(key, ".opening"));
          Path file = files.file("opening", self.seat());
          PrivateFile.writePublic(file, opening + "\n");
          return "The shares are in %s, each for its trustee alone.".formatted(file);
        });
  }

  @Command(
      name = "share",
      description = {
        "Step 4. Checks what everybody opened and the share for you, and adds them up:"
            + " FILE.share (encrypted for you, for 'trustee decrypt --share') and key-N.json."
      },
      mixinStandardHelpOptions = true)
  int share(
      @Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder,
      @Option(names = "--key", required = true, paramLabel = "FILE.seed", description = KEY)
          Path key) {
    return done(
        () -> {
          CeremonyFolder files = new CeremonyFolder(folder);
          CeremonyFolder.Certified certified = files.certified();
          CeremonyFolder.Self self = certified.self(seed(key));
          String noted = PrivateFile.read(beside(key, ".compared"));
          if (!noted.equals(files.checksum(certified))) {
            throw new Refusal(
                "Certificates or commitments in the folder are not those that you compared when you"
                    + " handed out your shares. Go no further: tell the others.");
          }
          List<Polynomial> all = files.opened(certified);
          KeyShare share =
              self.trustee()
                  .keyShare(
                      certified.certs(),
                      certified.plan().received(all, self.seat()),
                      new SecureRandom());
          PrivateFile.write(beside(key, ".share"), share.encryptedKey() + "\n");
          Path file = files.file("key", self.seat());
          PrivateFile.writePublic(file, share.key().text() + "\n");
          return "Your public key is in %s. Keep %s and %s in two places."
              .formatted(file, key, beside(key, ".share"));
        });
  }

  @Command(
      name = "assemble",
      description =
          "Step 5, by anybody. Checks every part and writes trustees.json, which goes on the board.",
      mixinStandardHelpOptions = true)
  int assemble(@Parameters(paramLabel = "FOLDER", description = FOLDER) Path folder) {
    return done(
        () -> {
          CeremonyFolder files = new CeremonyFolder(folder);
          CeremonyFolder.Certified certified = files.certified();
          ThresholdPlan plan = certified.plan();
          Trustees.Pedersen made =
              plan.assemble(
                  certified.certs(),
                  files.opened(certified).stream().map(Polynomial::committed).toList(),
                  files.keys(plan));
          Trustees trustees = new Trustees(List.of(made));
          Path file = folder.resolve("trustees.json");
          PrivateFile.writePublic(file, trustees.text() + "\n");
          return "%d of %d trustees open the result; the election's key is %s. Written: %s"
              .formatted(
                  plan.threshold(), plan.size(), trustees.publicKey(plan.group()).text(), file);
        });
  }
}
