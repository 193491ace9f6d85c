package org.mandate.conflicts;

/** What joins two people or organisations. Each runs from the first named to the second. */
public enum Relation {
  PARTNER(Ends.PERSON_ORGANISATION, "is a partner in", "has the partner"),
  SALARIED(Ends.PERSON_ORGANISATION, "is salaried at", "has the salaried GP"),
  LOCUM(Ends.PERSON_ORGANISATION, "works as a locum at", "has the locum"),
  MANAGER(Ends.PERSON_ORGANISATION, "is a manager of", "has the manager"),
  DIRECTOR(Ends.PERSON_ORGANISATION, "is a director of", "has the director"),
  TRUSTEE(Ends.PERSON_ORGANISATION, "is a trustee of", "has the trustee"),
  OFFICER(Ends.PERSON_ORGANISATION, "holds an office of", "has the officer"),
  EMPLOYEE(Ends.PERSON_ORGANISATION, "is employed by", "employs"),
  ADVISER(Ends.PERSON_ORGANISATION, "advises", "is advised by"),
  /** A share in an organisation. */
  HOLDING(Ends.PERSON_ORGANISATION, "holds a share of", "is held in part by"),
  /** A declared interest of one of the four kinds. */
  INTEREST(
      Ends.PERSON_ORGANISATION, "has a declared interest in", "is in the declared interests of"),
  /** Between two people, both ways. */
  CLOSE_TIE(Ends.PERSON_PERSON, "has a close tie with", "has a close tie with"),
  MEMBERSHIP(Ends.ORGANISATIONS, "is a member of", "has the member"),
  /** The first owns a share of the second. */
  OWNERSHIP(Ends.ORGANISATIONS, "owns a share of", "is owned in part by"),
  /** The first supplies the second under a contract. */
  CONTRACT(Ends.ORGANISATIONS, "supplies", "is supplied by"),
  /** The first pays the second, other than under a contract. */
  FUNDING(Ends.ORGANISATIONS, "funds", "is funded by");

  /** What may stand at the two ends. */
  public enum Ends {
    PERSON_ORGANISATION,
    PERSON_PERSON,
    ORGANISATIONS
  }

  private final Ends ends;
  private final String says;
  private final String saysBack;

  Relation(Ends ends, String says, String saysBack) {
    this.ends = ends;
    this.says = says;
    this.saysBack = saysBack;
  }

  /** What stands at its two ends. */
  public Ends ends() {
    return ends;
  }

  /** Whether a link of this relation may state a share. */
  public boolean hasShare() {
    return this == HOLDING || this == OWNERSHIP;
  }

  /** The words between the first and the second, such as "is a member of". */
  public String says() {
    return says;
  }

  /** The words between the second and the first, such as "has the member". */
  public String saysBack() {
    return saysBack;
  }
}
