package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An organisation as one list describes it for one day.
 *
 * @param code official or local
 * @param name as people write it
 * @param officialName as the list spells it
 * @param role practice, prescriber, network, commissioner, board, region, or a local one
 * @param state whether its list counts it
 * @param grouping national grouping (W00 Wales); empty when unknown
 * @param geography what it lies in: the board of a practice or commissioner; empty when unknown
 * @param commissioner its commissioner on that day; empty when it has none
 * @param opened empty when unknown
 * @param closed empty when open or unknown
 * @param subtype the list's own kind: prescribing setting, roles, ONS code
 * @param companyNumber at Companies House; empty when it has none or it is unknown
 * @param source the list that says so, or {@code local}
 * @param from the first day for which the list says so
 * @param until the day from which it says otherwise; empty when it still says so
 * @param covers whether the list speaks for that day; if not this is the nearest it says
 */
public record Organisation(
    String code,
    String name,
    String officialName,
    String role,
    Standing.State state,
    String grouping,
    String geography,
    String commissioner,
    String address,
    String postcode,
    String phone,
    Optional<LocalDate> opened,
    Optional<LocalDate> closed,
    String subtype,
    String companyNumber,
    String source,
    LocalDate from,
    Optional<LocalDate> until,
    boolean covers) {

  public boolean isPractice() {
    return role.equals("practice");
  }

  /** Of Wales: pages about England leave it out. */
  public boolean isWelsh() {
    return grouping.equals(ChangeRules.WALES);
  }

  /** Of the demonstration town: no national figure counts it. */
  public boolean isDemonstration() {
    return grouping.equals("DEMO");
  }
}
