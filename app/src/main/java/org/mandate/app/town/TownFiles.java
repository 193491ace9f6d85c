package org.mandate.app.town;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.app.record.Canonical;

/** The town's files; {@code town/README.md} beside them says what each line means. */
final class TownFiles {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final Pattern RELATIVE_DAY = Pattern.compile("now([+-]\\d+)d");

  private TownFiles() {}

  /** One line of a table. A column that is not there is a fault of the file. */
  record Line(Map<String, String> fields) {
    String text(String column) {
      String value = fields.get(column);
      if (value == null) {
        throw new IllegalStateException("no column " + column + " in " + fields);
      }
      return value;
    }

    LocalDate date(String column) {
      return LocalDate.parse(text(column));
    }

    Optional<LocalDate> dateIfAny(String column) {
      return text(column).isEmpty() ? Optional.empty() : Optional.of(date(column));
    }

    Instant time(String column) {
      return instant(text(column));
    }

    List<String> words(String column) {
      return text(column).isEmpty() ? List.of() : List.of(text(column).split(" "));
    }
  }

  /** A table, its lines in the order of the file. */
  static List<Line> table(String name) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return rows.stream().map(row -> new Line(row.getFieldsAsMap())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the town's file " + name, e);
    }
  }

  /** A file of one thing. */
  static Map<String, Object> tree(String name) {
    try (InputStream in = open(name)) {
      return Canonical.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the town's file " + name, e);
    }
  }

  /** A file as it is. */
  static byte[] bytes(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the town's file " + name, e);
    }
  }

  /** A file of words. */
  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** A day, or "now+7d": so many days after the first start. */
  static LocalDate day(String words, LocalDate today) {
    Matcher relative = RELATIVE_DAY.matcher(words);
    return relative.matches()
        ? today.plusDays(Long.parseLong(relative.group(1)))
        : LocalDate.parse(words);
  }

  /** A day's time in London. */
  static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(LONDON).toInstant();
  }

  /** The same person has the same id in every town. */
  static UUID person(String key) {
    return UUID.nameUUIDFromBytes(("marlbrook/" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream open(String name) {
    InputStream in = TownFiles.class.getResourceAsStream("/town/" + name);
    if (in == null) {
      throw new IllegalStateException("the town's file " + name + " is missing");
    }
    return in;
  }
}
