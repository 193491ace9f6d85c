package org.mandate.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who had how many patients when. */
@FunctionalInterface
public interface Lists {
  /**
   * How many patients an organisation had.
   *
   * @param patients to the fraction that the source gives; lists of a year are means of quarters
   * @param asAt the day that the figure tells of
   * @param source where it was read
   */
  record Size(
      String organisation, Basis basis, BigDecimal patients, LocalDate asAt, String source) {}

  /**
   * The figure that counts for that day: the newest not later than it. A later list is never used,
   * and nothing is guessed: where there is none, the answer is empty.
   */
  Optional<Size> at(String organisation, Basis basis, LocalDate day);

  /** Looks up in these; of two for one day the later in the order given. */
  static Lists of(Collection<Size> sizes) {
    record Of(String organisation, Basis basis) {}
    var all = new HashMap<Of, TreeMap<LocalDate, Size>>();
    for (Size size : sizes) {
      all.computeIfAbsent(new Of(size.organisation(), size.basis()), _ -> new TreeMap<>())
          .put(size.asAt(), size);
    }
    return (organisation, basis, day) ->
        Optional.ofNullable(all.get(new Of(organisation, basis)))
            .map(known -> known.floorEntry(day))
            .map(Map.Entry::getValue);
  }
}
