package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.KeyTrust.Choice;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.LogChecker;
import org.mandate.tlog.LogChecker.Report;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.TileSource;
import org.mandate.tlog.TlogException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a published record as any stranger can, and remembers its head for the next time. */
@Command(
    name = "verify",
    description = {
      "Reads a published record as any client would and checks every file of it: the tree, the"
          + " signature, and that it only grew since you last looked."
    },
    footer = {
      "",
      "Exit codes: 0 valid; 1 not valid, cut short or unreadable; 2 wrong use or no record there.",
      "Examples:",
      "  ./mandate record verify http://localhost:8080/record/",
      "  ./mandate record verify copy-of-record/ --key 'example.org/record+1a2b3c4d+AZ...'"
    })
final class RecordVerify implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "WHERE", description = "An http(s) address, or a folder.")
  private String where;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description = "The log's public key. Without it the key remembered or published is used.")
  private @Nullable String key;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where to remember what was seen. Default: ~/.mandate/seen/, one file a log.")
  private @Nullable Path state;

  @Option(names = "--json", description = "Write the answer as one JSON line.")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  RecordVerify() {}

  @Override
  public Integer call() {
    Answer answer = new Answer(spec.commandLine().getOut(), json);
    PrintWriter err = spec.commandLine().getErr();
    try (RecordSource source = RecordSource.open(where)) {
      return verify(source, answer, err);
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    } catch (TlogException e) {
      return answer.bad(e.file(), e.reason());
    }
  }

  private int verify(RecordSource source, Answer answer, PrintWriter err) {
    byte[] file = checkpoint(source);
    Checkpoint claimed = head(file);
    Seen.Store store = Seen.Store.at(state, claimed.origin());
    Optional<Seen> seen = store.read();
    Optional<String> other = state == null ? store.otherLogAt(source.name()) : Optional.empty();
    if (other.isPresent()) {
      return answer.bad(LogChecker.CHECKPOINT, other.get());
    }
    switch (KeyTrust.choose(key, seen, source, store)) {
      case Choice.Refused refused -> {
        return answer.bad(refused.file(), refused.reason());
      }
      case Choice.Trusted trusted -> {
        Report report = check(new Held(source, file), claimed, trusted, seen, err);
        return concluded(report, source, trusted, seen, store, answer);
      }
    }
  }

  private static Report check(
      TileSource source,
      Checkpoint claimed,
      Choice.Trusted trusted,
      Optional<Seen> seen,
      PrintWriter err) {
    try (ProgressBar bar = new ProgressBar(err, "entries", claimed.size())) {
      return LogChecker.check(source, List.of(trusted.key()), seen.map(Seen::checkpoint), bar::at);
    }
  }

  private static int concluded(
      Report report,
      RecordSource source,
      Choice.Trusted trusted,
      Optional<Seen> seen,
      Seen.Store store,
      Answer answer) {
    return switch (report) {
      case Report.Bad bad -> answer.bad(bad.file(), bad.reason());
      case Report.Good good -> {
        store.write(
            new Seen(Clock.systemUTC().instant(), source.name(), trusted.key(), good.note()));
        yield answer.good(good, trusted, seen);
      }
    };
  }

  private byte[] checkpoint(TileSource source) {
    Optional<byte[]> file = source.fetch(LogChecker.CHECKPOINT);
    if (file.isPresent()) {
      return file.get();
    }
    if (source.fetch(KeyTrust.KEY).isPresent() || !source.holdings().isEmpty()) {
      throw new TlogException(LogChecker.CHECKPOINT, "is missing");
    }
    throw new Refusal(
        "There is no record at "
            + where
            + ": no checkpoint. Give the address or folder that holds 'checkpoint' and 'tile/'.");
  }

  /** The head as served, not yet trusted: its origin says which state file is meant. */
  private static Checkpoint head(byte[] file) {
    try {
      return Checkpoint.parse(SignedNote.parse(file).text());
    } catch (TlogException e) {
      throw new TlogException(LogChecker.CHECKPOINT, e.reason());
    }
  }

  /** The source with the checkpoint as first read: a live record grows while it is checked. */
  private record Held(TileSource source, byte[] checkpoint) implements TileSource {
    @Override
    public Optional<byte[]> fetch(String path) {
      return path.equals(LogChecker.CHECKPOINT) ? Optional.of(checkpoint) : source.fetch(path);
    }

    @Override
    public List<String> holdings() {
      return source.holdings();
    }
  }
}
