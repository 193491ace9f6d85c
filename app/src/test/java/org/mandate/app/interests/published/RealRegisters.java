package org.mandate.app.interests.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Two editions of a real register, where this machine has them; else a test says so. */
final class RealRegisters {
  private RealRegisters() {}

  static Path edition(String day) {
    String shared = System.getProperty("mandate.shared", "");
    Path at = Path.of(shared, "conflicts", "uk_mps_register_of_interests", day);
    Assumptions.assumeTrue(
        !shared.isEmpty() && Files.isDirectory(at), "real register not here: " + day);
    return at;
  }

  static List<EditionLine> lines(Path at) {
    return switch (PublishedEdition.list(at, at.getFileName().toString())) {
      case PublishedEdition.Listed.Lines(var whole, List<EditionLine> lines) -> lines;
      case PublishedEdition.Listed.NotTaken(var refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }
}
