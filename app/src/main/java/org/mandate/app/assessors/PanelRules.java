package org.mandate.app.assessors;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mandate.app.assessors.PanelAnswer.LeftOut;
import org.mandate.app.assessors.PanelAnswer.Measure;
import org.mandate.app.assessors.PanelAnswer.NoPanel;
import org.mandate.app.assessors.PanelAnswer.Panel;
import org.mandate.app.assessors.PanelAnswer.Place;
import org.mandate.app.assessors.PanelAnswer.SecondBest;
import org.mandate.app.assessors.PanelAnswer.Short;

/**
 * The best panel of those who offered. Whoever is not clear, not free on every day, or of a role
 * that is not wanted, is not in the model at all. Of the panels that meet every requirement the
 * best has, in this order: the least growth of the squares of everybody's times used; the least sum
 * of the squares of the numbers from each area; the people whom the lot drew first. The lot is the
 * order of SHA-256 of "seed/person", so that anybody who knows the seed gets the same panel.
 */
final class PanelRules {
  /** Candidates of one request. */
  static final int MOST_CANDIDATES = 500;

  private final Wanted wanted;
  private final List<Candidate> pool;
  private final PanelWords words;

  private PanelRules(Wanted wanted, List<Candidate> pool) {
    this.wanted = wanted;
    this.pool = pool;
    this.words = new PanelWords(wanted, pool);
  }

  /**
   * The answer to a request.
   *
   * @throws IllegalArgumentException for more than {@value #MOST_CANDIDATES} candidates, or one
   *     person twice
   */
  static PanelAnswer answer(Wanted wanted, List<Candidate> candidates) {
    if (candidates.size() > MOST_CANDIDATES) {
      throw new IllegalArgumentException(
          candidates.size() + " candidates, most are " + MOST_CANDIDATES);
    }
    Set<Object> people = new HashSet<>();
    if (!candidates.stream().allMatch(c -> people.add(c.person()))) {
      throw new IllegalArgumentException("one person is a candidate twice");
    }
    List<Candidate> drawn = drawn(wanted.seed(), candidates);
    List<Candidate> pool = drawn.stream().filter(c -> suits(wanted, c) && c.isClear()).toList();
    List<LeftOut> shut = new ArrayList<>();
    drawn.forEach(c -> PanelWords.shut(wanted, c).ifPresent(shut::add));
    return new PanelRules(wanted, pool).answer(shut);
  }

  /** Whether it is worth asking if somebody is clear: of a role that is wanted, and free. */
  static boolean suits(Wanted wanted, Candidate candidate) {
    return wanted.seats().containsKey(candidate.role())
        && wanted.days().stream().allMatch(candidate::isFreeOn);
  }

  /** The candidates as the lot draws them. */
  static List<Candidate> drawn(String seed, Collection<Candidate> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparing(c -> lot(seed, c.person().toString())))
        .toList();
  }

  /** What the lot of a person is, in 64 hex digits; the least is drawn first. */
  static String lot(String seed, String person) {
    try {
      byte[] text = (seed + "/" + person).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private PanelAnswer answer(List<LeftOut> shut) {
    Optional<Measure> best = new PanelModel(wanted, pool, Set.of()).best();
    if (best.isEmpty()) {
      return new NoPanel(words.shorts(shortages(pool)), pool, shut);
    }
    Measure measure = counted(best.get().lot());
    if (!measure.equals(best.get())) {
      throw new IllegalStateException("the model answered " + best.get() + ", it is " + measure);
    }
    Set<Integer> chosen = new TreeSet<>(measure.lot());
    Comparator<Integer> byRole = Comparator.comparing(i -> pool.get(i).role());
    List<Place> places =
        chosen.stream()
            .sorted(byRole.thenComparing(i -> i))
            .map(i -> new Place(pool.get(i), words.place(pool.get(i), without(i), measure)))
            .toList();
    Optional<SecondBest> second =
        new PanelModel(wanted, pool, chosen)
            .best()
            .map(m -> counted(m.lot()))
            .map(m -> new SecondBest(people(m.lot()), PanelWords.cost(measure, m)));
    List<LeftOut> left = new ArrayList<>(shut);
    IntStream.range(0, pool.size())
        .filter(i -> !chosen.contains(i))
        .forEach(i -> left.add(passedOver(i, measure)));
    return new Panel(places, measure, second, left);
  }

  private List<Candidate> people(Collection<Integer> numbers) {
    return numbers.stream().map(pool::get).toList();
  }

  // What would be, were one person not there: the best measure, or what would be short.
  private PanelWords.Without without(int number) {
    List<Candidate> others = new ArrayList<>(pool);
    others.remove(number);
    return new PanelModel(wanted, others, Set.of())
        .cost()
        .<PanelWords.Without>map(PanelWords.Without.Costs::new)
        .orElseGet(() -> new PanelWords.Without.Lacks(words.shorts(shortages(others))));
  }

  private List<Integer> shortages(List<Candidate> people) {
    return new PanelModel(wanted, people, Set.of()).shortages();
  }

  // Why somebody clear and free is not in the panel: by the best exchange against one who is.
  private LeftOut passedOver(int number, Measure best) {
    Candidate one = pool.get(number);
    Optional<Measure> exchange =
        best.lot().stream()
            .filter(i -> pool.get(i).role() == one.role())
            .map(i -> exchanged(best.lot(), i, number))
            .filter(numbers -> meets(wanted, people(numbers)))
            .map(this::counted)
            .min(Comparator.naturalOrder());
    return words.passedOver(one, exchange, best);
  }

  private static List<Integer> exchanged(List<Integer> panel, int out, int in) {
    Set<Integer> numbers = new TreeSet<>(panel);
    numbers.remove(out);
    numbers.add(in);
    return List.copyOf(numbers);
  }

  /** Counted again from the people themselves, whatever the solver said. */
  private Measure counted(List<Integer> numbers) {
    if (!meets(wanted, people(numbers))) {
      throw new IllegalStateException("the model answered a panel that lacks something");
    }
    return measure(people(numbers), numbers);
  }

  /** Whether these people are all that is wanted. */
  static boolean meets(Wanted wanted, List<Candidate> panel) {
    return panel.size() == wanted.places()
        && wanted.seats().entrySet().stream()
            .allMatch(s -> count(panel, PanelModel.in(s.getKey())) == s.getValue())
        && wanted.skills().entrySet().stream()
            .allMatch(s -> count(panel, PanelModel.knows(s.getKey())) >= s.getValue())
        && count(panel, PanelModel.outside(wanted)) >= wanted.outside();
  }

  private static long count(List<Candidate> people, java.util.function.Predicate<Candidate> is) {
    return people.stream().filter(is).count();
  }

  private static Measure measure(List<Candidate> panel, List<Integer> numbers) {
    int use = panel.stream().mapToInt(c -> 2 * c.used() + 1).sum();
    int sameArea =
        panel.stream().mapToInt(c -> (int) count(panel, d -> d.area().equals(c.area()))).sum();
    return new Measure(use, sameArea, numbers);
  }

  /** A requirement that was not met; never made from zero. */
  static List<Short> only(List<Short> all) {
    return all.stream().filter(s -> s.by() > 0).toList();
  }
}
