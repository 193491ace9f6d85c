package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.mandate.ledger.Ageing;
import org.mandate.ledger.Schedule.Falling;

/**
 * One practice and where its money is, under one promise or several.
 *
 * @param code of the register
 * @param name as people write it
 * @param network code of the network it is in; "" for none
 * @param networkName "" for none
 * @param patients that the dues count; 0 where they count none
 * @param accounts one for each promise
 * @param cannotTell what is uncertain; each reason once
 */
public record PracticeLine(
    String code,
    String name,
    String network,
    String networkName,
    long patients,
    List<Account> accounts,
    List<String> cannotTell) {
  public PracticeLine {
    accounts = List.copyOf(accounts);
    cannotTell = List.copyOf(cannotTell);
  }

  /** One promise's money of the practice, and its instalments, due or not. */
  record Account(Position position, List<Falling> falling) {
    Account {
      falling = List.copyOf(falling);
    }

    // What came settles the oldest instalment first; then what the payee holds.
    private Ageing missing(LocalDate day) {
      return Ageing.of(falling, Math.max(0, settled()), day);
    }

    private Ageing unpaid(LocalDate day) {
      return Ageing.of(falling, Math.max(0, settled() + position.held()), day);
    }

    private long settled() {
      return position.practice() + position.recovered() + position.waived() + position.disputed();
    }
  }

  Position position() {
    return accounts.stream().map(Account::position).reduce(Position.NOUGHT, Position::plus);
  }

  /** Missing under each promise; what came beyond one due fills no gap of another. */
  long missing() {
    return sum(a -> a.position().missing());
  }

  long beyond() {
    return sum(a -> a.position().beyond());
  }

  private long sum(ToLongFunction<Account> of) {
    return accounts.stream().mapToLong(of).sum();
  }

  /** Missing that fell due so many days ago. */
  long missing(Ageing.Bucket bucket, LocalDate day) {
    return sum(
        a ->
            a.position().missing() == 0
                ? 0
                : a.missing(day).outstanding().getOrDefault(bucket, 0L));
  }

  /** Of that, what has not come from the promiser; the rest a payee holds. */
  long unpaid(Ageing.Bucket bucket, LocalDate day) {
    return sum(
        a ->
            a.position().missing() == 0 ? 0 : a.unpaid(day).outstanding().getOrDefault(bucket, 0L));
  }

  /** The day of the oldest instalment of which something is missing. */
  Optional<LocalDate> oldest(LocalDate day) {
    return accounts.stream()
        .filter(a -> a.position().missing() > 0)
        .flatMap(a -> a.missing(day).oldest().stream())
        .min(LocalDate::compareTo);
  }

  /** The day of the oldest instalment that the promiser has not wholly paid. */
  Optional<LocalDate> oldestUnpaid(LocalDate day) {
    return accounts.stream()
        .filter(a -> a.position().missing() > 0)
        .flatMap(a -> a.unpaid(day).oldest().stream())
        .min(LocalDate::compareTo);
  }

  /** The same practice under other promises too. */
  PracticeLine plus(PracticeLine other) {
    List<Account> both = new ArrayList<>(accounts);
    both.addAll(other.accounts);
    List<String> reasons = new ArrayList<>(cannotTell);
    other.cannotTell.stream().filter(r -> !reasons.contains(r)).forEach(reasons::add);
    return new PracticeLine(
        code, name, network, networkName, Math.max(patients, other.patients), both, reasons);
  }
}
