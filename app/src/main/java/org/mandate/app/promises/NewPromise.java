package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** A promise that somebody wants to record, with its first terms and those it is for. */
public record NewPromise(
    String title,
    Promise.Kind kind,
    String promiser,
    Promise.Payee payee,
    Promise.Links links,
    NewVersion version,
    List<Covered> beneficiaries) {

  public NewPromise {
    beneficiaries = List.copyOf(beneficiaries);
  }

  /** Terms that somebody wants to record. */
  public record NewVersion(
      Promise.Side side,
      String words,
      Promise.Source source,
      Optional<Terms> terms,
      Optional<String> support,
      List<Schedule.Instalment> instalments,
      String conditions,
      String clawBack,
      LocalDate validFrom) {
    public NewVersion {
      instalments = List.copyOf(instalments);
    }
  }

  /** An organisation that the promise covers, and who says so. */
  public record Covered(
      String organisation, LocalDate from, Optional<LocalDate> to, String source) {}
}
