package org.mandate.conflicts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;

/** The documented example, which is also what these tests go by. */
public final class Example {
  public static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 20);

  private Example() {}

  public static byte[] bytes() {
    try {
      return Files.readAllBytes(
          Path.of(System.getProperty("mandate.root"), "docs/examples/conflicts-facts.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Facts facts() {
    return switch (FactsFile.read(bytes())) {
      case Parsed.Ok ok -> ok.facts();
      case Parsed.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  public static Policy policy() {
    return facts().policies().getFirst();
  }
}
