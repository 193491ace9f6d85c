package org.mandate.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mandate.app.interests.published.EditionComparison;
import org.mandate.app.interests.published.EditionComparison.CategoryChange;
import org.mandate.app.interests.published.EditionLine;
import org.mandate.app.interests.published.PublishedEdition;
import org.mandate.app.interests.published.Said;
import org.mandate.app.web.Numbers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** What needs no database: a stranger's comparison of two editions of a published register. */
@Command(
    name = "registers",
    mixinStandardHelpOptions = true,
    description = "Published registers of interests.",
    subcommands = RegistersCommand.Compare.class)
final class RegistersCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return CommandLine.ExitCode.USAGE;
  }

  /** Two editions, category by category. */
  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = {
        "What changed between two editions of a published register of interests. An edition is a"
            + " CSV file, a folder of CSV files or a zip of them, one for each category. Columns"
            + " are found by their names, one of which must be ID or Reference. Nothing is stored."
      },
      footer = {
        "",
        "Example: ./mandate registers compare register-2025-07-14/ register-2025-08-04.zip",
        "Exit codes: 0 compared, 2 an edition was refused; the words say where and what to do.",
        ""
      })
  static final class Compare implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "the earlier edition")
    Path old = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW", description = "the later edition")
    Path later = Path.of("");

    @Option(
        names = "--json",
        description = "as JSON, with the ids of every change and both wordings of each field")
    boolean json;

    @Override
    public Integer call() {
      List<EditionLine> then = lines(old);
      List<EditionLine> now = then.isEmpty() ? then : lines(later);
      if (now.isEmpty()) {
        return 2;
      }
      EditionComparison compared = EditionComparison.between(then, now);
      if (json) {
        Map<String, Object> tree = new Said(compared, words(old), words(later)).tree();
        System.out.println(JsonMapper.builder().build().writeValueAsString(tree));
      } else {
        print(compared);
      }
      return 0;
    }

    private static String name(Path path) {
      Path last = path.toAbsolutePath().normalize().getFileName();
      return last == null ? path.toString() : last.toString();
    }

    private static Said.Words words(Path path) {
      return PublishedEdition.words(path, name(path));
    }

    /** The entries, none when the edition was refused. */
    private static List<EditionLine> lines(Path path) {
      return switch (PublishedEdition.list(path, name(path))) {
        case PublishedEdition.Listed.Lines(var whole, List<EditionLine> lines) -> {
          System.err.printf(
              "%s: %s in %s, sha256 %s.%n",
              path,
              Numbers.count(whole.entries(), "entry", "entries"),
              Numbers.count(whole.tables(), "table", "tables"),
              whole.sha256());
          yield lines;
        }
        case PublishedEdition.Listed.NotTaken(var refusal) -> {
          System.err.println(refusal + " Nothing was compared.");
          yield List.of();
        }
      };
    }

    private static void print(EditionComparison compared) {
      System.out.printf(
          "%s added, %s removed, %s changed, %s moved to another category.%n%n",
          Numbers.count(compared.added(), "entry", "entries"),
          Numbers.whole(compared.removed()),
          Numbers.whole(compared.changed()),
          Numbers.whole(compared.moved()));
      String line = "%8s %8s %8s %8s %8s %8s  %s%n";
      System.out.printf(line, "then", "now", "added", "removed", "changed", "moved", "category");
      for (CategoryChange c : compared.categories()) {
        System.out.printf(
            line,
            Numbers.whole(c.then()),
            Numbers.whole(c.now()),
            Numbers.whole(c.added().size()),
            Numbers.whole(c.removed().size()),
            Numbers.whole(c.changed().size()),
            Numbers.whole(c.movedIn().size() + c.movedOut().size()),
            c.category().title());
      }
      System.out.printf(
          line,
          Numbers.whole(compared.then()),
          Numbers.whole(compared.now()),
          Numbers.whole(compared.added() + compared.moved()),
          Numbers.whole(compared.removed() + compared.moved()),
          Numbers.whole(compared.changed()),
          Numbers.whole(compared.moved()),
          "all categories");
    }
  }
}
