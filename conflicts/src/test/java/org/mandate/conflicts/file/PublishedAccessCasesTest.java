package org.mandate.conflicts.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mandate.conflicts.file.PublishedAccessCases.Outcome;

/**
 * OpenFGA's published test cases (Apache-2.0; the folder of real files, section 8), as far as they
 * are reachability along typed links with exclusion: "is a member of a group that ..., but not".
 * The library is not widened to pass one; what does not map is listed by name with the reason.
 */
class PublishedAccessCasesTest {

  @Test
  void everyCaseThatIsReachabilityAlongTypedLinksIsAnsweredAsPublished() throws IOException {
    String shared = System.getProperty("mandate.shared", "");
    Path folder = Path.of(shared, "authorization");
    Assumptions.assumeTrue(
        !shared.isEmpty() && Files.isDirectory(folder), "real files not here: authorization");
    var outcome = new Outcome(0, 0, new ArrayList<>(), new java.util.TreeMap<>());
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        outcome = outcome.and(PublishedAccessCases.judge(file));
      }
    }
    report(outcome);
    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.right()).isGreaterThan(150);
  }

  private static void report(Outcome outcome) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(
        outcome.right() + " of " + outcome.assertions() + " assertions are mapped and right.");
    for (Map.Entry<String, List<String>> entry : outcome.left().entrySet()) {
      lines.add(entry.getValue().size() + " " + entry.getKey() + ": " + entry.getValue());
    }
    Files.write(Path.of("target", "authorization-cases.txt"), lines);
  }
}
