package org.mandate.app.elections.secret;

import org.mandate.app.web.Prose;

/** A result in words. */
final class ResultWords {
  private ResultWords() {}

  static Prose declared(SecretElections elections, SecretElection e) {
    return Prose.of("The result is declared.");
  }

  static Prose certified(SecretElections elections, SecretElection e) {
    return Prose.of("The result is certified.");
  }
}
