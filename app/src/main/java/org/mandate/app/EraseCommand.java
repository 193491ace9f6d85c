package org.mandate.app;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.backup.BackupRefused;
import org.mandate.app.backup.Erasure;
import org.mandate.app.record.Record;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases a person, one field's words, or one sealed fact for good; the record stays verifiable. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases what is kept about a person, the words of one sealed field of an entry, or one sealed fact.",
      "It cannot be undone; a restored backup does not bring it back."
    },
    footer = {"", "Example: ./mandate erase --person 5f0c8a52-9d3b-4a39-8a60-0d2b7c1de001", ""})
final class EraseCommand extends Main.OnData {
  @ArgGroup(multiplicity = "1")
  @Nullable What what;

  /** A person or a field. */
  static final class What {
    @Option(names = "--person", paramLabel = "UUID", description = "the person to erase")
    @Nullable UUID person;

    @Option(names = "--sealed", paramLabel = "UUID", description = "the sealed fact to erase")
    @Nullable UUID sealed;

    @ArgGroup(exclusive = false, multiplicity = "1")
    @Nullable Field field;
  }

  /** A field of an entry. */
  static final class Field {
    @Option(
        names = "--entry",
        required = true,
        paramLabel = "N",
        description = "place of the entry")
    long entry;

    @Option(
        names = "--field",
        required = true,
        paramLabel = "NAME",
        description = "name of its sealed field")
    String name = "";
  }

  @Override
  public Integer call() {
    try (Running running = Running.joining(where.settings())) {
      Composition program = running.program;
      Erasure erasure =
          new Erasure(
              program.db,
              program.jobs,
              program.record,
              line -> running.folder.append(Erasure.FILE, line));
      System.out.printf("Erased: %d openings and rows.%n", erase(program, erasure));
      return 0;
    }
  }

  private long erase(Composition program, Erasure erasure) {
    What chosen = java.util.Objects.requireNonNull(what);
    if (chosen.person != null) {
      return erasure.person(chosen.person);
    }
    if (chosen.sealed != null) {
      return erasure.sealed(chosen.sealed);
    }
    Field field = java.util.Objects.requireNonNull(chosen.field);
    Optional<Record.Entry> entry = program.record.at(field.entry);
    if (entry.isEmpty()) {
      throw new BackupRefused("There is no entry " + field.entry + " in this record.");
    }
    return erasure.opening(Record.leafHashOf(entry.get().leaf()), field.name);
  }
}
