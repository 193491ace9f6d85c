package org.mandate.ledger.national;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.mandate.ledger.Rounding;

/** Sums of the practices of one group. */
public final class GroupSum {
  private final String code;
  private final String name;
  private int practices;
  private BigDecimal patients = BigDecimal.ZERO;
  private long promised;
  private long received;
  private long receivedWithList;
  private int paidNothing;
  private int recovered;
  private BigDecimal averages = BigDecimal.ZERO;
  private int averaged;
  private Optional<Reading> reading = Optional.empty();

  GroupSum(String code, String name) {
    this.code = code;
    this.name = name;
  }

  void add(PracticePaid paid, Question question, Reading read) {
    practices++;
    reading = practices == 1 ? Optional.of(read) : Optional.empty();
    BigDecimal list = paid.patients(question.basis()).orElse(BigDecimal.ZERO);
    patients = patients.add(list);
    promised = Math.addExact(promised, Rounding.halfUpPence(question.rate(), list));
    received = Math.addExact(received, paid.pence().orElse(0));
    if (NationalCase.counts(paid, question)) {
      if (paid.pence().orElse(1) == 0) paidNothing++;
      if (paid.pence().orElse(1) < 0) recovered++;
    }
    if (list.signum() > 0 && paid.pence().isPresent()) {
      receivedWithList = Math.addExact(receivedWithList, paid.pence().getAsLong());
      averages = averages.add(NationalCase.perHead(paid.pence().getAsLong(), list));
      averaged++;
    }
  }

  /** Its code; empty where the file gives none. */
  public String code() {
    return code;
  }

  /** Its name, or the code where it has none. */
  public String name() {
    return name.isEmpty() ? code : name;
  }

  public int practices() {
    return practices;
  }

  public BigDecimal patients() {
    return patients;
  }

  /** Pence, of all its practices. */
  public long promised() {
    return promised;
  }

  /** Pence, of all its practices. */
  public long received() {
    return received;
  }

  /** Pence promised and not received. */
  public long gap() {
    return Math.subtractExact(promised, received);
  }

  public int paidNothing() {
    return paidNothing;
  }

  public int recovered() {
    return recovered;
  }

  /** Pounds a head, all money over all heads, of practices with a list. */
  public Optional<BigDecimal> perHead() {
    return patients.signum() > 0
        ? Optional.of(NationalCase.perHead(receivedWithList, patients))
        : Optional.empty();
  }

  /**
   * The mean of practices' own averages: it misleads, as tiny lists weigh as much as large ones.
   */
  public Optional<BigDecimal> meanOfAverages() {
    return averaged > 0
        ? Optional.of(averages.divide(BigDecimal.valueOf(averaged), MathContext.DECIMAL64))
        : Optional.empty();
  }

  /** What may be said of it, where it is one practice. */
  public Optional<Reading> reading() {
    return reading;
  }
}
