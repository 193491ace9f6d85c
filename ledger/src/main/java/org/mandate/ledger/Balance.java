package org.mandate.ledger;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What stands in each account. All figures in pence. */
public final class Balance {
  /** Nothing anywhere. */
  public static final Balance NOUGHT = new Balance(new EnumMap<>(Account.class));

  private final Map<Account, Long> pence;

  private Balance(Map<Account, Long> pence) {
    this.pence = pence;
  }

  /** With these lines too. */
  public Balance plus(List<Line> lines) {
    var next = new EnumMap<Account, Long>(Account.class);
    next.putAll(pence);
    for (Line line : lines) next.merge(line.account(), line.pence(), Math::addExact);
    return new Balance(next);
  }

  /** With all of another. */
  public Balance plus(Balance other) {
    return plus(
        other.pence.entrySet().stream()
            .filter(e -> e.getValue() != 0)
            .map(e -> new Line(e.getKey(), e.getValue()))
            .toList());
  }

  /** As it stands in one account, debits above nought. */
  public long of(Account account) {
    return pence.getOrDefault(account, 0L);
  }

  public long promised() {
    return of(Account.PROMISED);
  }

  public long due() {
    return -of(Account.DUE);
  }

  /** Due and seen by nobody: what is said to be paid but has not come is outstanding too. */
  public long outstanding() {
    return Math.addExact(of(Account.OUTSTANDING), of(Account.RELEASED));
  }

  /** Said to be paid, not seen to come. */
  public long released() {
    return of(Account.RELEASED);
  }

  /** Came to the payee or the beneficiary, and was not taken back. */
  public long received() {
    return Math.addExact(of(Account.RECEIVED), receivedByBeneficiary());
  }

  /** Stands with the payee. */
  public long withPayee() {
    return of(Account.RECEIVED);
  }

  /** Came to the beneficiary, spent or not, and was not taken back. */
  public long receivedByBeneficiary() {
    return Math.addExact(of(Account.PASSED_ON), of(Account.SPENT));
  }

  public long recovered() {
    return of(Account.RECOVERED);
  }

  public long waived() {
    return of(Account.WAIVED);
  }

  public long disputed() {
    return of(Account.DISPUTED);
  }

  /** Of all accounts: nought, always. */
  public long sum() {
    return Arrays.stream(Account.values()).mapToLong(this::of).reduce(0, Math::addExact);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Balance b
        && Arrays.stream(Account.values()).allMatch(a -> of(a) == b.of(a));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.stream(Account.values()).mapToLong(this::of).toArray());
  }

  @Override
  public String toString() {
    return pence.toString();
  }
}
