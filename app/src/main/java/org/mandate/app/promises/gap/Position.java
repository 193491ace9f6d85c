package org.mandate.app.promises.gap;

/**
 * Where the money of a promise is, in pence. Every penny that fell due is in exactly one of the
 * places after {@code due}; a position that does not sum is none.
 *
 * @param promised in all, due or not
 * @param due fallen due by the day
 * @param unpaid due and not paid by the promiser; below nought where more was paid than was due
 * @param inTransit said to be paid, seen by nobody
 * @param held come to the payee, not passed on
 * @param practice come to the practice
 * @param recovered taken back under the promise's terms
 * @param waived given up
 * @param disputed denied by the promiser
 */
public record Position(
    long promised,
    long due,
    long unpaid,
    long inTransit,
    long held,
    long practice,
    long recovered,
    long waived,
    long disputed) {

  public static final Position NOUGHT = new Position(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Position {
    long placed = unpaid + inTransit + held + practice + recovered + waived + disputed;
    if (placed != due) {
      throw new IllegalArgumentException("of %d pence due %d are placed".formatted(due, placed));
    }
  }

  Position plus(Position o) {
    return new Position(
        Math.addExact(promised, o.promised),
        Math.addExact(due, o.due),
        Math.addExact(unpaid, o.unpaid),
        Math.addExact(inTransit, o.inTransit),
        Math.addExact(held, o.held),
        Math.addExact(practice, o.practice),
        Math.addExact(recovered, o.recovered),
        Math.addExact(waived, o.waived),
        Math.addExact(disputed, o.disputed));
  }

  /** Due, less what came to the practice, was taken back, waived or is disputed; never below 0. */
  long missing() {
    return Math.max(0, open());
  }

  /** What came beyond what was due; 0 where something is missing. */
  long beyond() {
    return Math.max(0, -open());
  }

  private long open() {
    return unpaid + inTransit + held;
  }

  /** Paid by the promiser, whoever has it now. */
  long released() {
    return inTransit + payee();
  }

  /** Came to the payee, passed on or not, and was not taken back. */
  long payee() {
    return held + practice;
  }

  /** Not due yet. */
  long later() {
    return promised - due;
  }
}
