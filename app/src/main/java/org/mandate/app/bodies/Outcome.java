package org.mandate.app.bodies;

import java.util.List;
import java.util.Optional;

/** What became of a request that a person can get wrong. */
public sealed interface Outcome<T> {
  /** It was done. */
  record Done<T>(T value) implements Outcome<T> {}

  /** Nothing was changed. */
  record Refused<T>(List<Fault> faults) implements Outcome<T> {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What to mend.
   *
   * @param field the form's box
   * @param words what is missing or wrong, and what to do
   */
  record Fault(String field, String words) {}

  /** Refused for one reason. */
  static <T> Outcome<T> refused(String field, String words) {
    return new Refused<>(List.of(new Fault(field, words)));
  }

  /** What was done, when it was. */
  default Optional<T> done() {
    return this instanceof Done<T> d ? Optional.of(d.value()) : Optional.empty();
  }

  /** What was done. For callers whose request cannot be wrong. */
  default T orElseThrow() {
    return switch (this) {
      case Done<T> d -> d.value();
      case Refused<T> r -> throw new IllegalArgumentException(r.faults().toString());
    };
  }
}
