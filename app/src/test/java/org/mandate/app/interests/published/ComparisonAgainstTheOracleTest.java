package org.mandate.app.interests.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mandate.app.interests.published.EditionComparison.CategoryChange;

/** Random editions, compared by the slow and literal reading of the rule as well. */
class ComparisonAgainstTheOracleTest {
  private static final int EDITIONS = 2_000;

  /** One entry as both readings get it. */
  private record Made(String category, String id, String words) {}

  @Test
  void everyCountIsTheOracles() {
    for (long seed = 1; seed <= EDITIONS; seed++) {
      Random random = new Random(seed);
      List<Made> then = edition(random);
      List<Made> now = later(then, random);

      EditionComparison compared = EditionComparison.between(lines(then), lines(now));

      assertThat(told(compared)).as("seed " + seed).isEqualTo(oracle(then, now));
    }
  }

  @Test
  void anEditionComparedWithItselfIsUnchangedAndTurnedRoundAddedIsRemoved() {
    for (long seed = 1; seed <= EDITIONS; seed++) {
      Random random = new Random(seed);
      List<Made> then = edition(random);
      List<Made> now = later(then, random);

      EditionComparison same = EditionComparison.between(lines(then), lines(then));
      EditionComparison one = EditionComparison.between(lines(then), lines(now));
      EditionComparison other = EditionComparison.between(lines(now), lines(then));

      assertThat(List.of(same.added(), same.removed(), same.changed(), same.moved()))
          .as("seed " + seed)
          .containsOnly(0);
      assertThat(List.of(one.added(), one.removed(), one.changed(), one.moved(), one.unchanged()))
          .as("seed " + seed)
          .isEqualTo(
              List.of(
                  other.removed(),
                  other.added(),
                  other.changed(),
                  other.moved(),
                  other.unchanged()));
      assertThat(one.then() + one.added() - one.removed()).as("seed " + seed).isEqualTo(one.now());
    }
  }

  @Test
  void theOrderOfEntriesSaysNothing() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<Made> then = edition(random);
      List<Made> now = later(then, random);
      List<Made> mixed = new ArrayList<>(now);
      java.util.Collections.shuffle(mixed, random);

      assertThat(told(EditionComparison.between(lines(then), lines(mixed))))
          .as("seed " + seed)
          .isEqualTo(told(EditionComparison.between(lines(then), lines(now))));
    }
  }

  @Test
  void numbersThatBeginAgainInEveryCategoryMakeNoMove() {
    List<Made> then =
        List.of(new Made("a", "1", "x"), new Made("b", "1", "y"), new Made("a", "2", "z"));
    List<Made> now =
        List.of(new Made("a", "1", "x"), new Made("b", "1", "y"), new Made("b", "2", "w"));

    EditionComparison compared = EditionComparison.between(lines(then), lines(now));

    assertThat(List.of(compared.added(), compared.removed(), compared.moved()))
        .containsExactly(1, 1, 0);
  }

  private static List<Made> edition(Random random) {
    boolean numberedThroughout = random.nextBoolean();
    List<Made> all = new ArrayList<>();
    int n = random.nextInt(12);
    Map<String, Integer> next = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      String category = "c" + random.nextInt(3);
      int id = next.merge(numberedThroughout ? "" : category, 1, Integer::sum);
      all.add(new Made(category, random.nextInt(4) == 0 ? "" : "" + id, "w" + random.nextInt(3)));
    }
    return all;
  }

  private static List<Made> later(List<Made> then, Random random) {
    List<Made> all = new ArrayList<>();
    for (Made entry : then) {
      Made made =
          switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new Made(entry.category, entry.id, "w" + random.nextInt(3));
            case 2 -> new Made("c" + random.nextInt(3), entry.id, entry.words);
            default -> entry;
          };
      boolean taken =
          made == null
              || !made.id.isEmpty()
                  && all.stream()
                      .anyMatch(e -> e.category.equals(made.category) && e.id.equals(made.id));
      if (!taken) {
        all.add(made);
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(new Made("c" + random.nextInt(4), random.nextBoolean() ? "" : "new" + i, "w0"));
    }
    return all;
  }

  private static List<EditionLine> lines(List<Made> made) {
    EditionKeys keys = new EditionKeys();
    return made.stream()
        .map(
            m ->
                keys.line(
                    new PublishedEntry(
                        new Category("", m.category),
                        m.id,
                        "",
                        List.of(),
                        "",
                        Map.of("Words", m.words),
                        "f",
                        1)))
        .toList();
  }

  private static Map<String, List<Integer>> told(EditionComparison compared) {
    return compared.categories().stream()
        .collect(
            Collectors.toMap(c -> c.category().name(), ComparisonAgainstTheOracleTest::counts));
  }

  private static List<Integer> counts(CategoryChange c) {
    return List.of(
        c.then(),
        c.now(),
        c.added().size(),
        c.removed().size(),
        c.changed().size(),
        c.unchanged(),
        c.movedIn().size(),
        c.movedOut().size());
  }

  /** Looks at every pair; strikes out equal entries without an id one by one. */
  private static Map<String, List<Integer>> oracle(List<Made> then, List<Made> now) {
    boolean throughout = idsOnce(then) && idsOnce(now);
    return java.util.stream.Stream.concat(then.stream(), now.stream())
        .map(Made::category)
        .distinct()
        .collect(
            Collectors.toMap(
                c -> c,
                c -> {
                  List<Made> a = in(then, c);
                  List<Made> b = in(now, c);
                  List<Made> gone = left(a, b);
                  List<Made> come = left(b, a);
                  int changed =
                      (int)
                          a.stream()
                              .filter(x -> !x.id.isEmpty())
                              .filter(x -> b.stream().anyMatch(y -> sameId(x, y) && !x.equals(y)))
                              .count();
                  return List.of(
                      a.size(),
                      b.size(),
                      come.size(),
                      gone.size(),
                      changed,
                      a.size() - gone.size() - changed,
                      throughout ? also(come, then) : 0,
                      throughout ? also(gone, now) : 0);
                }));
  }

  private static List<Made> in(List<Made> all, String category) {
    return all.stream().filter(e -> e.category.equals(category)).toList();
  }

  private static boolean sameId(Made x, Made y) {
    return !x.id.isEmpty() && x.id.equals(y.id);
  }

  /** Those of the first that the second has not. */
  private static List<Made> left(List<Made> all, List<Made> others) {
    List<Made> unmatched = new ArrayList<>(others);
    List<Made> left = new ArrayList<>();
    for (Made x : all) {
      boolean found =
          x.id.isEmpty() ? unmatched.remove(x) : others.stream().anyMatch(y -> sameId(x, y));
      if (!found) {
        left.add(x);
      }
    }
    return left;
  }

  private static int also(List<Made> some, List<Made> elsewhere) {
    return (int) some.stream().filter(x -> elsewhere.stream().anyMatch(y -> sameId(x, y))).count();
  }

  private static boolean idsOnce(List<Made> all) {
    List<String> ids = all.stream().map(Made::id).filter(id -> !id.isEmpty()).toList();
    return ids.size() == ids.stream().distinct().count();
  }
}
