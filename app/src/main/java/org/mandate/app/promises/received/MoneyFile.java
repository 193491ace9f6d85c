package org.mandate.app.promises.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.ledger.read.Remark;

/**
 * A file as it was brought, and what the reader says of it.
 *
 * @param payer as the file or whoever brought it names it
 * @param account code of the organisation whose account it is; empty for a payer's file
 * @param lines all that were read, whether a promise takes them or not
 * @param acts what became of it, oldest first
 */
public record MoneyFile(
    UUID id,
    UUID body,
    String sha256,
    FileKind kind,
    String fileName,
    long size,
    String payer,
    Optional<String> account,
    LocalDate from,
    LocalDate to,
    int months,
    int monthsMissing,
    int lines,
    long pence,
    int credits,
    int leftOut,
    List<Remark> said,
    UUID by,
    Instant recordedAt,
    long entry,
    List<Act> acts) {

  /** What was done with it. */
  public record Act(UUID id, UUID file, boolean counted, UUID by, Instant at, long entry) {
    String word() {
      return counted ? "counted" : "aside";
    }
  }

  /** Whether its lines count. */
  public boolean counts() {
    return !acts.isEmpty() && acts.getLast().counted();
  }

  /** Whether somebody said that they do not. */
  public boolean isAside() {
    return !acts.isEmpty() && !acts.getLast().counted();
  }

  List<Remark> said(Remark.Kind about) {
    return said.stream().filter(r -> r.kind() == about).toList();
  }
}
