package org.mandate.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.ballot.leak.Plan.Voter;

/**
 * A roll as a CSV file with the header {@code name}, {@code name,weight} or {@code
 * name,weight,area}; fields may stand in double quotes.
 */
final class RollFile {
  private static final List<String> COLUMNS = List.of("name", "weight", "area");

  private RollFile() {}

  /** The voters, or a refusal that names the line. */
  static List<Voter> read(Path file) {
    List<String> lines = lines(file);
    List<String> header = lines.isEmpty() ? List.of() : fields(lines.getFirst(), file, 1);
    if (header.isEmpty()
        || header.size() > 3
        || !header.equals(COLUMNS.subList(0, header.size()))) {
      throw new Refusal(
          "'" + file + "' must begin with the header name, or name,weight, or name,weight,area.");
    }
    List<Voter> voters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Voter voter = voter(fields(lines.get(i), file, i + 1), header.size(), file, i + 1);
        if (!names.add(voter.name())) {
          throw at(file, i + 1, "'" + voter.name() + "' is on the roll twice");
        }
        voters.add(voter);
      }
    }
    if (voters.isEmpty()) {
      throw new Refusal("'" + file + "' has nobody on the roll.");
    }
    return voters;
  }

  static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("There is no file '" + file + "'.");
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (!lines.isEmpty() && lines.getFirst().startsWith("\ufeff")) {
        lines.set(0, lines.getFirst().substring(1));
      }
      return lines;
    } catch (MalformedInputException _) {
      throw new Refusal("'" + file + "' is not UTF-8 text.");
    } catch (IOException e) {
      throw new Refusal("'" + file + "' cannot be read: " + e.getMessage());
    }
  }

  private static Voter voter(List<String> fields, int columns, Path file, int line) {
    if (fields.size() != columns || fields.getFirst().isBlank()) {
      throw at(file, line, "there must be " + columns + " fields, the first a name");
    }
    long weight = 1;
    if (columns > 1) {
      weight =
          whole(fields.get(1))
              .orElseThrow(
                  () -> at(file, line, "the weight must be a whole number from 1 to 1000000000"));
    }
    return new Voter(fields.getFirst(), weight, columns > 2 ? fields.get(2) : "");
  }

  private static Optional<Long> whole(String text) {
    return text.matches("[1-9][0-9]{0,9}") && Long.parseLong(text) <= 1_000_000_000
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  private static List<String> fields(String line, Path file, int number) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (doubled) {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw at(file, number, "a quotation mark is not closed");
    }
    fields.add(field.toString().strip());
    return fields;
  }

  private static Refusal at(Path file, int line, String fault) {
    return new Refusal("'" + file + "', line " + line + ": " + fault + ".");
  }
}
