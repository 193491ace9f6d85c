package org.mandate.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries in the order they were posted, and what stands for each promise and organisation. Nothing
 * is taken out: what was wrong is reversed.
 */
public final class Journal {
  private static final Set<Account> NEVER_BELOW =
      EnumSet.complementOf(EnumSet.of(Account.COMMITMENT, Account.DUE, Account.OUTSTANDING));

  private record Place(String promise, String organisation) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> byId = new HashMap<>();
  private final Set<String> reversed = new HashSet<>();
  private final Map<Place, Balance> balances = new LinkedHashMap<>();

  /**
   * Takes an entry in.
   *
   * @return refused, and nothing changed, where it was posted before, takes back what is not there
   *     or was taken back already, or moves more than stands in an account
   */
  public Reckoned<Balance> post(Entry entry) {
    if (byId.containsKey(entry.id())) {
      return Reckoned.refused("id", "This was entered before. It counts once.");
    }
    String fault = entry.reverses().map(r -> wrongReversal(entry, r)).orElse("");
    if (!fault.isEmpty()) return Reckoned.refused("reverses", fault);
    var place = new Place(entry.promise(), entry.organisation());
    Balance next = balances.getOrDefault(place, Balance.NOUGHT).plus(entry.lines());
    for (Account account : NEVER_BELOW) {
      if (next.of(account) < 0 && entry.lines().stream().anyMatch(l -> l.account() == account)) {
        return Reckoned.refused(
            "pence",
            "That moves "
                + Sterling.words(-next.of(account))
                + " more than is "
                + account.word().replace('_', ' ')
                + (entry.reverses().isPresent()
                    ? ". Take back first what followed from it."
                    : ". Enter first what came before it, or mend the sum."));
      }
    }
    entries.add(entry);
    byId.put(entry.id(), entry);
    entry.reverses().ifPresent(reversed::add);
    balances.put(place, next);
    return new Reckoned.Done<>(next);
  }

  private String wrongReversal(Entry entry, String id) {
    Entry first = byId.get(id);
    if (first == null) return "There is no entry " + id + " to take back.";
    if (reversed.contains(id)) return "Entry " + id + " was taken back already.";
    return first.reversal(entry.id(), entry.day()).equals(entry)
        ? ""
        : "This is not entry " + id + " turned round. A part of it is entered as a new movement.";
  }

  /** All entries, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What stands for one organisation under one promise. */
  public Balance of(String promise, String organisation) {
    return balances.getOrDefault(new Place(promise, organisation), Balance.NOUGHT);
  }

  /** What stands for all organisations under one promise. */
  public Balance ofPromise(String promise) {
    return sum(promise, true);
  }

  /** What stands for one organisation under all promises. */
  public Balance ofOrganisation(String organisation) {
    return sum(organisation, false);
  }

  private Balance sum(String name, boolean promise) {
    Balance sum = Balance.NOUGHT;
    for (var one : balances.entrySet()) {
      Place place = one.getKey();
      if (name.equals(promise ? place.promise() : place.organisation())) {
        sum = sum.plus(one.getValue());
      }
    }
    return sum;
  }
}
