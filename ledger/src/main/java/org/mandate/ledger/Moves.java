package org.mandate.ledger;

import static org.mandate.ledger.Account.COMMITMENT;
import static org.mandate.ledger.Account.DISPUTED;
import static org.mandate.ledger.Account.DUE;
import static org.mandate.ledger.Account.OUTSTANDING;
import static org.mandate.ledger.Account.PASSED_ON;
import static org.mandate.ledger.Account.PROMISED;
import static org.mandate.ledger.Account.RECEIVED;
import static org.mandate.ledger.Account.RECOVERED;
import static org.mandate.ledger.Account.RELEASED;
import static org.mandate.ledger.Account.SPENT;
import static org.mandate.ledger.Account.WAIVED;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of each movement, given what stands already. Only {@code promised} and {@code fallDue}
 * take sums below nought: terms that changed for less.
 */
public final class Moves {
  private Moves() {}

  /** More, or less, is promised. */
  public static List<Line> promised(long pence) {
    return List.of(new Line(PROMISED, pence), new Line(COMMITMENT, -pence));
  }

  /** More, or less, falls due. */
  public static List<Line> fallDue(long pence) {
    return List.of(new Line(OUTSTANDING, pence), new Line(DUE, -pence));
  }

  /** The promiser says that it has paid. */
  public static List<Line> release(long pence) {
    return move(pence, OUTSTANDING, RELEASED);
  }

  /** It came to the payee: first what was released, the rest of what is outstanding. */
  public static List<Line> receive(Balance now, long pence) {
    return come(now, pence, RECEIVED, RELEASED);
  }

  /**
   * It came to the beneficiary: first what the payee holds, then what was released, then the rest.
   */
  public static List<Line> passOn(Balance now, long pence) {
    return come(now, pence, PASSED_ON, RECEIVED, RELEASED);
  }

  /** The beneficiary spent it. */
  public static List<Line> spend(long pence) {
    return move(pence, PASSED_ON, SPENT);
  }

  /**
   * The promiser took it back, under its claw-back or without: from the payee first, then from the
   * beneficiary. It does not fall due again.
   */
  public static Reckoned<List<Line>> recover(Balance now, long pence) {
    return back(now, pence, RECOVERED);
  }

  /** What came was reversed, as if it had not come: it is outstanding again. */
  public static Reckoned<List<Line>> takeBack(Balance now, long pence) {
    return back(now, pence, OUTSTANDING);
  }

  /** The beneficiary gives it up. */
  public static List<Line> waive(long pence) {
    return move(pence, OUTSTANDING, WAIVED);
  }

  /** The promiser denies that it is owed. */
  public static List<Line> dispute(long pence) {
    return move(pence, OUTSTANDING, DISPUTED);
  }

  /** A dispute ends: it is owed after all. */
  public static List<Line> owedAfterAll(long pence) {
    return move(pence, DISPUTED, OUTSTANDING);
  }

  /** A dispute ends: the beneficiary gives it up. */
  public static List<Line> givenUp(long pence) {
    return move(pence, DISPUTED, WAIVED);
  }

  private static List<Line> move(long pence, Account from, Account to) {
    if (pence <= 0) throw new IllegalArgumentException("moves " + pence + " pence to " + to);
    return List.of(new Line(to, pence), new Line(from, -pence));
  }

  private static List<Line> come(Balance now, long pence, Account to, Account... first) {
    if (pence <= 0) throw new IllegalArgumentException("moves " + pence + " pence to " + to);
    var lines = new ArrayList<Line>(List.of(new Line(to, pence)));
    long left = take(now, pence, lines, first);
    if (left > 0) lines.add(new Line(OUTSTANDING, -left));
    return List.copyOf(lines);
  }

  private static Reckoned<List<Line>> back(Balance now, long pence, Account to) {
    if (pence <= 0) throw new IllegalArgumentException("moves " + pence + " pence to " + to);
    var lines = new ArrayList<Line>(List.of(new Line(to, pence)));
    long left = take(now, pence, lines, RECEIVED, PASSED_ON, SPENT);
    return left == 0
        ? new Reckoned.Done<>(List.copyOf(lines))
        : Reckoned.refused(
            "pence",
            Sterling.words(pence)
                + " cannot be taken back: only "
                + Sterling.words(pence - left)
                + " had come. Enter first what came, or mend the sum.");
  }

  private static long take(Balance now, long pence, List<Line> lines, Account... from) {
    long left = pence;
    for (Account one : from) {
      long part = Math.min(left, Math.max(0, now.of(one)));
      if (part > 0) lines.add(new Line(one, -part));
      left -= part;
    }
    return left;
  }
}
