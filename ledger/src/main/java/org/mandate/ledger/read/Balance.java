package org.mandate.ledger.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks the running balance of a statement against its amounts, whichever end it starts from. Four
 * readings run side by side: oldest first or newest first, with the signs as written or the other
 * way round.
 */
final class Balance {
  private static final int MOST = 20;
  private final List<Check> checks =
      List.of(
          new Check(false, false),
          new Check(true, false),
          new Check(false, true),
          new Check(true, true));
  private int seen;

  private static final class Check {
    final boolean newestFirst;
    final boolean turned;
    final List<Integer> breaks = new ArrayList<>();
    int broken;
    boolean started;
    long last;
    long since;

    Check(boolean newestFirst, boolean turned) {
      this.newestFirst = newestFirst;
      this.turned = turned;
    }

    void see(int line, long amount, OptionalLong balance) {
      long moved = turned ? -amount : amount;
      since += newestFirst ? 0 : moved;
      if (balance.isPresent()) {
        long expected = newestFirst ? last - since : last + since;
        if (started && expected != balance.getAsLong()) {
          broken++;
          if (breaks.size() < MOST) {
            breaks.add(line);
          }
        }
        started = true;
        last = balance.getAsLong();
        since = 0;
      }
      since += newestFirst ? moved : 0;
    }
  }

  void see(int line, long amount, OptionalLong balance) {
    seen += balance.isPresent() ? 1 : 0;
    checks.forEach(c -> c.see(line, amount, balance));
  }

  /**
   * Says what was found; refuses where the balance shows that the signs are the wrong way round.
   */
  void say(Said said) {
    if (seen < 2) {
      return;
    }
    Check best = checks.stream().min(Comparator.comparingInt(c -> c.broken)).orElseThrow();
    if (best.turned && best.broken == 0 && seen > 2) {
      throw new Unreadable(
          0,
          "The running balance falls where an amount is money in, and rises where it is money out.",
          "Check which column is money in, or turn the signs of the amounts, and bring the file again.");
    }
    Check straight =
        checks.stream().limit(2).min(Comparator.comparingInt(c -> c.broken)).orElseThrow();
    if (straight.broken == 0) {
      String order = straight.newestFirst ? "newest first" : "oldest first";
      said.say(
          Remark.Kind.BALANCE,
          0,
          "The running balance agrees with every amount (the file is " + order + ").");
    }
    for (int line : straight.breaks) {
      said.say(
          Remark.Kind.BALANCE,
          line,
          "The balance on line "
              + line
              + " does not follow from the line beside it: a line may be missing here.");
    }
  }
}
