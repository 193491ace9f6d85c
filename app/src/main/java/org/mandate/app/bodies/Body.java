package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A body as it was founded.
 *
 * @param slug in addresses and in the record
 * @param name as it calls itself
 * @param source of its authority
 * @param instrument the text behind that source; empty for none
 * @param founder code of the organisation that founded it; empty when its members did
 * @param rule who is a member
 * @param from the day it began
 * @param recordedAt when that was recorded
 * @param entry of the record
 */
public record Body(
    UUID id,
    String slug,
    String name,
    Authority source,
    String instrument,
    String founder,
    MembershipRule rule,
    LocalDate from,
    Instant recordedAt,
    long entry) {

  /** As entries name it. */
  public String subject() {
    return "body:" + slug;
  }
}
