package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The checker's table is the one of the documents, which the application's is held against, too.
 */
class SecretMovesAreAsWrittenTest {
  private static final Pattern KIND = Pattern.compile("`(election\\.[a-z-]+)`");

  @Test
  void everyMoveStandsInTheTableOfSecretElections() throws IOException {
    List<String> table =
        Files.readAllLines(Path.of("..", "docs", "secret-elections.md")).stream()
            .filter(line -> line.matches("\\| [a-z, ]+ \\| [a-z-]+ \\| [a-z]+ \\| `.*` \\|"))
            .toList();

    assertThat(Arrays.stream(SecretMove.values()).map(SecretMovesAreAsWrittenTest::line))
        .containsExactlyInAnyOrderElementsOf(table);
  }

  private static String line(SecretMove move) {
    String from =
        move.from.stream().map(SecretMove.State::word).sorted().collect(Collectors.joining(", "));
    return "| %s | %s | %s | `%s` |"
        .formatted(
            from,
            move.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            move.to.word(),
            move.kind);
  }

  @Test
  void everyKindOfEntryOfAnElectionIsKnown() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "record.md"))) {
      if (line.startsWith("| `election.")) {
        KIND.matcher(line.split("\\|", -1)[1]).results().forEach(m -> kinds.add(m.group(1)));
      }
    }

    assertThat(kinds).hasSizeGreaterThan(20).allMatch(SecretMove::isKnown);
  }
}
