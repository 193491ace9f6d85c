package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;
import org.mandate.app.search.SearchTown.Thing;

/**
 * The oracle: read every text that the reader may read, word by word, in Java. Only the stem of one
 * word is asked of PostgreSQL, and its list of words that are not looked up.
 */
class SearchAgreesWithReadingTest {
  private static final long SEED = Long.getLong("mandate.seed", System.nanoTime());
  private static final String[] WORDS =
      ("vote votes voting voted practice practices practising the of and night nightly nights cover covered"
              + " covering café cafe naïve 2026 051 2026-051 2026-052 a81001 A81002 y00001 O'Brien patients’ co-op"
              + " and/or meetings meeting meet will be nurse nurses nursing universal university universe rota"
              + " rotas A&E IT e.g. 1.5 £20 Ørsted")
          .split(" ");
  private static final int THINGS = 220;
  private static SearchTown t;
  private static final Random RANDOM = new Random(SEED);
  private static final List<Thing> ALL = new ArrayList<>();
  private static final Map<String, String> STEMS = new HashMap<>();

  /** Reader to the compartments that they may enter. */
  private static final Map<UUID, Set<String>> READERS = new LinkedHashMap<>();

  private static final UUID NOBODY = new UUID(0, 0);

  @BeforeAll
  static void fill() {
    ALL.clear();
    READERS.clear();
    t = new SearchTown();
    Matter closed = t.w.closed("Xylophone");
    Matter hidden = t.w.unannounced("Xylophone");
    // what the town itself wrote is not in the oracle's list
    t.owner("delete from search_document");
    String matter = "matter:" + closed.id();
    String unannounced = "matter:" + hidden.id();
    String papers = "papers:" + closed.id();
    String officers = "officers:" + t.w.body.id();
    String members = "members:" + t.w.body.id();
    String elsewhere = "officers:" + UUID.randomUUID();
    READERS.put(NOBODY, Set.of());
    READERS.put(UUID.randomUUID(), Set.of());
    READERS.put(t.w.partner(4), Set.of(members));
    READERS.put(t.w.treasurer, Set.of(matter, papers, officers, members));
    READERS.put(t.w.guardian, Set.of(matter, papers, unannounced, officers, members));
    List<String> compartments =
        List.of(
            "public",
            matter,
            unannounced,
            papers,
            officers,
            members,
            elsewhere,
            "part:" + UUID.randomUUID());
    LocalDate today = t.w.today();
    for (int i = 0; i < THINGS; i++) {
      String in = compartments.get(RANDOM.nextInt(compartments.size()));
      String opens =
          switch (RANDOM.nextInt(6)) {
            case 0 -> today.minusDays(RANDOM.nextInt(3)).toString();
            case 1, 2 -> today.plusDays(1 + RANDOM.nextInt(3)).toString();
            default -> "infinity";
          };
      Thing thing =
          Thing.of(
                  in,
                  in.equals("public") ? "-infinity" : opens,
                  "t" + i,
                  text(4),
                  text(RANDOM.nextInt(25)))
              .at(today.minusDays(RANDOM.nextInt(4000)));
      ALL.add(thing);
      t.keep(thing);
    }
  }

