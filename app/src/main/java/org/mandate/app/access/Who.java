package org.mandate.app.access;

import java.util.UUID;

/** Who asks, as the database has confirmed it for this transaction. */
public sealed interface Who {

  /** No identity, or one that opened nothing. Sees what is public. */
  record Nobody() implements Who {}

  /**
   * A signed-in person.
   *
   * @param id the person
   */
  record Person(UUID id) implements Who {}

  /**
   * The bearer of a ballot link: may vote for one practice in one ballot, and nothing else.
   *
   * @param person whom the link names
   * @param ballot the one ballot
   * @param practice organisation code of the one practice
   */
  record BallotLink(UUID person, UUID ballot, String practice) implements Who {}

  /**
   * The bearer of a calendar's address: reads what is public, and whose calendar it is.
   *
   * @param person whose it is
   */
  record Calendar(UUID person) implements Who {}

  /**
   * A background job of this program.
   *
   * @param name the job's name, as in the policies
   */
  record Job(String name) implements Who {}
}
