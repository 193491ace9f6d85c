package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;

/**
 * An interest as a person declared it.
 *
 * @param id of this row
 * @param root the first row's id: the interest through all corrections
 * @param held what it is
 * @param until the first day on which it is no longer held; empty while it has no end
 * @param awareOn when the person came to know of it; the clock of declaring begins then
 * @param supersededAt when another row took its place; empty while it stands
 * @param withheldReason why it is not published; empty where it may be
 * @param entry of the record; empty for what makes no entry of its own
 */
public record Interest(
    UUID id,
    UUID root,
    UUID person,
    Held held,
    LocalDate from,
    Optional<LocalDate> until,
    LocalDate awareOn,
    LocalDate declaredOn,
    Instant recordedAt,
    Optional<Instant> supersededAt,
    String withheldReason,
    Optional<Long> entry) {

  /**
   * What is held.
   *
   * @param relation what the person, or the close person, is to the organisation
   * @param organisation code on the register; empty where it is not there, or for a close tie alone
   * @param organisationName for one that is not on the register
   * @param close of an indirect interest, through whom
   * @param words in the person's own words
   * @param shareParts of a holding, in hundred millionths of the whole
   */
  public record Held(
      Kind kind,
      Certainty certainty,
      Relation relation,
      String organisation,
      String organisationName,
      @Nullable Close close,
      String words,
      @Nullable Long shareParts,
      @Nullable Band band) {
    /** Whether only the person and the guardian may see it. */
    public boolean isIndirect() {
      return kind == Kind.INDIRECT;
    }
  }

  /** What may be declared of an organisation, or that somebody is close. */
  public enum Relation {
    PARTNER,
    SALARIED,
    LOCUM,
    MANAGER,
    DIRECTOR,
    TRUSTEE,
    OFFICER,
    EMPLOYEE,
    ADVISER,
    HOLDING,
    INTEREST,
    CLOSE_TIE
  }

  /**
   * Somebody close.
   *
   * @param known their number where they are known here
   * @param name as the person wrote it, where they are not
   */
  public record Close(org.mandate.conflicts.Tie tie, Optional<UUID> known, String name) {}

  /** Whether it is withheld from publication. */
  public boolean isWithheld() {
    return !withheldReason.isEmpty();
  }

  /** Whether it is held on a day. */
  public boolean heldOn(LocalDate day) {
    return !from.isAfter(day) && until.map(day::isBefore).orElse(true);
  }
}
