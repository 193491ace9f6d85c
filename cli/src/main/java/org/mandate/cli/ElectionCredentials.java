package org.mandate.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.leak.Plan.Voter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The credential authority's work: a private credential for each voter, and the public list. */
@Command(
    name = "credentials",
    description = {
      "Makes a private credential for everybody on a roll, and the public list for the board. For"
          + " the credential authority, on a machine of its own: who has the private list can vote"
          + " for all."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes UUID.privcreds (mode 0600: name and credential, a line each; hand out, then destroy),"
          + " UUID.pubcreds (sorted by key, so that its order tells nothing) and UUID.lines (mode 0600:"
          + " the same keys in the order of the roll; hand in beside the public list, show nobody)."
          + " None is overwritten.",
      "Exit codes: 0 done; 2 wrong use or a missing file.",
      "Example: ./mandate election credentials roll.csv --uuid 5V8qMpqmhGbLwz"
    })
final class ElectionCredentials implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ROLL.csv", description = "Header name, or name,weight[,area].")
  private Path roll;

  @Option(
      names = "--uuid",
      required = true,
      paramLabel = "UUID",
      description = "The election's identifier: 14 or more letters and digits.")
  private String uuid;

  @Option(names = "--group", paramLabel = "NAME", description = "Usual: Ed25519.")
  private String group = "Ed25519";

  @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write. Usual: here.")
  private Path out = Path.of("");

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ElectionCredentials() {}

  @Override
  public Integer call() {
    try {
      make();
      return Exit.GOOD;
    } catch (Refusal refusal) {
      spec.commandLine().getErr().println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private void make() {
    if (!Election.isUuid(uuid)) {
      throw new Refusal("The identifier has 14 or more of the Base58 letters and digits.");
    }
    Group known = GroupChoice.named(group);
    List<Voter> voters = RollFile.read(roll);
    Roll made = roll(known, voters);
    List<String> lines = new ArrayList<>(voters.size());
    for (int i = 0; i < voters.size(); i++) {
      lines.add(voters.get(i).name() + " " + made.credentials().get(i).shown() + "\n");
    }
    Path privateList = out.resolve(uuid + ".privcreds");
    Path publicList = out.resolve(uuid + ".pubcreds");
    Path lineList = out.resolve(uuid + ".lines");
    new FilesTogether(
            FilesTogether.secret(privateList, String.join("", lines)),
            FilesTogether.open(publicList, made.roll().text()),
            FilesTogether.secret(lineList, made.lines().text()))
        .write();
    spec.commandLine()
        .getOut()
        .println(
            "%,d credentials. For the voters, one each: %s. For the board: %s, fingerprint %s; compare"
                    .formatted(voters.size(), privateList, publicList, made.roll().fingerprint())
                + " it with the one the returning officer shows. To hand in beside it, so that each"
                + " serves on its own line alone: "
                + lineList
                + ".");
  }

  private Roll roll(Group known, List<Voter> voters) {
    RandomGenerator random = new SecureRandom();
    try {
      return voters.stream().allMatch(v -> v.weight() == 1)
          ? Roll.fresh(known, uuid, voters.size(), random)
          : Roll.fresh(known, uuid, voters.stream().map(Voter::weight).toList(), random);
    } catch (IllegalArgumentException e) {
      throw new Refusal("Such a roll cannot be made: " + e.getMessage() + ".");
    }
  }
}
