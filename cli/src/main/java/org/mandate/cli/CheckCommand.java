package org.mandate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.KeyTrust.Choice;
import org.mandate.cli.certificate.Checker;
import org.mandate.cli.certificate.Trust;
import org.mandate.cli.certificate.Verdict;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.TileSource;
import org.mandate.tlog.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a certificate of a decision or a secret election offline, as any stranger can. */
@Command(
    name = "check",
    description = {
      "Recomputes a decision or a secret election from its certificate alone, offline: the body and its authority, the"
          + " constitution, the roll, every vote, the tally and the rules. Of a secret election: its"
          + " rules, candidates, roll, ceremony, opening, close, count, complaints and offices; with"
          + " --board its whole board in the same run. Says what it recomputed, what it could only"
          + " see committed, and what it did not check."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Judged is the certificate: a good certificate of an irregular decision is good, and the"
          + " answer says both. The file may have 16 MiB at most.",
      "Exit codes: 0 the certificate is good; 1 it is not valid, cut short or unreadable; 2 wrong use"
          + " or a missing file.",
      "Examples:",
      "  ./mandate check marlbrook-2026-041.public.json",
      "  ./mandate check decision.json --key 'example.org/record+1a2b3c4d+AZ...' --json",
      "  ./mandate check decision-full.json --conflicts facts.json",
      "  ./mandate check marlbrook-2026-E001.json --board 5V8qMpqmhGbLwz.bel --sidecar 5V8qMpqmhGbLwz.sidecar"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.json", description = "The certificate.")
  private Path file;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The log's public key. Without it the key remembered is used, else the file's own.")
  private @Nullable String key;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "What was seen of the log, as 'record verify' remembers it. Default: ~/.mandate/seen/.")
  private @Nullable Path state;

  @Option(names = "--json", description = "Write the answer as JSON lines, the verdict last.")
  private boolean json;

  @Option(
      names = "--conflicts",
      paramLabel = "OUT.json",
      description =
          "Write the facts of conflicts that a full certificate opens, as 'conflicts' reads them.")
  private @Nullable Path conflicts;

  @Option(
      names = "--board",
      paramLabel = "FILE|URL",
      description =
          "The board of a secret election: verified from zero, and held against the certificate.")
  private @Nullable String board;

  @Option(
      names = "--sidecar",
      paramLabel = "FILE|URL",
      description = "The file beside the board that makes checking it fast.")
  private @Nullable String sidecar;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    CheckAnswer answer = new CheckAnswer(spec.commandLine().getOut(), file.toString(), json);
    try {
      Verdict verdict = verdict();
      if (verdict instanceof Verdict.Good good) {
        remember(good, err);
        keepConflicts(good, err);
      }
      return answer.give(verdict);
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private void keepConflicts(Verdict.Good good, PrintWriter err) {
    if (conflicts == null) {
      return;
    }
    Verdict.ConflictFacts facts =
        good.conflicts()
            .orElseThrow(
                () ->
                    new Refusal(
                        "'"
                            + file
                            + "' opens no facts of conflicts, so there is nothing for --conflicts. Only the"
                            + " full cut opens them, of a decision whose matter had parties."));
    try {
      Files.writeString(conflicts, facts.json() + "\n");
    } catch (IOException e) {
      throw new Refusal("'" + conflicts + "' cannot be written: " + e.getMessage());
    }
    err.println(
        "The facts of conflicts are in that file. Find them again with: ./mandate conflicts "
            + conflicts
            + " --as-of "
            + facts.on());
  }

  private Verdict verdict() {
    if (!Files.exists(file)) {
      throw new Refusal("There is no file '" + file + "'.");
    }
    if (Files.isDirectory(file)) {
      throw new Refusal("'" + file + "' is a folder; give a certificate's file.");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(Checker.MAX_BYTES + 1);
    } catch (IOException e) {
      return new Verdict.Bad(List.of(), List.of(), List.of(), "file", "cannot be read: " + e);
    }
    if (board == null) {
      if (sidecar != null) {
        throw new Refusal("--sidecar helps to check a board: give it with --board.");
      }
      return Checker.check(bytes, this::trust);
    }
    return BoardBeside.check(
        board,
        sidecar,
        spec.commandLine().getErr(),
        seen -> Checker.check(bytes, this::trust, seen));
  }

  /** The same choice as for a record, the certificate's own key standing for the published one. */
  private Trust trust(String origin, VerifierKey claimed) {
    Seen.Store store = Seen.Store.at(state, origin);
    Optional<Seen> seen = store.read();
    TileSource own =
        path ->
            path.equals(KeyTrust.KEY)
                ? Optional.of(claimed.toString().getBytes(UTF_8))
                : Optional.empty();
    return switch (KeyTrust.choose(key, seen, own, store)) {
      case Choice.Refused refused -> new Trust.Refused(refused.reason());
      case Choice.Trusted trusted ->
          new Trust.Trusted(trusted.key(), because(trusted, seen), seen.map(Seen::checkpoint));
    };
  }

  private String because(Choice.Trusted trusted, Optional<Seen> seen) {
    if (trusted.firstUse()) {
      return "trusted on first use, as only the file itself vouches for it. Compare it with what the"
          + " body publishes elsewhere, or give it with --key; another is refused once this one was good";
    }
    return key != null
        ? "given with --key"
        : "remembered since " + seen.map(Seen::day).orElse("before");
  }

  /**
   * Only what was never seen before: that a later head grew from the one remembered, a certificate
   * cannot prove, the record can ({@code record verify}).
   */
  private void remember(Verdict.Good good, PrintWriter err) {
    String origin = Checkpoint.parse(good.checkpoint().text()).origin();
    try {
      Seen.Store store = Seen.Store.at(state, origin);
      if (store.read().isEmpty()) {
        store.write(
            new Seen(
                Clock.systemUTC().instant(),
                "certificate " + file.toAbsolutePath().toString().replaceAll("\\p{Cntrl}", "?"),
                good.key(),
                good.checkpoint()));
      }
    } catch (Refusal refusal) {
      err.println("The key could not be remembered: " + refusal.getMessage());
    }
  }
}
