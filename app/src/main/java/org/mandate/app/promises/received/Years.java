package org.mandate.app.promises.received;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The sum of a year and the payments of that year to the same practice are one and the same money:
 * whichever stands in the journal first, the other counts nothing.
 */
final class Years {
  private record Key(UUID promise, String organisation, int year) {}

  private final Map<Key, Set<UUID>> sums = new HashMap<>();
  private final Map<Key, Set<UUID>> payments = new HashMap<>();

  /**
   * @param all receipts of the promises asked about
   */
  Years(Collection<Receipt> all) {
    all.stream().filter(r -> r.posted() > 0).forEach(this::stands);
  }

  private static Key key(Receipt r) {
    return new Key(r.promise(), r.organisation().orElse(""), r.financialYear());
  }

  /** From now on it stands in the journal. */
  void stands(Receipt r) {
    (r.yearly() ? sums : payments).computeIfAbsent(key(r), k -> new HashSet<>()).add(r.id());
  }

  /** Whether the journal holds the same money already, from another file. */
  boolean saidElsewhere(Receipt r) {
    return other(sums, r) || r.yearly() && other(payments, r);
  }

  private static boolean other(Map<Key, Set<UUID>> standing, Receipt r) {
    return standing.getOrDefault(key(r), Set.of()).stream().anyMatch(id -> !id.equals(r.id()));
  }
}
