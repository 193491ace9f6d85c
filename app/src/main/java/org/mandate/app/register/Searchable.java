package org.mandate.app.register;

import org.mandate.app.web.Names;

/**
 * What search knows of an organisation: one row for each name a code has or had, the one of now
 * first.
 */
public record Searchable(
    String code,
    String officialName,
    String address,
    String postcode,
    String role,
    boolean active,
    String grouping) {

  /** The name as people write it. */
  public String name() {
    return Names.titled(officialName);
  }
}
