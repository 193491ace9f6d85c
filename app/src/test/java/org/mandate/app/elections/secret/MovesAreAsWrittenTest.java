package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/secret-elections.md is the table of the code. */
class MovesAreAsWrittenTest {
  @Test
  void theDocumentHasEveryMoveAndNoOther() throws IOException {
    Path root = Path.of(System.getProperty("mandate.root", ".."));
    List<String> written =
        Files.readAllLines(root.resolve("docs/secret-elections.md")).stream()
            .filter(line -> line.contains("| `election."))
            .toList();

    assertThat(written)
        .containsExactlyElementsOf(
            Arrays.stream(ElectionMove.values()).map(MovesAreAsWrittenTest::row).toList());
  }

  private static String row(ElectionMove move) {
    String from =
        move.from.stream()
            .map(SecretElection.State::word)
            .sorted()
            .collect(Collectors.joining(", "));
    return "| %s | %s | %s | `%s` |".formatted(from, move.word(), move.to.word(), move.kind);
  }
}
