package org.mandate.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One movement of money, as lines whose debits equal their credits.
 *
 * @param id its own, for reversing it and for telling it from another
 * @param organisation the beneficiary whose money it is
 * @param reverses the entry that this one takes back whole
 */
public record Entry(
    String id,
    Kind kind,
    LocalDate day,
    String promise,
    String organisation,
    List<Line> lines,
    Optional<String> reverses) {
  /** What happened. */
  public enum Kind {
    PROMISE,
    DUE,
    RELEASE,
    RECEIPT,
    PASSING_ON,
    SPENDING,
    RECOVERY,
    WAIVER,
    DISPUTE,
    SETTLEMENT,
    REVERSAL
  }

  /**
   * @throws IllegalArgumentException when debits and credits differ
   */
  public Entry {
    lines = List.copyOf(lines);
    if (lines.size() < 2 || lines.stream().mapToLong(Line::pence).reduce(0, Math::addExact) != 0) {
      throw new IllegalArgumentException("debits and credits differ: " + lines);
    }
  }

  /** The entry that takes this one back. */
  public Entry reversal(String ownId, LocalDate on) {
    return new Entry(
        ownId,
        Kind.REVERSAL,
        on,
        promise,
        organisation,
        lines.stream().map(l -> new Line(l.account(), -l.pence())).toList(),
        Optional.of(id));
  }
}
