package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;

/**
 * A dishonest log signs a meeting of which one field says something else than happened. Every field
 * of the entries judged is turned, one by one and every way: each is refused, or shows in what the
 * checker reports, but for those that no judgement rests on, which are named here.
 */
class TamperedMeetingTest {

  /** Nothing is judged by these: names of things that stand elsewhere, plans, and dates to come. */
  private static final Set<String> UNJUDGED =
      Set.of(
          "meeting.called ends",
          "meeting.called items",
          "meeting.called reference",
          "meeting.called series",
          "meeting.poll item",
          "meeting.poll motion",
          "decision.taken effect",
          "office.began constituency",
          "office.began route");

  private static final List<String> KINDS =
      List.of("meeting.called", "meeting.poll", "decision.taken", "office.began", "matter.opened");

  @Test
  void everyFieldTurnedIsRefusedOrReported() {
    assertThat(unnoticed(true)).isEqualTo(new TreeSet<>(UNJUDGED));
    assertThat(unnoticed(false)).isEqualTo(new TreeSet<>(UNJUDGED));
  }

  /** A few fields at once, at random: never an exception, and never another decision unnoticed. */
  @Test
  void severalFieldsTurnedTogetherNeverPassAsTheSameDecision() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("TamperedMeetingTest seed " + seed);
    var random = new Random(seed);
    Good honest = GoodCertificateTest.good(new MeetingStory().full());
    List<Change> all = new ArrayList<>();
    KINDS.forEach(kind -> all.addAll(changes(kind)));
    for (int i = 0; i < 150; i++) {
      List<Change> some = new ArrayList<>();
      MeetingStory story = new MeetingStory();
      for (int k = 0; k < 2 + random.nextInt(3); k++) {
        Change change = all.get(random.nextInt(all.size()));
        some.add(change);
        story.facts(change.kind(), lenient(change.change()));
      }
      boolean judged = some.stream().anyMatch(c -> !UNJUDGED.contains(c.name()));

      Verdict verdict = GoodCertificateTest.check(story.full());

      if (verdict instanceof Bad bad) {
        assertThat(bad.reason())
            .as("seed %s case %s %s", seed, i, some)
            .doesNotContain("Exception");
      } else if (judged && !undone(some)) {
        assertThat(told(verdict))
            .as("seed %s case %s %s", seed, i, some)
            .isNotEqualTo(told(honest));
      }
    }
  }

  /** Two turns of one field may undo each other. */
  private static boolean undone(List<Change> some) {
    return some.stream().map(Change::name).distinct().count() < some.size();
  }

  private static Consumer<Map<String, Object>> lenient(Consumer<Map<String, Object>> change) {
    return f -> {
      try {
        change.accept(f);
      } catch (RuntimeException gone) {
        // an earlier turn took the field away
      }
    };
  }

  private record Change(String name, String what, Consumer<Map<String, Object>> change) {
    String kind() {
      return name.substring(0, name.indexOf(' '));
    }

    @Override
    public String toString() {
      return name + " " + what;
    }
  }

  private static Set<String> unnoticed(boolean full) {
    List<String> honest = told(GoodCertificateTest.good(certificate(new MeetingStory(), full)));
    Set<String> unnoticed = new TreeSet<>();
    for (String kind : KINDS) {
      for (Change change : changes(kind)) {
        MeetingStory story = new MeetingStory().facts(kind, change.change());
        Verdict verdict = GoodCertificateTest.check(certificate(story, full));
        if (verdict instanceof Good && told(verdict).equals(honest)) unnoticed.add(change.name());
      }
    }
    return unnoticed;
  }

  private static Map<String, Object> certificate(MeetingStory story, boolean full) {
    return full ? story.full() : story.cut();
  }

  /** All it says, but for the signature's own line. */
  private static List<String> told(Verdict verdict) {
    List<String> told = new ArrayList<>();
    verdict.steps().stream()
        .filter(s -> !Set.of("note", "checkpoint", "parts").contains(s.name()))
        .forEach(s -> told.add(s.toString()));
    told.addAll(verdict.notChecked());
    if (verdict instanceof Good good) told.add(good.decision() + " " + good.outcome());
    return told;
  }

  // Every way to turn every field

  private static List<Change> changes(String kind) {
    Map<String, Object> sample = sample(kind);
    List<Change> all = new ArrayList<>();
    walk(kind, sample, List.of(), all);
    all.add(new Change(kind + " (added)", "added", f -> f.put("zzz", "x")));
    return all.stream().filter(c -> !c.name().endsWith("(added)") || strict(kind)).toList();
  }

  /** Entries of which a field that nobody knows is refused. */
  private static boolean strict(String kind) {
    return kind.equals("meeting.poll");
  }

  private static Map<String, Object> sample(String kind) {
    Map<String, Object> seen = new LinkedHashMap<>();
    MeetingStory story =
        new MeetingStory()
            .facts(
                kind,
                f -> {
                  if (concerns(kind, f)) {
                    seen.clear();
                    seen.putAll(f);
                  }
                });
    story.full();
    return new TreeMap<>(seen);
  }

  /** Of the offices, that of whoever presided. */
  private static boolean concerns(String kind, Map<String, Object> facts) {
    return !kind.equals("office.began") || "office-1".equals(facts.get("office"));
  }

  private static void walk(String kind, Object value, List<Object> path, List<Change> into) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((k, v) -> walk(kind, v, with(path, k), into));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) walk(kind, list.get(i), with(path, i), into);
        if (!list.isEmpty()) turn(kind, path, "shorter", into, v -> shorter((List<?>) v));
      }
      case Integer _ -> {
        turn(kind, path, "more", into, v -> (Integer) v + 1);
        turn(kind, path, "less", into, v -> (Integer) v - 1);
      }
      case Boolean _ -> turn(kind, path, "turned", into, v -> !((Boolean) v));
      case String text -> texts(kind, path, text, into);
      default -> throw new IllegalStateException(value.toString());
    }
  }

  private static void texts(String kind, List<Object> path, String text, List<Change> into) {
    turn(kind, path, "longer", into, v -> v + "x");
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      turn(
          kind, path, "a day later", into, v -> LocalDate.parse((String) v).plusDays(1).toString());
      turn(
          kind,
          path,
          "a day earlier",
          into,
          v -> LocalDate.parse((String) v).minusDays(1).toString());
    }
    if (text.endsWith(".000000Z")) {
      for (Duration by : List.of(Duration.ofMinutes(90), Duration.ofMinutes(-90))) {
        turn(
            kind,
            path,
            by.toString(),
            into,
            v -> Instant.parse((String) v).plus(by).toString().replace("Z", ".000000Z"));
      }
    }
  }

  private static Object shorter(List<?> list) {
    return new ArrayList<>(list.subList(0, list.size() - 1));
  }

  private static void turn(
      String kind,
      List<Object> path,
      String what,
      List<Change> into,
      java.util.function.UnaryOperator<Object> turned) {
    String name = kind + " " + String.join(".", path.stream().map(String::valueOf).toList());
    into.add(new Change(name, what, f -> put(kind, f, path, turned)));
    if (path.getLast() instanceof String) {
      into.add(new Change(name, "gone", f -> put(kind, f, path, v -> null)));
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(
      String kind,
      Map<String, Object> facts,
      List<Object> path,
      java.util.function.UnaryOperator<@org.jspecify.annotations.Nullable Object> turned) {
    if (!concerns(kind, facts)) return;
    Object at = facts;
    for (Object step : path.subList(0, path.size() - 1)) {
      at =
          step instanceof Integer i
              ? ((List<Object>) at).get(i)
              : ((Map<String, Object>) at).get(step);
    }
    if (path.getLast() instanceof Integer i) {
      List<Object> list = (List<Object>) at;
      list.set(i, turned.apply(list.get(i)));
    } else {
      Map<String, Object> map = (Map<String, Object>) at;
      String key = (String) path.getLast();
      Object value = turned.apply(map.get(key));
      if (value == null) map.remove(key);
      else map.put(key, value);
    }
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}
