package org.mandate.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.mandate.app.register.Found;
import org.mandate.app.register.ImportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Races the search of the register, with every edition given loaded, against PostgreSQL's pg_trgm
 * on the same rows: the same questions in turns, most of them mistyped somewhere. Use a throw-away
 * folder.
 */
@Command(
    name = "search",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Races search against pg_trgm on the same rows, on a throw-away folder.",
    footer = {"", "Example: ./mandate race search --data /tmp/race FILE...", ""})
final class RaceSearchCommand extends Main.OnData {
  private static final int MOST = 20;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "official files to load")
  List<Path> files = List.of();

  @Option(names = "--questions", defaultValue = "3000", description = "how many to ask")
  int questions;

  @Option(names = "--edition", defaultValue = "2024-08-01", description = "of files without one")
  LocalDate edition = LocalDate.EPOCH;

  /** What somebody types, and the name or code they mean. */
  private record Question(String typed, String code, String name) {}

  private record Row(String code, String name, String address, String postcode) {}

  @Override
  public Integer call() throws SQLException {
    try (Running running = Running.alone(where.settings())) {
      Composition program = running.program;
      files.forEach(file -> take(program, file));
      trigrams(running);
      long began = System.nanoTime();
      Integer known = program.reading.execute(status -> program.register.warmSearch());
      double warm = (System.nanoTime() - began) / 1e6;
      List<Question> asked = questions(program);
      // a warming tenth, then both in turns
      for (Question q : asked.subList(0, asked.size() / 10)) {
        ours(program, q);
        peer(program, q);
      }
      double[][] millis = new double[2][asked.size()];
      int[] met = new int[2];
      for (int i = 0; i < asked.size(); i++) {
        Question q = asked.get(i);
        met[0] += timed(millis[0], i, q, one -> ours(program, one)) ? 1 : 0;
        met[1] += timed(millis[1], i, q, one -> peer(program, one)) ? 1 : 0;
      }
      System.out.printf(
          "{\"organisations\":%d,\"readAnewMillis\":%.0f,\"questions\":%d}%n",
          known, warm, asked.size());
      print("mandate", millis[0], met[0]);
      print("pg_trgm", millis[1], met[1]);
    }
    return 0;
  }

  private void take(Composition program, Path file) {
    String name = String.valueOf(file.getFileName());
    ImportResult result =
        program.jobs.as("import", () -> program.register.take(file, name, Optional.empty()));
    if (result instanceof ImportResult.EditionWanted) {
      result =
          program.jobs.as("import", () -> program.register.take(file, name, Optional.of(edition)));
    }
    if (result instanceof ImportResult.NotTaken) {
      throw new IllegalStateException(result.toString());
    }
  }

  /** The same words as search knows, a row each, under a trigram index. */
  private static void trigrams(Running running) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute("create extension if not exists pg_trgm");
      s.execute("drop table if exists race_words");
      s.execute(
          """
          create table race_words as
          select distinct code, lower(word) as word from organisation_fact,
            lateral (values (name), (code), (postcode), (replace(postcode, ' ', '')), (address)) as w(word)
           where superseded_at = 'infinity' and word <> ''""");
      s.execute("create index on race_words using gin (word gin_trgm_ops)");
      s.execute("grant select on race_words to mandate_app");
      s.execute("analyze race_words");
    }
  }

  private List<Question> questions(Composition program) {
    List<Row> rows =
        program
            .db
            .sql(
                """
                select code, name, address, postcode from organisation_fact
                 where superseded_at = 'infinity' and postcode <> '' order by md5(code || source) limit :n""")
            .param("n", questions)
            .query(
                (r, n) -> new Row(r.getString(1), r.getString(2), r.getString(3), r.getString(4)))
            .list();
    Random random = new Random(11);
    List<Question> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(new Question(typed(row, random), row.code, row.name));
    }
    return all;
  }

  /** Names most of all, half of them mistyped; then postcodes, codes, names with a place. */
  private static String typed(Row row, Random random) {
    String name = row.name.toLowerCase(Locale.ROOT);
    String[] places = row.address.toLowerCase(Locale.ROOT).split(", ");
    return switch (random.nextInt(10)) {
      case 0 -> row.code.toLowerCase(Locale.ROOT);
      case 1 -> row.postcode.toLowerCase(Locale.ROOT).replace(" ", "");
      case 2 -> mistyped(row.postcode.toLowerCase(Locale.ROOT), random);
      case 3 -> name.split(" ")[0] + " " + places[places.length - 1];
      case 4, 5, 6, 7 -> mistyped(name, random);
      default -> name;
    };
  }

  private static String mistyped(String text, Random random) {
    int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
    StringBuilder typed = new StringBuilder(text);
    switch (random.nextInt(3)) {
      case 0 -> typed.deleteCharAt(at);
      case 1 -> typed.insert(at, (char) ('a' + random.nextInt(26)));
      default -> typed.setCharAt(at, (char) ('a' + random.nextInt(26)));
    }
    return typed.toString();
  }

  private static boolean ours(Composition program, Question q) {
    List<Found> found = program.reading.execute(s -> program.register.search(q.typed, MOST));
    return found != null
        && found.stream()
            .map(Found::organisation)
            .anyMatch(o -> o.code().equals(q.code) || o.officialName().equals(q.name));
  }

  private static boolean peer(Composition program, Question q) {
    List<String> found =
        program.reading.execute(
            s ->
                program
                    .db
                    .sql(
                        """
                        select code from race_words where word % :q
                         group by code order by max(similarity(word, :q)) desc limit 20""")
                    .param("q", q.typed)
                    .query((r, n) -> r.getString(1))
                    .list());
    return found != null && found.contains(q.code);
  }

  private static boolean timed(
      double[] millis, int at, Question q, Function<Question, Boolean> ask) {
    long began = System.nanoTime();
    boolean met = ask.apply(q);
    millis[at] = (System.nanoTime() - began) / 1e6;
    return met;
  }

  private static void print(String who, double[] millis, int met) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "{\"who\":\"%s\",\"p50Millis\":%.2f,\"p99Millis\":%.2f,\"worstMillis\":%.2f,\"metWithin20\":%.3f}%n",
        who,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1],
        (double) met / sorted.length);
  }
}
