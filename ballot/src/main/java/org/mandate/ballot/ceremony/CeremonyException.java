package org.mandate.ballot.ceremony;

/**
 * Somebody's message does not keep the protocol of a key ceremony. The message says whose and what
 * is wrong, in words for those who sit at the ceremony.
 */
public final class CeremonyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CeremonyException(String reason) {
    super(reason);
  }
}