  private static String text(int words) {
    StringBuilder text = new StringBuilder("Words");
    for (int i = 0; i < words; i++) {
      text.append(RANDOM.nextInt(5) == 0 ? ", " : " ").append(WORDS[RANDOM.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  @Test
  void theSameThingsAreFoundAsByReadingEverythingThatTheReaderMayRead() {
    int found = 0;
    for (int i = 0; i < 250; i++) {
      String typed = typed();
      for (Map.Entry<UUID, Set<String>> reader : READERS.entrySet()) {
        UUID who = reader.getKey().equals(NOBODY) ? null : reader.getKey();
        LocalDate day;
        Set<String> read;
        Set<String> searched = new TreeSet<>();
        int total;
        do { // what opens at midnight is read and searched on the same day
          day = t.w.today();
          read = read(reader.getValue(), Question.of(typed), day);
          searched.clear();
          pages(who, typed).forEach(thing -> searched.add(thing.path().replace("/things/", "")));
          total = t.find(who, everything(typed)).total();
        } while (!day.equals(t.w.today()));
        assertThat(searched).as("seed %d, asked %s by %s", SEED, typed, who).isEqualTo(read);
        assertThat(total).as("seed %d, count of %s", SEED, typed).isEqualTo(read.size());
        found += read.size();
      }
    }
    assertThat(found).as("seed %d", SEED).isGreaterThan(2000);
  }

  private static Asked everything(String typed) {
    return SearchTown.all(typed);
  }

  private static List<Found.Thing> pages(UUID who, String typed) {
    List<Found.Thing> all = new ArrayList<>();
    for (int skip = 0; ; skip += 100) {
      Asked a = everything(typed);
      Found page =
          t.find(who, new Asked(a.question(), a.body(), a.kind(), a.from(), a.to(), skip, 100));
      all.addAll(page.things());
      if (page.things().size() < 100) {
        return all;
      }
    }
  }

  private static String typed() {
    StringBuilder typed = new StringBuilder();
    for (int n = 1 + RANDOM.nextInt(3); n > 0; n--) {
      String word = WORDS[RANDOM.nextInt(WORDS.length)];
      typed.append(
          switch (RANDOM.nextInt(8)) {
            case 0 -> "\"" + word + " " + WORDS[RANDOM.nextInt(WORDS.length)] + "\" ";
            case 1 -> "-" + word + " ";
            case 2 -> word.substring(0, 1 + RANDOM.nextInt(word.length())) + " ";
            default -> word + " ";
          });
    }
    return typed.toString();
  }

  private static Set<String> read(Set<String> compartments, Question question, LocalDate today) {
    Set<String> found = new TreeSet<>();
    for (Thing thing : ALL) {
      boolean open =
          !thing.opens().equals("infinity")
              && (thing.opens().equals("-infinity")
                  || !LocalDate.parse(thing.opens()).isAfter(today));
      if ((open || compartments.contains(thing.compartment())) && fits(thing, question)) {
        found.add(thing.key());
      }
    }
    return found;
  }

  private static boolean fits(Thing thing, Question question) {
    List<String> words = new ArrayList<>(words(thing.title()));
    words.addAll(words(thing.text()));
    boolean asked = false;
    for (Question.Term term : question.terms()) {
      List<String> wanted = words(term.words());
      boolean says = wanted.stream().anyMatch(w -> !stem(w).isEmpty());
      boolean begins = term.beginning() && begins(wanted);
      if (!says && !begins) {
        continue;
      }
      asked |= !term.not();
      if (holds(words, wanted, begins) == term.not()) {
        return false;
      }
    }
    return asked;
  }

  private static boolean begins(List<String> wanted) {
    String last = wanted.isEmpty() ? "" : wanted.getLast();
    boolean digit = last.chars().anyMatch(c -> c >= '0' && c <= '9');
    if (wanted.size() > 1 && stem(wanted.get(wanted.size() - 2)).isEmpty()) {
      return false;
    }
    return last.length() >= 4 || (digit && (last.length() >= 3 || wanted.size() > 1));
  }

  /** Whether the words stand there one after the other; the last perhaps as a beginning. */
  private static boolean holds(List<String> words, List<String> typed, boolean begins) {
    List<String> wanted = new ArrayList<>(typed);
    while (wanted.size() > 1 && stem(wanted.getFirst()).isEmpty()) {
      wanted.removeFirst();
    }
    for (int at = 0; at < words.size(); at++) {
      if (run(words, at, wanted, false) || (begins && run(words, at, wanted, true))) {
        return true;
      }
    }
    return false;
  }

  // A word that is not looked up stands for any word between two that are.
  private static boolean run(List<String> words, int at, List<String> wanted, boolean begins) {
    boolean any = false;
    for (int i = 0; i < wanted.size(); i++) {
      boolean last = begins && i == wanted.size() - 1;
      String stem = stem(wanted.get(i));
      if (stem.isEmpty() && !last) {
        continue;
      }
      any = true;
      if (at + i >= words.size()) {
        return false;
      }
      String there = stem(words.get(at + i));
      if (there.isEmpty() || !(last ? there.startsWith(wanted.get(i)) : there.equals(stem))) {
        return false;
      }
    }
    return any;
  }

  private static List<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{Mn}", "")
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>(List.of(plain.split("[^\\p{L}\\p{Nd}]+")));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static String stem(String word) {
    return STEMS.computeIfAbsent(
        word,
        w ->
            w.chars().anyMatch(c -> c >= '0' && c <= '9') || w.chars().anyMatch(c -> c > 127)
                ? w
                : t.rows("select coalesce((ts_lexize('english_stem', '" + w + "'))[1], '')")
                    .getFirst());
  }
}
