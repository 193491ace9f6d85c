package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mandate.ledger.Rounding;

/**
 * What every practice of a file was paid, against a rate. Takes rows one at a time and keeps sums,
 * the payment a head of each practice counted, and the groups asked for.
 */
public final class NationalCase implements Consumer<PracticePaid> {
  /** More digits than any figure shown needs; averages a head are ratios and have no end. */
  private static final MathContext DIGITS = MathContext.DECIMAL64;

  private static final BigDecimal TENTH_BELOW = new BigDecimal("0.9");

  private final Question question;
  private final List<BigDecimal> perHead = new ArrayList<>();
  private final Map<Reading, Integer> readings = new EnumMap<>(Reading.class);
  private final Map<String, GroupSum> groups = new LinkedHashMap<>();
  private int practices;
  private long promised;
  private long received;
  private int paidNothing;
  private int recovered;
  private int tenthBelow;
  private long withoutListPence;
  private long missingPence;
  private int ungrouped;

  /** Nothing taken yet. */
  public NationalCase(Question question) {
    this.question = question;
  }

  /** Pounds a head. */
  static BigDecimal perHead(long pence, BigDecimal patients) {
    return BigDecimal.valueOf(pence, 2).divide(patients, DIGITS);
  }

  /** Whether a practice is in the counts: more weighted patients than the least list. */
  static boolean counts(PracticePaid paid, Question question) {
    return paid.weighted().filter(w -> w.compareTo(question.minList()) > 0).isPresent();
  }

  @Override
  public void accept(PracticePaid paid) {
    Optional<BigDecimal> list = paid.patients(question.basis()).filter(p -> p.signum() > 0);
    long due = list.map(p -> Rounding.halfUpPence(question.rate(), p)).orElse(0L);
    long came = paid.pence().orElse(0);
    practices++;
    promised = Math.addExact(promised, due);
    received = Math.addExact(received, came);
    Reading reading = reading(paid, list, due);
    readings.merge(reading, 1, Integer::sum);
    if (reading == Reading.MISSING) missingPence = Math.addExact(missingPence, due);
    if (list.isEmpty()) withoutListPence = Math.addExact(withoutListPence, came);
    if (reading == Reading.CANNOT_TELL
        && BigDecimal.valueOf(came).compareTo(TENTH_BELOW.multiply(BigDecimal.valueOf(due))) < 0) {
      tenthBelow++;
    }
    if (counts(paid, question) && paid.pence().isPresent()) {
      if (came == 0) paidNothing++;
      else if (came < 0) recovered++;
      else list.ifPresent(p -> perHead.add(perHead(came, p)));
    }
    question.by().ifPresent(level -> group(level, paid).add(paid, question, reading));
  }

  private Reading reading(PracticePaid paid, Optional<BigDecimal> list, long due) {
    if (paid.pence().isEmpty()) return Reading.NO_FIGURE;
    long came = paid.pence().getAsLong();
    if (came < 0) return Reading.RECOVERED;
    if (list.isEmpty()) return Reading.NO_LIST;
    if (came == 0) {
      return question.covered().containsKey(paid.practice()) ? Reading.MISSING : Reading.NO_PAYMENT;
    }
    return came >= due ? Reading.AT_RATE : Reading.CANNOT_TELL;
  }

  private GroupSum group(Level level, PracticePaid paid) {
    PracticePaid.Place place =
        switch (level) {
          case PRACTICE -> new PracticePaid.Place(paid.practice(), paid.name());
          case PCN -> paid.network();
          case ICB -> paid.icb();
          case FIFTH -> fifth(paid.practice());
        };
    if (place.code().isEmpty() && place.name().isEmpty()) {
      place = new PracticePaid.Place("", "not named in the file");
    }
    PracticePaid.Place of = place;
    String key = of.code().isEmpty() ? of.name() : of.code();
    return groups.computeIfAbsent(key, _ -> new GroupSum(of.code(), of.name()));
  }

  private PracticePaid.Place fifth(String practice) {
    Optional<Fifth> found = question.deprivation().map(d -> d.fifths().get(practice));
    if (found.isEmpty()) ungrouped++;
    return new PracticePaid.Place(
        "", found.map(Fifth::words).orElse("not in the file of deprivation"));
  }

  /** What the rows taken come to. */
  public NationalAnswer answer() {
    perHead.sort(Comparator.naturalOrder());
    return new NationalAnswer(
        practices,
        promised,
        received,
        paidNothing,
        recovered,
        quantile(50),
        quantile(5),
        quantile(95),
        perHead.size(),
        readings,
        tenthBelow,
        withoutListPence,
        missingPence,
        ungrouped,
        ordered());
  }

  private List<GroupSum> ordered() {
    var all = new ArrayList<>(groups.values());
    if (question.by().equals(Optional.of(Level.FIFTH))) {
      List<String> names = java.util.Arrays.stream(Fifth.values()).map(Fifth::words).toList();
      all.sort(
          Comparator.comparingInt(
              g -> names.contains(g.name()) ? names.indexOf(g.name()) : names.size()));
    } else {
      all.sort(
          Comparator.comparingLong(GroupSum::gap)
              .reversed()
              .thenComparing(GroupSum::code)
              .thenComparing(GroupSum::name));
    }
    return all;
  }

  /** By linear interpolation between the two nearest; at 50 the median. */
  private Optional<BigDecimal> quantile(int percent) {
    if (perHead.isEmpty()) return Optional.empty();
    int hundredths = (perHead.size() - 1) * percent;
    int below = hundredths / 100;
    BigDecimal low = perHead.get(below);
    BigDecimal high = perHead.get(Math.min(below + 1, perHead.size() - 1));
    return Optional.of(
        low.add(high.subtract(low).multiply(BigDecimal.valueOf(hundredths % 100, 2))));
  }
}
