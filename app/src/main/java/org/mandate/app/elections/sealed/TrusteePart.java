package org.mandate.app.elections.sealed;

import org.mandate.ballot.ceremony.TrusteeWork;

/**
 * What a trustee hands in to open the result.
 *
 * @param decryption the text for the board
 * @param opening the line for its sidecar, which proves that this and nothing else was opened
 */
public record TrusteePart(String decryption, String opening) {

  /** As the library made it. */
  public static TrusteePart of(TrusteeWork.Opened opened) {
    return new TrusteePart(opened.part().text(), opened.opening().text());
  }
}
