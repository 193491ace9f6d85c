package org.mandate.conflicts;

/** What a party is to a matter. */
public enum PartyRole {
  BIDDER("is a bidder"),
  EXPECTED_BIDDER("is expected to bid"),
  BENEFICIARY("would benefit"),
  ADVISER("advises on it"),
  SUBJECT("is what it is about");

  private final String says;

  PartyRole(String says) {
    this.says = says;
  }

  /** The words after the party, such as "is expected to bid". */
  public String says() {
    return says;
  }

  /** Whether others of this role compete with it. */
  public boolean competes() {
    return this == BIDDER || this == EXPECTED_BIDDER;
  }
}
