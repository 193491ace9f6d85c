package org.mandate.ledger.national;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.mandate.ledger.Reckoned;

/**
 * Which fifth each practice falls in, from a CSV file with a column of practice codes and one of
 * fifths (quintile) or tenths (decile).
 *
 * <p>Which end 1 is at is read from the file: where it has the score too (higher is more deprived),
 * the mean score of each end says so; tenths without a score are official ones, 1 the most. Fifths
 * without a score must be told by whoever asks.
 *
 * @param fifths by practice code
 * @param words how the numbers were read
 */
public record Deprivation(Map<String, Fifth> fifths, String words) {
  public Deprivation {
    fifths = Map.copyOf(fifths);
  }

  /**
   * Reads such a file.
   *
   * @param firstIsMost what whoever asks says of the number 1; empty to let the file say it
   */
  public static Reckoned<Deprivation> read(
      PaymentsFile.Source source, Optional<Boolean> firstIsMost) throws IOException {
    return switch (Bytes.look(source::open)) {
      case Reckoned.Refused<Bytes>(List<Reckoned.Fault> faults) -> new Reckoned.Refused<>(faults);
      case Reckoned.Done<Bytes>(Bytes bytes) -> {
        try (InputStream in = Bytes.content(source::open)) {
          in.skipNBytes(bytes.mark());
          var rows =
              CsvReader.builder()
                  .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                  .ofCsvRecord(new InputStreamReader(in, bytes.charset()));
          yield new Reading(firstIsMost).all(rows.iterator());
        } catch (CsvParseException | EOFException | ZipException e) {
          yield refused("The file is cut short or no CSV: " + e.getMessage());
        }
      }
    };
  }

  private static <T> Reckoned<T> refused(String words) {
    return Reckoned.refused("deprivation", words);
  }

  private static final class Reading {
    private final Optional<Boolean> asked;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final BigDecimal[] scores = new BigDecimal[11];
    private final int[] counts = new int[11];
    private int code = -1;
    private int number = -1;
    private int score = -1;
    private boolean tenths;

    Reading(Optional<Boolean> asked) {
      this.asked = asked;
      java.util.Arrays.fill(scores, BigDecimal.ZERO);
    }

    Reckoned<Deprivation> all(Iterator<CsvRecord> rows) {
      if (!rows.hasNext()) return refused("The file is empty.");
      columns(rows.next().getFields());
      if (code < 0 || number < 0) {
        return refused(
            "The file needs a column Practice Code and one of quintiles or deciles (1 to 5, or 10).");
      }
      while (rows.hasNext()) {
        Optional<String> fault = row(rows.next());
        if (fault.isPresent()) return refused(fault.orElseThrow());
      }
      return numbers.isEmpty() ? refused("The file names no practice.") : named();
    }

    private void columns(List<String> names) {
      for (int i = 0; i < names.size(); i++) {
        String plain = Header.plain(names.get(i));
        boolean tenth = plain.contains("decile");
        if (code < 0 && (plain.contains("practicecode") || plain.equals("orgcode"))) code = i;
        else if (number < 0 && (tenth || plain.contains("quintile") || plain.contains("fifth"))) {
          number = i;
          tenths = tenth;
        } else if (score < 0 && (plain.equals("imd") || plain.contains("score"))) score = i;
      }
    }

    private Optional<String> row(CsvRecord record) {
      long line = record.getStartingLineNumber();
      if (record.getFieldCount() <= Math.max(code, number)) {
        return record.getFieldCount() <= 1
            ? Optional.empty()
            : Optional.of("Line " + line + " is cut short.");
      }
      String practice = record.getField(code).strip().toUpperCase(Locale.ROOT);
      String cell = record.getField(number).strip();
      if (practice.isEmpty() || cell.isEmpty() || cell.equals("NA")) return Optional.empty();
      int most = tenths ? 10 : 5;
      if (!cell.matches("\\d{1,2}(\\.0+)?")) return Optional.of(wrong(line, cell, most));
      int value = Integer.parseInt(cell.replaceAll("\\..*", ""));
      if (value < 1 || value > most) return Optional.of(wrong(line, cell, most));
      Integer before = numbers.put(practice, value);
      if (before != null && before != value) {
        return Optional.of("Line " + line + " puts " + practice + " elsewhere than a line before.");
      }
      score(record, value);
      return Optional.empty();
    }

    private static String wrong(long line, String cell, int most) {
      return "Line %d: '%s' is no number from 1 to %d.".formatted(line, Figures.shown(cell), most);
    }

    private void score(CsvRecord record, int value) {
      if (score < 0 || score >= record.getFieldCount()) return;
      try {
        Figures.of(record.getField(score))
            .ifPresent(
                s -> {
                  scores[value] = scores[value].add(s);
                  counts[value]++;
                });
      } catch (Figures.NoFigure e) {
        score = -1; // a column of words: it says nothing of the direction
      }
    }

    private Reckoned<Deprivation> named() {
      int last = tenths ? 10 : 5;
      Optional<Boolean> told = Optional.empty();
      if (score >= 0 && counts[1] > 0 && counts[last] > 0) {
        // mean of 1 against mean of the last, without dividing
        int higher =
            scores[1]
                .multiply(BigDecimal.valueOf(counts[last]))
                .compareTo(scores[last].multiply(BigDecimal.valueOf(counts[1])));
        if (higher != 0) told = Optional.of(higher > 0);
      }
      if (told.isPresent() && asked.isPresent() && !told.equals(asked)) {
        return refused(
            "The file's own scores say that 1 is the "
                + end(told.orElseThrow())
                + " deprived, and you say the "
                + end(asked.orElseThrow())
                + ". Which is right?");
      }
      Optional<Boolean> first =
          told.or(() -> asked).or(() -> tenths ? Optional.of(true) : Optional.empty());
      if (first.isEmpty()) {
        return refused(
            "The file does not say whether its 1 is the most or the least deprived. Say it:"
                + " --first-fifth most, or --first-fifth least.");
      }
      boolean most = first.orElseThrow();
      var fifths = new HashMap<String, Fifth>();
      numbers.forEach(
          (practice, n) ->
              fifths.put(practice, Fifth.numbered(tenths ? (n + 1) / 2 : n, most).orElseThrow()));
      return new Reckoned.Done<>(new Deprivation(fifths, words(most, told.isPresent())));
    }

    private String words(boolean most, boolean told) {
      return "In the file of deprivation 1 is the "
          + end(most)
          + " deprived"
          + (told
              ? ", as its own scores show."
              : asked.isPresent() ? ", as you say." : ", as in official deciles.");
    }

    private static String end(boolean most) {
      return most ? "most" : "least";
    }
  }
}
