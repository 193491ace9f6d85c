package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The oracle of both times. Held literally: the editions as they came, with the moment each was
 * recorded. What is known at a moment of a day is what the latest edition not after that day says,
 * of those recorded by then; of two for the same day the later recorded.
 */
class EditionsInAnyOrderTest {
  private static final LocalDate START = LocalDate.of(2020, 1, 1);
  private static final String[] CODES = {"A00001", "A00002", "A00003", "A00004", "A00005"};

  @TempDir Path folder;

  private record Came(LocalDate edition, Instant at, Map<String, String> names) {}

  @Test
  void theDatabaseAnswersAsTheLiteralReplayDoes() throws Exception {
    for (long seed : new long[] {1, 2, 3}) {
      replay(new OnDatabase(), seed);
    }
  }

  private void replay(OnDatabase on, long seed) throws Exception {
    Random random = new Random(seed);
    List<Came> came = new ArrayList<>();
    List<Integer> months = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 6, 7, 2));
    Collections.shuffle(months, random);
    for (int month : months) {
      LocalDate edition = START.plusMonths(month);
      Map<String, String> names = names(random);
      Path file =
          Files.writeString(
              folder.resolve("f" + seed + "-" + came.size()), file(names, came.size()));
      ImportResult result = on.take(file, "f", edition);
      assertThat(result).as("seed %s", seed).isInstanceOf(ImportResult.Done.class);
      came.add(new Came(edition, ((ImportResult.Done) result).imported().recordedAt(), names));
    }
    for (Came known : came) {
      for (int month = 0; month < 9; month++) {
        LocalDate day = START.plusMonths(month).plusDays(random.nextInt(28));
        for (String code : CODES) {
          String expected = literally(came, code, day, known.at());
          String actual =
              on.in(() -> on.register.organisationAsKnown(code, day, known.at()))
                  .filter(Organisation::covers)
                  .map(Organisation::officialName)
                  .orElse("-");
          assertThat(actual)
              .as("seed %s, %s on %s as known at %s", seed, code, day, known.at())
              .isEqualTo(expected);
        }
      }
    }
    periodsNeitherOverlapNorRepeat(on);
  }

  private static String literally(List<Came> came, String code, LocalDate day, Instant known) {
    Came best = null;
    for (Came c : came) {
      if (!c.at().isAfter(known)
          && !c.edition().isAfter(day)
          && (best == null || !c.edition().isBefore(best.edition()))) {
        best = c;
      }
    }
    return best == null ? "-" : best.names().getOrDefault(code, "-");
  }

  private static void periodsNeitherOverlapNorRepeat(OnDatabase on) {
    Integer faults =
        on.jdbc.queryForObject(
            """
            select count(*) from organisation_fact a join organisation_fact b
                on a.code = b.code and a.source = b.source and a.valid_from < b.valid_from
             where a.superseded_at = 'infinity' and b.superseded_at = 'infinity'
               and (a.valid_to > b.valid_from or (a.valid_to = b.valid_from and a.name = b.name))""",
            Integer.class);
    assertThat(faults).isZero();
  }

  private static Map<String, String> names(Random random) {
    Map<String, String> names = new TreeMap<>();
    for (String code : CODES) {
      if (random.nextInt(4) > 0) {
        names.put(code, "NAME " + random.nextInt(2));
      }
    }
    names.put("Z99999", "ALWAYS");
    return names;
  }

  /** A practice list; the serial in a practice of no interest keeps two equal editions apart. */
  private static String file(Map<String, String> names, int serial) {
    StringBuilder all = new StringBuilder();
    names.forEach((code, name) -> all.append(line(code, name)));
    return all + line("Y0000" + serial, "SERIAL");
  }

  private static String line(String code, String name) {
    String[] v = new String[27];
    Arrays.fill(v, "");
    v[0] = code;
    v[1] = name;
    v[12] = "A";
    v[25] = "4";
    return String.join(",", v) + "\n";
  }
}
