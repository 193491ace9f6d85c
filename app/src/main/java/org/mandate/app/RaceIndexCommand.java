package org.mandate.app;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.mandate.app.access.Secrets;
import org.mandate.app.search.Asked;
import org.mandate.app.search.Kind;
import org.mandate.app.search.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures search over many minutes and papers, some of them sealed, for readers who may enter few
 * compartments and many; and side by side the usual form, one text index under row security. Use a
 * throw-away folder.
 */
@Command(
    name = "index",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Measures search over 100,000 minutes and papers, on a throw-away folder.",
    footer = {"", "Example: ./mandate race index --data /tmp/race --things 100000", ""})
final class RaceIndexCommand extends Main.OnData {
  @Option(names = "--things", defaultValue = "100000", description = "minutes and papers")
  int things;

  @Option(names = "--questions", defaultValue = "2000", description = "of each reader")
  int questions;

  @Option(names = "--naive", defaultValue = "200", description = "questions of the usual form")
  int naive;

  @Option(names = "--words", defaultValue = "600", description = "of a middling text")
  int words;

  @Option(names = "--again", description = "the folder holds the things already")
  boolean again;

  @Override
  public Integer call() throws SQLException {
    try (Running running = Running.alone(where.settings())) {
      RaceIndexStore store = new RaceIndexStore(running);
      RaceIndexWords made = new RaceIndexWords(7);
      long began = System.nanoTime();
      if (!again) {
        store.ground();
        store.keep(() -> docs(made));
        if (naive > 0) {
          store.naive();
        }
      }
      System.out.printf(
          "{%s,\"loadSeconds\":%.0f}%n", store.sizes(), (System.nanoTime() - began) / 1e9);
      List<String> asked = made.questions(questions, store.some(400));
      Map<String, String> readers = readers(store);
      for (Map.Entry<String, String> reader : readers.entrySet()) {
        ToIntFunction<Asked> ours = a -> running.program.search.find(a).total();
        race(running, "mandate", reader, narrowed(asked), ours);
        if (naive > 0) {
          ToIntFunction<Asked> usual = a -> store.askNaive(asked.get(a.skip()));
          List<Asked> numbered =
              IntStream.range(0, Math.min(naive, questions))
                  .mapToObj(RaceIndexCommand::numbered)
                  .toList();
          race(running, "one index under row security", reader, numbered, usual);
        }
      }
    }
    return 0;
  }

  private static Asked numbered(int i) {
    Asked any = Asked.of("x");
    return new Asked(any.question(), any.body(), any.kind(), any.from(), any.to(), i, 20);
  }

  /** One in six of a body, one in six of a kind, one in ten of some years. */
  private static List<Asked> narrowed(List<String> asked) {
    return IntStream.range(0, asked.size())
        .mapToObj(
            i -> {
              Asked all = Asked.of(asked.get(i));
              return new Asked(
                  Question.of(asked.get(i)),
                  i % 6 == 1 ? java.util.Optional.of(RaceIndexStore.body(i % 200)) : all.body(),
                  i % 6 == 2 ? java.util.Optional.of(Kind.PAPER) : all.kind(),
                  i % 10 == 3 ? java.util.Optional.of(LocalDate.of(2023, 1, 1)) : all.from(),
                  all.to(),
                  i % 20 == 19 ? 20 : 0,
                  20);
            })
        .toList();
  }

  private Map<String, String> readers(RaceIndexStore store) throws SQLException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("nobody", "");
    Map<String, UUID> people =
        Map.of(
            "somebody of a practice", RaceIndexStore.MEMBER,
            "an officer of one body", RaceIndexStore.officer(5),
            "an officer of ten bodies", RaceIndexStore.MANY);
    for (Map.Entry<String, UUID> one : people.entrySet()) {
      String secret = Secrets.make();
      store.session(one.getValue(), secret);
      all.put(one.getKey(), secret);
    }
    return all;
  }

  /** Of a hundred: 80 are public, 8 for members, 8 of closed matters, 4 for officers. */
  private Iterator<RaceIndexStore.Doc> docs(RaceIndexWords made) {
    return IntStream.range(0, things)
        .mapToObj(
            i -> {
              int b = made.below(RaceIndexStore.BODIES);
              UUID body = RaceIndexStore.body(b);
              int place = i % 100;
              String compartment =
                  place < 80
                      ? "public"
                      : place < 88
                          ? "members:" + body
                          : place < 96
                              ? "matter:"
                                  + RaceIndexStore.matter(
                                      b, made.below(RaceIndexStore.CLOSED_OF_A_BODY))
                              : "officers:" + body;
              String opens =
                  place < 80 ? "-infinity" : place < 96 && place >= 88 ? "2999-01-01" : "infinity";
              LocalDate day = LocalDate.of(2017, 1, 1).plusDays(i * 3600L / things);
              String title = made.title() + " (%d-%03d)".formatted(day.getYear(), i % 5000);
              return new RaceIndexStore.Doc(
                  compartment,
                  opens,
                  body,
                  i % 3 == 0 ? "minutes" : "paper",
                  i,
                  day,
                  title,
                  made.text(words));
            })
        .iterator();
  }

  private static void race(
      Running running,
      String who,
      Map.Entry<String, String> reader,
      List<Asked> asked,
      ToIntFunction<Asked> ask) {
    double[] millis = new double[asked.size()];
    long found = 0;
    int nothing = 0;
    for (int round = 0; round < 2; round++) {
      // the first tenth once before, for a warm program
      for (int i = 0; i < (round == 0 ? asked.size() / 10 : asked.size()); i++) {
        Asked one = asked.get(i);
        long began = System.nanoTime();
        int total =
            java.util.Objects.requireNonNull(
                running.program.reading.execute(
                    status -> {
                      if (!reader.getValue().isEmpty()) {
                        running.program.identity.take(reader.getValue());
                      }
                      return ask.applyAsInt(one);
                    }));
        millis[i] = (System.nanoTime() - began) / 1e6;
        found += round == 1 ? total : 0;
        nothing += round == 1 && total == 0 ? 1 : 0;
      }
    }
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    System.out.printf(
        "{\"search\":\"%s\",\"reader\":\"%s\",\"questions\":%d,\"p50Millis\":%.1f,\"p90Millis\":%.1f,"
            + "\"p99Millis\":%.1f,\"worstMillis\":%.1f,\"meanFound\":%.0f,\"foundNothing\":%d}%n",
        who,
        reader.getKey(),
        sorted.length,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1],
        (double) found / sorted.length,
        nothing);
    int[] slow =
        IntStream.range(0, asked.size())
            .boxed()
            .sorted((a, b) -> Double.compare(millis[b], millis[a]))
            .limit(4)
            .mapToInt(i -> i)
            .toArray();
    for (int i : slow) {
      System.err.printf("  %.0f ms: %s%n", millis[i], asked.get(i));
    }
  }
}
