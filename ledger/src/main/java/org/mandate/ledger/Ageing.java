package org.mandate.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long what is outstanding has been. What came settles the oldest instalment first.
 *
 * @param outstanding pence in every bucket, nought where there is none
 * @param notYetDue pence of instalments after the day, less what was paid ahead
 * @param oldest the day of the oldest instalment not wholly settled that has fallen due
 * @param beyond pence settled above all instalments
 */
public record Ageing(
    Map<Bucket, Long> outstanding, long notYetDue, Optional<LocalDate> oldest, long beyond) {
  /** Days since it fell due. */
  public enum Bucket {
    DAYS_0_30(30, "0 to 30 days"),
    DAYS_31_60(60, "31 to 60 days"),
    DAYS_61_90(90, "61 to 90 days"),
    DAYS_91_180(180, "91 to 180 days"),
    OVER_180(Long.MAX_VALUE, "over 180 days");

    private final long last;
    private final String words;

    Bucket(long last, String words) {
      this.last = last;
      this.words = words;
    }

    /** As a page says it. */
    public String words() {
      return words;
    }

    static Bucket of(long days) {
      for (Bucket one : values()) {
        if (days <= one.last) return one;
      }
      return OVER_180;
    }
  }

  public Ageing {
    outstanding = Collections.unmodifiableMap(new EnumMap<>(outstanding));
  }

  /** Of all buckets. */
  public long total() {
    return outstanding.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /**
   * As it stands on a day.
   *
   * @param falling all instalments, in any order
   * @param settled pence received, recovered, waived or disputed; never below nought
   */
  public static Ageing of(List<Schedule.Falling> falling, long settled, LocalDate day) {
    if (settled < 0) throw new IllegalArgumentException("settled " + settled + " pence");
    var buckets = new EnumMap<Bucket, Long>(Bucket.class);
    for (Bucket one : Bucket.values()) buckets.put(one, 0L);
    long left = settled;
    long later = 0;
    Optional<LocalDate> oldest = Optional.empty();
    for (Schedule.Falling one :
        falling.stream().sorted(Comparator.comparing(Schedule.Falling::dueOn)).toList()) {
      long part = Math.min(left, one.pence());
      left -= part;
      long open = one.pence() - part;
      if (one.dueOn().isAfter(day)) {
        later = Math.addExact(later, open);
      } else if (open > 0) {
        buckets.merge(Bucket.of(ChronoUnit.DAYS.between(one.dueOn(), day)), open, Math::addExact);
        if (oldest.isEmpty()) oldest = Optional.of(one.dueOn());
      }
    }
    return new Ageing(buckets, later, oldest, left);
  }
}
