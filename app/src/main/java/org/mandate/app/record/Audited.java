package org.mandate.app.record;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A feature's promise that a table can be held against the record: it rebuilds, from the rows as
 * they stand, what each row's entry must say. {@code ./mandate record audit} compares.
 */
public interface Audited {
  /** The table's name, as docs/record.md lists it. */
  String table();

  /** Gives every row, rebuilt. Called as the job "audit". */
  void rows(Consumer<Row> each);

  /**
   * What a row says its entry holds.
   *
   * @param key names the row to a person
   * @param entry the entry the row points at
   * @param facts public facts the entry must hold exactly (others may stand beside them)
   * @param sealed fields whose commitments the entry must hold; checked where the opening is kept
   */
  record Row(
      String key,
      long entry,
      Map<String, ? extends @Nullable Object> facts,
      Map<String, ? extends @Nullable Object> sealed) {}
}
