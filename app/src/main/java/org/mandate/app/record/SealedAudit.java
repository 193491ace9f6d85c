package org.mandate.app.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mandate.app.record.SealedStore.Batch;
import org.mandate.app.record.SealedStore.Sealed;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;

/** Sealed facts and their batches, held against the entries {@code sealed}. */
final class SealedAudit {
  private SealedAudit() {}

  /** Every batch: its interval, its leaves and their root. */
  record Batches(SealedStore store) implements Audited {
    @Override
    public String table() {
      return "sealed_batch";
    }

    @Override
    public void rows(Consumer<Row> each) {
      store.eachBatch(
          b ->
              each.accept(
                  new Row(
                      "from " + Record.time(b.interval().from()),
                      b.entry(),
                      Map.of(
                          "from", Record.time(b.interval().from()),
                          "to", Record.time(b.interval().to()),
                          "leaves", b.leaves().size(),
                          "root", root(b)),
                      Map.of())));
    }

    private static String root(Batch b) {
      Hash again = Merkle.root(b.leaves());
      return again.equals(b.root()) ? again.hex() : "not the root of the row's own leaves";
    }
  }

  /**
   * Every sealed fact: hashed again from the row and put at its place, it must lead to the root of
   * the entry. Of an erased one the hash that was kept is put there.
   */
  record Facts(SealedStore store) implements Audited {
    @Override
    public String table() {
      return "sealed_fact";
    }

    @Override
    public void rows(Consumer<Row> each) {
      store.eachFact(
          f ->
              each.accept(
                  new Row(
                      f.id().toString(), f.batch().entry(), Map.of("root", root(f)), Map.of())));
    }

    private static String root(Sealed f) {
      Optional<Hash> again =
          f.opened().map(o -> SealedRules.leaf(o.salt(), SealedRules.text(f.about(), o.fact())));
      if (again.filter(hash -> !hash.equals(f.leaf())).isPresent()) {
        return "not that of this row, whose leaf hash is not its own";
      }
      List<Hash> leaves = new ArrayList<>(f.batch().leaves());
      if (f.place() < 0 || f.place() >= leaves.size()) {
        return "of no tree with a place " + f.place();
      }
      leaves.set(f.place(), f.leaf());
      return Merkle.root(leaves).hex();
    }
  }
}
