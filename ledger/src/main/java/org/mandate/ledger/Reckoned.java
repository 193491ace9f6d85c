package org.mandate.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What came of a reckoning that a person's words can spoil. */
public sealed interface Reckoned<T> {
  /** It was reckoned. */
  record Done<T>(T value) implements Reckoned<T> {}

  /** It cannot be reckoned as asked; nothing was. */
  record Refused<T>(List<Fault> faults) implements Reckoned<T> {
    public Refused {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) throw new IllegalArgumentException("refused without a reason");
    }
  }

  /**
   * What to mend.
   *
   * @param field which of the things given: rate, basis, asAt, schedule, beneficiaries, list ...
   * @param words what is wrong and what to do about it
   */
  record Fault(String field, String words) {}

  /** Refused for one reason. */
  static <T> Reckoned<T> refused(String field, String words) {
    return new Refused<>(List.of(new Fault(field, words)));
  }

  /** What was reckoned, where it was. */
  default Optional<T> done() {
    return this instanceof Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** What to mend; empty where it was reckoned. */
  default List<Fault> faults() {
    return switch (this) {
      case Done<T> _ -> List.of();
      case Refused<T>(List<Fault> all) -> all;
    };
  }

  /** The same answer about what follows from it. */
  default <U> Reckoned<U> then(Function<T, Reckoned<U>> next) {
    return switch (this) {
      case Done<T>(T value) -> next.apply(value);
      case Refused<T>(List<Fault> all) -> new Refused<>(all);
    };
  }

  /** What was reckoned. For callers whose words cannot be wrong. */
  default T orElseThrow() {
    return switch (this) {
      case Done<T>(T value) -> value;
      case Refused<T>(List<Fault> all) -> throw new IllegalArgumentException(all.toString());
    };
  }
}
