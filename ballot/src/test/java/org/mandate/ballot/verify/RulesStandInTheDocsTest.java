package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/sealed-ballots.md says of every rule and limit what the verifier says. */
class RulesStandInTheDocsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("mandate.root", ".."), "docs", "sealed-ballots.md");

  @Test
  void everyRuleAndEveryLimitStandsThereInTheSameWords() throws IOException {
    String page = Files.readString(PAGE);
    for (Rule rule : Rule.values()) {
      String row = "| `" + rule.name() + "` | " + rule.words() + " | ";
      assertTrue(page.contains(row), () -> "missing or other words: " + row);
    }
    for (Limit limit : Limit.values()) {
      String row = "| `" + limit.name() + "` | " + limit.words() + " |";
      assertTrue(page.contains(row), () -> "missing or other words: " + row);
    }
  }
}
