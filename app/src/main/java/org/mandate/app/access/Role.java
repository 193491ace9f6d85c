package org.mandate.app.access;

/** What somebody is towards one subject. Roles follow from dated facts, never from flags. */
public enum Role {
  /** Everybody, signed in or not. */
  ANYONE,
  /** Any signed-in person. */
  SIGNED_IN,
  /** Authorised voter or deputy of the practice that is the subject, or of a member of its body. */
  PRACTICE_VOTER,
  /**
   * Any person affiliated to the practice that is the subject, or to a member practice of its body.
   */
  PRACTICE_PERSON,
  /** Holder of any office of the subject's body. */
  OFFICE_HOLDER,
  /** Holder of the chair's seat. */
  CHAIR,
  /** Holder of the vice-chair's seat, who presides in the chair's absence. */
  VICE_CHAIR,
  /** Holder of the secretary's seat. */
  SECRETARY,
  /** Holder of the treasurer's seat. */
  TREASURER,
  /** Holder of the returning officer's seat. */
  RETURNING_OFFICER,
  /** Holder of the conflicts guardian's seat. */
  GUARDIAN,
  /** Holder of the office that owns the meeting or the series. */
  MEETING_OWNER,
  /** Keeper of this installation's register: imports files, founds bodies, records people. */
  REGISTRAR,
  /** Holder of a key with which the secret election that is the subject is opened. */
  TRUSTEE,
  /** Who gives the voters of the secret election that is the subject their credentials. */
  CREDENTIAL_AUTHORITY,
  /** Who enters ballots on paper and by telephone into the secret election that is the subject. */
  CLERK,
  /** Who checks the secret election that is the subject, and settles what is not its officer's. */
  AUDITOR,
  /** Who votes on a line of the frozen roll of the secret election that is the subject. */
  ON_ROLL,
  /** The bearer of a ballot link for this very ballot. */
  LINK_BEARER
}
