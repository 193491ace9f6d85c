package org.mandate.app.promises.received;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;
import org.mandate.app.promises.received.ReceiptWords.Stand;

/** Where each receipt stands. */
final class Stands {
  private final Promises promises;

  Stands(Promises promises) {
    this.promises = promises;
  }

  /** Where each line stands; whom a promise covers is asked once for a payee and a day. */
  Map<Receipt, Stand> of(List<Receipt> receipts, Years years, boolean counts) {
    Map<UUID, Optional<Promise>> found = new HashMap<>();
    Map<UUID, Set<String>> covered = new HashMap<>();
    Map<String, Boolean> known = new HashMap<>();
    Map<Receipt, Stand> stands = new LinkedHashMap<>();
    for (Receipt r : receipts) {
      Optional<Promise> p = found.computeIfAbsent(r.promise(), promises::find);
      boolean is =
          p.isPresent()
              && r.organisation()
                  .map(
                      o ->
                          known.computeIfAbsent(
                              r.promise() + o + r.on(), k -> covers(p.get(), covered, o, r)))
                  .orElse(false);
      stands.put(r, ReceiptWords.stand(r, is, years.saidElsewhere(r), counts));
    }
    return stands;
  }

  private boolean covers(
      Promise p, Map<UUID, Set<String>> covered, String organisation, Receipt r) {
    return covered
            .computeIfAbsent(p.id(), k -> Posting.beneficiaries(promises, p))
            .contains(organisation)
        || !promises.paidThrough(p, organisation, r.on()).isEmpty();
  }
}
