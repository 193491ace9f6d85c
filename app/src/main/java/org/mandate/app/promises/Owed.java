package org.mandate.app.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What falls due to one organisation on one day.
 *
 * @param instalment its number, from 1
 * @param pence empty where no list says how many patients it had
 * @param counted the list sizes it was reckoned from
 * @param cannotTell what is uncertain about it
 * @param entry of the record; 0 where the promise is sealed
 */
public record Owed(
    UUID id,
    UUID promise,
    UUID version,
    String organisation,
    int instalment,
    LocalDate dueOn,
    Optional<Long> pence,
    List<Counted> counted,
    Optional<String> cannotTell,
    Instant recordedAt,
    long entry) {

  /** A list size as it was used: basis, patients as a plain decimal, its day, its source. */
  public record Counted(String basis, String patients, LocalDate asAt, String source) {}

  public Owed {
    counted = List.copyOf(counted);
  }

  Owed under(UUID ownId, long entryOfRecord) {
    return new Owed(
        ownId,
        promise,
        version,
        organisation,
        instalment,
        dueOn,
        pence,
        counted,
        cannotTell,
        recordedAt,
        entryOfRecord);
  }

  /** Whether another says the same. */
  boolean saysAs(Owed other) {
    return version.equals(other.version)
        && organisation.equals(other.organisation)
        && instalment == other.instalment
        && dueOn.equals(other.dueOn)
        && pence.equals(other.pence)
        && counted.equals(other.counted)
        && cannotTell.equals(other.cannotTell);
  }
}
