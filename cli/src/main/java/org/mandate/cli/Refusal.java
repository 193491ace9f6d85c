package org.mandate.cli;

/** Wrong use, or nothing there to judge: one plain sentence, then exit code 2. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refusal(String sentence) {
    super(sentence);
  }
}
