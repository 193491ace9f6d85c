package org.mandate.app.interests.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.register.reading.Refused;

/**
 * An edition of a published register on disk: one CSV file, a folder of them or a zip of them.
 * Memory does not grow with its size but for the ids.
 */
public final class PublishedEdition {
  private PublishedEdition() {}

  /** What became of reading one. */
  public sealed interface Outcome {
    /**
     * It was read to its end.
     *
     * @param sha256 over the tables' names and bytes, in hexadecimal
     * @param tables how many
     * @param entries how many
     */
    record Whole(String sha256, int tables, int entries) implements Outcome {}

    /** It was refused; entries handed on before must be dropped. */
    record NotTaken(Refusal refusal) implements Outcome {}
  }

  /**
   * Hands on every entry once, table by table in the order of their names.
   *
   * @param name what its sender calls it, for refusals
   */
  public static Outcome read(Path path, String name, Consumer<PublishedEntry> entries) {
    return read(path, name, Limits.STANDARD, entries);
  }

  /** The same with other limits, for tests. */
  static Outcome read(Path path, String name, Limits limits, Consumer<PublishedEntry> entries) {
    try (Tables tables = Tables.at(path, name, limits)) {
      PublishedFile reader = new PublishedFile(limits);
      for (Tables.Table table : tables.all()) {
        reader.read(table, entries);
      }
      if (reader.entries() == 0) {
        throw new Refused(
            new Refusal(name, 1, 0, "There are no entries in it.", "Download it again, whole."));
      }
      return new Outcome.Whole(tables.sha256(), tables.all().size(), reader.entries());
    } catch (Refused e) {
      return new Outcome.NotTaken(e.refusal());
    } catch (IOException e) {
      return new Outcome.NotTaken(
          new Refusal(name, 0, 0, "It cannot be read.", "Check that it exists and is whole."));
    }
  }

  /** What a comparison needs of an edition, as {@link EditionComparison} takes it. */
  public sealed interface Listed {
    record Lines(Outcome.Whole whole, List<EditionLine> lines) implements Listed {}

    record NotTaken(Refusal refusal) implements Listed {}
  }

  /** Reads an edition for a comparison alone. */
  public static Listed list(Path path, String name) {
    List<EditionLine> lines = new ArrayList<>();
    EditionKeys keys = new EditionKeys();
    return switch (read(path, name, entry -> lines.add(keys.line(entry)))) {
      case Outcome.Whole whole -> new Listed.Lines(whole, lines);
      case Outcome.NotTaken(Refusal refusal) -> new Listed.NotTaken(refusal);
    };
  }

  /** What the entries at some places say, read again from disk. */
  public static Said.Words words(Path path, String name) {
    return places -> {
      Set<Integer> wanted = new HashSet<>(places);
      Map<Integer, Map<String, String>> all = new HashMap<>();
      int[] place = {0};
      if (!wanted.isEmpty()) {
        read(
            path,
            name,
            entry -> {
              int at = place[0]++;
              if (wanted.contains(at)) {
                all.put(at, entry.fields());
              }
            });
      }
      return all;
    };
  }
}
