package org.mandate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.FileChanged;
import org.mandate.app.register.ImportResult;
import org.mandate.app.register.Imported;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Reads official files into the register, whether Mandate is running or not. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Reads official files into the register: practices, commissioners, primary care networks and"
          + " their practices, list sizes, integrated care boards, earlier codes. A file is"
          + " recognised by its content; plain, .gz or .zip. Each is taken whole or not at all."
    },
    footer = {
      "",
      "Example: ./mandate import epraccur_2022-02.csv.gz --data /srv/mandate",
      "Example: ./mandate import eccg.zip --edition 2022-02-25",
      ""
    })
final class ImportCommand extends Main.OnData {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "official files, in any order")
  List<Path> files = List.of();

  @Option(
      names = "--edition",
      paramLabel = "YYYY-MM-DD",
      description =
          "the date the files speak for (default: what a file states, else a year and month in its"
              + " name)")
  @Nullable String edition;

  @Option(names = "--json", description = "one JSON line for each file on standard output")
  boolean json;

  @Override
  public Integer call() {
    Optional<LocalDate> given;
    try {
      given = Optional.ofNullable(edition).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      System.err.println("--edition takes a date as 2022-02-25, not '" + edition + "'.");
      return 2;
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        System.err.println("There is no file " + file + ". Nothing was read.");
        return 2;
      }
    }
    int worst = 0;
    try (Running running = Running.joining(where.settings())) {
      int done = 0;
      for (Path file : files) {
        System.err.printf("Reading %s (%d of %d).%n", file.getFileName(), ++done, files.size());
        worst = Math.max(worst, report(file, take(running.program, file, given)));
      }
    }
    return worst;
  }

  private static ImportResult take(Composition program, Path file, Optional<LocalDate> given) {
    try {
      return program.jobs.as(
          "import", () -> program.register.take(file, file.getFileName().toString(), given));
    } catch (FileChanged changed) {
      return new ImportResult.NotTaken(changed.refusal(), 0);
    }
  }

  private int report(Path file, ImportResult result) {
    return switch (result) {
      case ImportResult.Done(Imported done) -> {
        line(file, done, done.counts());
        System.err.printf(
            "%s: %s, edition %s (%s). %s rows, %s active, %s joined, %s left, %s renamed, %s"
                + " moved, %s codes not known yet.%n",
            file.getFileName(),
            done.kind().title(),
            Dates.plain(done.edition()),
            done.editionOrigin(),
            Numbers.whole(done.counts().rows()),
            Numbers.whole(done.counts().active()),
            Numbers.whole(done.counts().joined()),
            Numbers.whole(done.counts().left()),
            Numbers.whole(done.counts().renamed()),
            Numbers.whole(done.counts().moved()),
            Numbers.whole(done.counts().unresolved()));
        yield 0;
      }
      case ImportResult.Already(Imported earlier) -> {
        line(file, earlier, earlier.counts().again());
        System.err.printf(
            "%s: the very same file is here already, as the edition of %s. Nothing changed.%n",
            file.getFileName(), Dates.plain(earlier.edition()));
        yield 0;
      }
      case ImportResult.EditionWanted wanted -> {
        line(file, null, Imported.Counts.NONE);
        System.err.printf(
            "%s: %s, %s rows, but nothing says which date it speaks for. Give it with --edition"
                + " YYYY-MM-DD. Nothing of it was kept.%n",
            file.getFileName(), wanted.kind().title(), Numbers.whole(wanted.rows()));
        yield 2;
      }
      case ImportResult.NotTaken refused -> {
        line(file, null, Imported.Counts.NONE);
        System.err.println(refused.refusal() + " Nothing of it was kept.");
        yield 2;
      }
    };
  }

  /** The one line of --json; a file that was not taken has no kind and no edition. */
  private void line(Path file, @Nullable Imported imported, Imported.Counts counts) {
    if (!json) {
      return;
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("file", file.toString());
    all.put("kind", imported == null ? null : imported.kind().word());
    all.put("edition", imported == null ? null : imported.edition().toString());
    counts
        .named()
        .forEach(
            (name, count) -> {
              all.put(name, count);
              if (name.equals("rows")) {
                all.put("refused", imported == null ? 1 : 0);
              }
            });
    System.out.println(JsonMapper.builder().build().writeValueAsString(all));
  }
}
